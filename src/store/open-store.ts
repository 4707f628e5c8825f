import { type Clock, systemClock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { databasePath } from './database-path.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Of a PostgreSQL database; a file in `dataDir` serves when it is absent. */
  readonly databaseUrl?: string;
  /** Connections to PostgreSQL at a time. */
  readonly maxConnections?: number;
  /** Absolute; made when it is not there. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/**
 * The store that the settings name; the driver of the other kind of database is not loaded. A database that cannot be used
 * now does not stop the start: each verb throws a `StoreError` until it can.
 * @throws ConfigError when only the operator can mend it: a malformed URL, a database of a newer version.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, maxConnections = 10, dataDir, logger, clock = systemClock } = options;
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./postgres.ts');
    return openPostgresStore(databaseUrl, { maxConnections, logger, clock });
  }
  const { openSqliteStore } = await import('./sqlite.ts');
  return openSqliteStore(databasePath(dataDir), { logger, clock });
}
