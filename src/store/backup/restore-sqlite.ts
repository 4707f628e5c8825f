import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { schemaVersion } from '../schema-version.ts';
import { StoreError } from '../store.ts';
import { putInPlace, removeLeftovers, stampOf, syncFile, syncFolderOf } from './backup-files.ts';
import { explainCopying } from './copy-errors.ts';
import { type DatabaseCopy, examineCopy } from './database-copy.ts';
import { type HeldDatabase, holdDatabase } from './hold-database.ts';

export interface RestoreDeps {
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface Restored extends DatabaseCopy {
  /** What stood there before; absent when nothing did. */
  readonly kept?: { readonly path: string; readonly damaged: boolean };
  /** The schema to which the next start brings it. */
  readonly nextSchemaVersion: number;
}

/** What SQLite keeps beside a database: all that was committed is there only when these are too. */
const logs = ['-wal', '-journal'] as const;
const companions = [...logs, '-shm'] as const;

/**
 * Puts a copy in the place of the database, at one stroke: a process that is killed leaves the one or the other. What stood
 * there is kept beside it.
 * @param database path of the store's own database
 * @throws UserError `usage` when there is no such file; StoreError when the copy is not whole, not ours or newer than this
 * program, or when a process has the database open
 */
export async function restoreSqlite(file: string, database: string, { clock, newId }: RestoreDeps): Promise<Restored> {
  const now = clock.now();
  const given = statSync(file, { throwIfNoEntry: false });
  if (given === undefined) throw new UserError('usage', `there is no file ${file}`);
  if (!given.isFile()) throw new UserError('usage', `${file} is no file`);
  if (isSame(given, statSync(database, { throwIfNoEntry: false }))) {
    throw new UserError('usage', `${file} is the database itself, so there is nothing to restore`);
  }
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new UserError('usage', `${file} cannot be read by this user`, { cause });
  }
  const restoring = `${database}.restoring-${newId()}`;
  let held: HeldDatabase | undefined;
  try {
    mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    removeLeftovers(dirname(database), now);
    held = await holdDatabase(database);
    await copy(file, restoring);
    const restored = await examineCopy(restoring, file);
    if (restored.schemaVersion > schemaVersion) throw newerCopy(file, restored.schemaVersion);
    syncFile(restoring);
    const kept = replace(database, restoring, held, freeName(`${database}.before-restore-${stampOf(now)}`));
    return { ...restored, ...(kept && { kept }), nextSchemaVersion: schemaVersion };
  } catch (cause) {
    throw explainCopying(cause, { database, target: database, otherwise: 'set DATA_DIR to another folder' });
  } finally {
    held?.letGo();
    for (const companion of ['', ...companions]) rmSync(`${restoring}${companion}`, { force: true });
  }
}

/** With the logs beside it, as somebody has copied them from a machine that had stopped. */
async function copy(file: string, to: string): Promise<void> {
  const parts = ['', ...logs].filter((log) => existsSync(`${file}${log}`));
  const stateOf = () =>
    JSON.stringify(parts.map((part) => [statSync(`${file}${part}`).size, statSync(`${file}${part}`).mtimeMs]));
  const before = stateOf();
  for (const part of parts) {
    await pipeline(createReadStream(`${file}${part}`), createWriteStream(`${to}${part}`, { flags: 'wx', mode: 0o600 }));
  }
  if (stateOf() !== before) {
    throw new StoreError(
      'unavailable',
      `Something writes to ${file}. Take a copy of it by stevedore backup, and restore that.`,
    );
  }
}

/** @returns where the old one is */
function replace(database: string, restoring: string, { state }: HeldDatabase, keptAt: string): Restored['kept'] {
  if (state === 'absent') {
    // Those of a database that somebody has taken away would be taken for those of the new one.
    removeCompanions(database);
    try {
      putInPlace(restoring, database);
    } catch (cause) {
      if (existsSync(database))
        throw new StoreError('unavailable', `Another process has just made ${database}. Stop it first.`);
      throw cause;
    }
    syncFolderOf(database);
    return undefined;
  }
  if (state === 'whole') removeCompanions(database);
  // Part of what was damaged, and perhaps what it can be mended with.
  else for (const companion of companions) moveIfThere(`${database}${companion}`, `${keptAt}${companion}`);
  keepUnderOtherName(database, keptAt);
  renameSync(restoring, database);
  syncFolderOf(database);
  return { path: keptAt, damaged: state === 'damaged' };
}

function removeCompanions(database: string): void {
  for (const companion of companions) rmSync(`${database}${companion}`, { force: true });
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** So that there is a database at every moment; some file systems know no second name of a file. */
function keepUnderOtherName(database: string, keptAt: string): void {
  try {
    linkSync(database, keptAt);
  } catch {
    renameSync(database, keptAt);
  }
}

function freeName(name: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(free)) return free;
  }
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  return other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function newerCopy(file: string, version: number): StoreError {
  return new StoreError(
    'failed',
    `${file} is of a newer version of Stevedore (schema ${version}; this version knows schema ${schemaVersion}). ` +
      'Restore it with the newer version, or name an older backup.',
  );
}
