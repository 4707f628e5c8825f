import { stampOf } from './backup-files.ts';

/** Commands of PostgreSQL's own tools, for a shell. */
export interface PostgresCommands {
  readonly backUp: string;
  readonly restore: string;
}

/**
 * What to run instead for a PostgreSQL database. Passwords are left out: the tools ask for one, or take PGPASSWORD.
 * @param url a DATABASE_URL
 * @param file where none is given, a name with the time
 */
export function postgresCommands(url: string, file: string | undefined, now: number): PostgresCommands {
  const dump = quoted(file ?? `stevedore-${stampOf(now)}.dump`);
  const address = quoted(withoutPassword(url));
  return {
    backUp: `pg_dump --format=custom --file=${dump} --dbname=${address}`,
    restore: `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${address} ${dump}`,
  };
}

function withoutPassword(url: string): string {
  const address = new URL(url);
  address.password = '';
  for (const name of ['password', 'sslpassword']) address.searchParams.delete(name);
  return address.href;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
