import { createReadStream, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../clock.ts';
import { loadConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { newId } from '../new-id.ts';
import { backUpSqlite } from '../store/backup/back-up-sqlite.ts';
import { backupName, keepNewest } from '../store/backup/backup-files.ts';
import { postgresCommands } from '../store/backup/postgres-dump.ts';
import { databasePath } from '../store/database-path.ts';
import { describeCopy, forOperator } from './copy-report.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';

export interface BackupOptions {
  readonly force?: boolean;
  /** How many backups to leave in the folder, which is made where there is none. */
  readonly keep?: number;
}

const deps = { clock: systemClock, newId };

/** Copies the database to a file, while others use it. */
export async function backup(file: string | undefined, options: BackupOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfig();
  const now = systemClock.now();
  if (config.database.url !== undefined) {
    const { backUp } = postgresCommands(config.database.url, file === '-' ? undefined : file, now);
    throw new UserError('usage', `the database is PostgreSQL, which has its own tool for this:\n${backUp}`);
  }
  const database = databasePath(config.dataDir);
  if (file === '-') return backUpToStream(database, options, io);
  const makesFolder = options.keep !== undefined;
  const target = targetOf(file ?? '.', now, makesFolder);
  const copy = await forOperator(backUpSqlite(database, { target, force: options.force === true, makesFolder }, deps));
  io.stdout.write(`${target}\n${describeCopy(copy)}`);
  const deleted = options.keep === undefined ? [] : keepNewest(target, options.keep);
  for (const name of deleted) io.stdout.write(`  deleted ${name}\n`);
  return exitCodes.fine;
}

/**
 * A folder is where the backup goes under a name with the time. One of which so many are kept goes into a folder: the first of a
 * folder that is not there yet would be a file of its name, and all later ones would be refused.
 */
function targetOf(file: string, now: number, isOneOfMany: boolean): string {
  const path = resolve(file);
  if (file.endsWith(sep) || isFolder(path)) return join(path, backupName(now));
  if (!isOneOfMany) return path;
  if (extname(path) === '.db' || existsSync(path)) {
    throw new UserError('usage', `--keep is for a folder with backups in it, and ${path} is a file. Name a folder.`);
  }
  return join(path, backupName(now));
}

/** Of what nobody lets us see we are told when we write there. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

async function backUpToStream(
  database: string,
  { keep, force }: BackupOptions,
  { stdout, stderr }: Io,
): Promise<ExitCode> {
  if (keep !== undefined || force === true) {
    throw new UserError('usage', '--keep and --force are for files, and - is standard output');
  }
  if (stdout.isTTY === true) {
    throw new UserError('usage', 'a backup is no text for a terminal; send it on: stevedore backup - > FILE');
  }
  // Beside the database, where nobody else can read and there may be the only folder that can be written.
  const target = `${database}.partial-${newId()}`;
  let opened: number;
  let description: string;
  try {
    description = describeCopy(await forOperator(backUpSqlite(database, { target, force: false }, deps)));
    opened = openSync(target, 'r');
  } finally {
    // Nobody else wants it, and whoever reads may go away at any moment.
    rmSync(target, { force: true });
  }
  await pipeline(createReadStream('', { fd: opened }), stdout, { end: false });
  stderr.write(description);
  return exitCodes.fine;
}
