import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { silentLogger } from '../logger.ts';
import { openStore } from '../store/open-store.ts';
import { type Store, StoreError } from '../store/store.ts';

/** Does something with the store of the settings, which may be in use by others. @throws UserError where it cannot be used. */
export async function withStore<T>({ database, dataDir }: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const { url, maxConnections } = database;
  const place = url === undefined ? {} : { databaseUrl: url };
  // What is wrong with it comes as an error, so there is nothing to log.
  const store = await openStore({ ...place, maxConnections, dataDir, logger: silentLogger });
  try {
    return await work(store);
  } catch (error) {
    if (error instanceof StoreError) throw new UserError('store', error.message, { cause: error });
    throw error;
  } finally {
    await store.close();
  }
}
