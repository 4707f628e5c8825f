import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const namePattern = /^stevedore-\d{8}-\d{6}\.db$/;
const leftoverPattern = /\.(?:partial|restoring)-0[0-9a-z]{14}(?:-wal|-shm|-journal)?$/;

/** So long no copy stands still that somebody is still at. */
const leftoverAfterMs = 3_600_000;

/** `20260301-093000`, in UTC, so that names are in the order of time. */
export function stampOf(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** Name of a backup where none is given. */
export function backupName(now: number): string {
  return `stevedore-${stampOf(now)}.db`;
}

/** Makes an empty file that is for the eyes of its user only. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

/** Returns when the file is on disk, and stays there when the machine loses power. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The same for the names in the folder of a file. Not every system can do that. */
export function syncFolderOf(path: string): void {
  try {
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {}
}

/**
 * Gives a file its name, at one stroke.
 * @throws EEXIST when there is one of that name
 */
export function putInPlace(made: string, name: string): void {
  try {
    // Renaming would replace a file that came up meanwhile.
    linkSync(made, name);
    rmSync(made);
  } catch (error) {
    if (existsSync(name) || !existsSync(made)) throw error;
    // Some file systems know no second name of a file.
    renameSync(made, name);
  }
}

/**
 * Deletes the oldest of the backups beside this one that have their name from `backupName`, but never this one.
 * @returns names of those that were deleted, newest first
 */
export function keepNewest(made: string, count: number): readonly string[] {
  const folder = dirname(made);
  const others = readdirSync(folder).filter((name) => namePattern.test(name) && name !== basename(made));
  const old = others
    .sort()
    .reverse()
    .slice(count - 1);
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old;
}

/** Deletes a copy that is not wanted, with what SQLite keeps beside it, as far as that can be done. */
export function discard(copy: string): void {
  for (const companion of ['', '-wal', '-journal', '-shm']) {
    try {
      rmSync(`${copy}${companion}`, { force: true });
    } catch {}
  }
}

/** Deletes what a backup or a restoring that was killed has left behind in a folder. */
export function removeLeftovers(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!leftoverPattern.test(name)) continue;
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now };
    if (mtimeMs < now - leftoverAfterMs) rmSync(path, { force: true });
  }
}
