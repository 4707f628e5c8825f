import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { whenNotBusy } from '../../../src/store/sqlite-busy.ts';

/** Keeps everybody else from writing to a store for a while, as a copy or a check of the file does. */
export async function lockStore(path: string, forMs: number): Promise<void> {
  const database = new Database(path);
  try {
    await whenNotBusy(() => database.exec('begin immediate'));
    await sleep(forMs);
    database.exec('rollback');
  } finally {
    database.close();
  }
}
