import { accessSync, constants, mkdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { whenNotBusy } from '../sqlite-busy.ts';
import { StoreError } from '../store.ts';
import { discard, makePrivateFile, putInPlace, removeLeftovers, syncFile, syncFolderOf } from './backup-files.ts';
import { explainCopying } from './copy-errors.ts';
import { type DatabaseCopy, examineCopy } from './database-copy.ts';

export interface BackUpDeps {
  readonly clock: Clock;
  readonly newId: () => string;
}

interface BackUpTarget {
  readonly target: string;
  readonly force: boolean;
  readonly makesFolder?: boolean;
}

/**
 * Copies the database as it is at one moment, while others read and write it: they are not held up. The copy has been read
 * and is on disk when it gets its name; until then it stands beside it as `….partial-…`.
 * @param database path of the store's own database
 * @param target absolute path of the copy
 * @param makesFolder whether the folder of the copy is made where there is none, for its user only
 * @throws UserError `usage` when the target cannot be, StoreError otherwise
 */
export async function backUpSqlite(
  database: string,
  { target, force, makesFolder = false }: BackUpTarget,
  { clock, newId }: BackUpDeps,
): Promise<DatabaseCopy> {
  const partial = `${target}.partial-${newId()}`;
  try {
    refuseToReplace(target, database, force);
    requireDatabase(database);
    if (makesFolder) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    removeLeftovers(dirname(target), clock.now());
    makePrivateFile(partial);
    await copyTo(partial, database);
    const copy = await examineCopy(partial, database);
    syncFile(partial);
    if (force) renameSync(partial, target);
    else putInPlace(partial, target);
    syncFolderOf(target);
    return copy;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw exists(target, cause);
    throw explainCopying(cause, { database, target, otherwise: 'name another place' });
  } finally {
    discard(partial);
  }
}

/** @throws StoreError when there is nothing that could be backed up: opening it would make it. */
function requireDatabase(database: string): void {
  try {
    accessSync(database, constants.R_OK | constants.W_OK);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const problem = isMissing
      ? `There is no database at ${database} yet, so there is nothing to back up. If it is elsewhere, set DATA_DIR.`
      : `${database} cannot be read and written by this user. Run this as the user that runs Stevedore.`;
    throw new StoreError('unavailable', problem, { cause });
  }
}

function refuseToReplace(target: string, database: string, force: boolean): void {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there === undefined) return;
  for (const name of ['', '-wal', '-shm', '-journal'].map((companion) => `${database}${companion}`)) {
    const own = statSync(name, { throwIfNoEntry: false });
    if (own !== undefined && own.ino === there.ino && own.dev === there.dev) {
      throw new UserError('usage', `${target} is the database itself. Name another file.`);
    }
  }
  if (!force) throw exists(target);
  if (!there.isFile()) throw new UserError('usage', `${target} is no file that could be replaced. Name another file.`);
}

function exists(target: string, cause?: unknown): UserError {
  return new UserError('usage', `${target} exists already. Name another file, or add --force to replace it.`, {
    cause,
  });
}

/** With SQLite's own means, which read all at one moment and write it without gaps. */
async function copyTo(partial: string, database: string): Promise<void> {
  const { default: Database } = await import('libsql');
  const source = new Database(database);
  try {
    await whenNotBusy(() => {
      // What an earlier try has left; SQLite writes into an empty file only.
      truncateSync(partial);
      // Not as a prepared statement: libsql would keep the connection open until that is collected as garbage.
      source.exec(`vacuum into '${partial.replaceAll("'", "''")}'`);
    });
  } finally {
    source.close();
  }
}
