import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readInstallation, selectInstallation } from '../installation.ts';
import { StoreError } from '../store.ts';

/** What is in a copy of the database that is whole. */
export interface DatabaseCopy {
  readonly bytes: number;
  readonly schemaVersion: number;
  /** Rows by table, in the order in which the tables were made. */
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Reads all of a copy that nobody else uses.
 * @param name what to call it in errors
 * @throws StoreError `damaged` when it is not a whole database of Stevedore
 */
export async function examineCopy(path: string, name: string): Promise<DatabaseCopy> {
  if (!isDatabase(path)) throw new StoreError('damaged', `${name} is no database of SQLite. Name another file.`);
  const { default: Database } = await import('libsql');
  const database = new Database(path);
  const column = <T>(statement: string) => database.prepare(statement).pluck().all() as readonly T[];
  try {
    // Takes up what a log beside it holds.
    database.exec('pragma journal_mode = delete');
    const [problem] = column<string>('pragma integrity_check(1)');
    if (problem !== 'ok') throw damaged(name, problem);
    const tables = column<string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid",
    );
    if (!tables.includes('installation')) {
      throw new StoreError('damaged', `${name} is a database of another program. Name one of Stevedore's.`);
    }
    const { schemaVersion } = readInstallation(database.prepare(selectInstallation).all());
    const counted = tables
      .filter((table) => table !== 'installation')
      .map((table) => [table, column<number>(`select count(*) from "${table}"`)[0] ?? 0] as const);
    return { bytes: statSync(path).size, schemaVersion, rows: new Map(counted) };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^SQLITE_(CORRUPT|NOTADB)/.test(String(cause.code))) {
      throw damaged(name, cause.message, cause);
    }
    throw cause;
  } finally {
    database.close();
  }
}

/** An empty file would be a database to SQLite, and one that is cut off after its first bytes no error yet. */
function isDatabase(path: string): boolean {
  const magic = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, magic);
  } finally {
    closeSync(file);
  }
  return magic.toString('latin1') === 'SQLite format 3\0';
}

function damaged(name: string, reason: string | undefined, cause?: unknown): StoreError {
  return new StoreError('damaged', `${name} is damaged (${reason ?? 'SQLite does not say how'}).`, { cause });
}
