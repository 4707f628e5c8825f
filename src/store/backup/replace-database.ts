import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { StoreError } from '../store.ts';
import { putInPlace, syncFolderOf } from './backup-files.ts';
import type { HeldDatabase } from './hold-database.ts';

/** What stood there before. */
export interface KeptDatabase {
  readonly path: string;
  readonly damaged: boolean;
}

/** What SQLite keeps beside a database: all that was committed is there only when these are too. */
export const logs = ['-wal', '-journal'] as const;
const companions = [...logs, '-shm'] as const;

/**
 * Puts a copy under the name of a database that is held. A process that is killed meanwhile leaves the one or the other there.
 * @returns where the old one is
 */
export function replaceDatabase(
  database: string,
  restoring: string,
  { state }: HeldDatabase,
  keepAt: string,
): KeptDatabase | undefined {
  const keptAt = freeName(keepAt);
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
