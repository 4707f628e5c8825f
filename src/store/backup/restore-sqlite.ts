import {
  accessSync,
  chownSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { schemaVersion } from '../schema-version.ts';
import { StoreError } from '../store.ts';
import { discard, removeLeftovers, stampOf, syncFile } from './backup-files.ts';
import { explainCopying } from './copy-errors.ts';
import { type DatabaseCopy, examineCopy } from './database-copy.ts';
import { type HeldDatabase, holdDatabase } from './hold-database.ts';
import { type KeptDatabase, logs, replaceDatabase } from './replace-database.ts';

export interface RestoreDeps {
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface Restored extends DatabaseCopy {
  /** Absent when nothing stood there before. */
  readonly kept?: KeptDatabase;
  /** The schema to which the next start brings it. */
  readonly nextSchemaVersion: number;
}

/**
 * Puts a copy in the place of the database, at one stroke: a process that is killed leaves the one or the other. What stood
 * there is kept beside it.
 * @param from path of the copy, or its bytes
 * @param database path of the store's own database
 * @throws UserError `usage` when there is no such file; StoreError when the copy is not whole, not ours or newer than this
 * program, or when a process has the database open
 */
export async function restoreSqlite(
  from: string | Readable,
  database: string,
  { clock, newId }: RestoreDeps,
): Promise<Restored> {
  const now = clock.now();
  const name = typeof from === 'string' ? from : 'What came in';
  const given = typeof from === 'string' ? readable(from) : undefined;
  const restoring = `${database}.restoring-${newId()}`;
  let held: HeldDatabase | undefined;
  try {
    if (given !== undefined && isSame(given, statSync(database, { throwIfNoEntry: false }))) {
      throw new UserError('usage', `${name} is the database itself, so there is nothing to restore`);
    }
    mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    removeLeftovers(dirname(database), now);
    held = await holdDatabase(database);
    if (typeof from === 'string') await copy(from, restoring);
    else await pipeline(from, makePrivate(restoring));
    const restored = await examineCopy(restoring, name);
    if (restored.schemaVersion > schemaVersion) throw newerCopy(name, restored.schemaVersion);
    giveToOwner(restoring, database);
    syncFile(restoring);
    const kept = replaceDatabase(database, restoring, held, `${database}.before-restore-${stampOf(now)}`);
    return { ...restored, ...(kept && { kept }), nextSchemaVersion: schemaVersion };
  } catch (cause) {
    throw explainCopying(cause, { database, target: database, otherwise: 'set DATA_DIR to another folder' });
  } finally {
    held?.letGo();
    discard(restoring);
  }
}

function readable(file: string): Stats {
  try {
    accessSync(file, constants.R_OK);
    const stats = statSync(file);
    if (stats.isFile()) return stats;
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new UserError('usage', isMissing ? `there is no file ${file}` : `${file} cannot be read by this user`, {
      cause,
    });
  }
  throw new UserError('usage', `${file} is no file`);
}

/** For root, who may restore for the user that runs Stevedore; to others it is theirs already. */
function giveToOwner(restoring: string, database: string): void {
  const { uid, gid } = statSync(database, { throwIfNoEntry: false }) ?? statSync(dirname(database));
  if (process.getuid?.() === 0) chownSync(restoring, uid, gid);
}

/** With the logs beside it, as somebody has copied them from a machine that had stopped. */
async function copy(file: string, to: string): Promise<void> {
  const parts = ['', ...logs].filter((log) => existsSync(`${file}${log}`));
  const stateOf = () =>
    JSON.stringify(parts.map((part) => [statSync(`${file}${part}`).size, statSync(`${file}${part}`).mtimeMs]));
  const before = stateOf();
  for (const part of parts) {
    await pipeline(createReadStream(`${file}${part}`), makePrivate(`${to}${part}`));
  }
  if (stateOf() !== before) {
    throw new StoreError(
      'unavailable',
      `Something writes to ${file}. Take a copy of it by stevedore backup, and restore that.`,
    );
  }
}

function makePrivate(path: string): Writable {
  return createWriteStream(path, { flags: 'wx', mode: 0o600 });
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  return other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function newerCopy(name: string, version: number): StoreError {
  return new StoreError(
    'failed',
    `${name} is of a newer version of Stevedore (schema ${version}; this version knows schema ${schemaVersion}). ` +
      'Restore it with the newer version, or name an older backup.',
  );
}
