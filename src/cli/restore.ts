import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { loadConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { newId } from '../new-id.ts';
import { postgresCommands } from '../store/backup/postgres-dump.ts';
import { restoreSqlite } from '../store/backup/restore-sqlite.ts';
import { databasePath } from '../store/database-path.ts';
import { describeCopy, forOperator } from './copy-report.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';

/** Puts a backup in the place of the database, which nobody may use meanwhile. */
export async function restore(file: string, { stdin, stdout }: Io): Promise<ExitCode> {
  const { database: settings, dataDir } = await loadConfig();
  if (settings.url !== undefined) {
    const dump = file === '-' ? undefined : file;
    const command = postgresCommands(settings.url, dump, systemClock.now()).restore;
    throw new UserError(
      'usage',
      `the database is PostgreSQL, which has its own tool for this; stop Stevedore first:\n${command}`,
    );
  }
  const database = databasePath(dataDir);
  if (file === '-' && stdin.isTTY === true) {
    throw new UserError('usage', 'a backup is not typed at a terminal; send it in: stevedore restore - < FILE');
  }
  const from = file === '-' ? stdin : resolve(file);
  const restored = await forOperator(restoreSqlite(from, database, { clock: systemClock, newId }));
  const { kept, schemaVersion, nextSchemaVersion } = restored;
  stdout.write(`${database}\n${describeCopy(restored)}`);
  if (schemaVersion < nextSchemaVersion) {
    stdout.write(`The next start brings the tables from schema ${schemaVersion} to ${nextSchemaVersion}.\n`);
  }
  if (kept?.damaged === true) stdout.write(`What was there is damaged. It is kept as ${kept.path}\n`);
  else if (kept !== undefined) {
    stdout.write(`What was there is kept. To go back to it: stevedore restore ${kept.path}\n`);
  }
  return exitCodes.fine;
}
