import Database from 'libsql';
import { whenNotBusy } from '../../../src/store/sqlite-busy.ts';

/** Keeps everybody else from writing to a store meanwhile, as a copy or a check of the file does. */
export async function lockStore(path: string, meanwhile: () => Promise<unknown>): Promise<void> {
  const database = new Database(path);
  try {
    await whenNotBusy(() => database.exec('begin immediate'));
    await meanwhile();
    database.exec('rollback');
  } finally {
    database.close();
  }
}
