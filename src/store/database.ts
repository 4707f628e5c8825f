import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import type { Connection, DatabaseDriver, Explained, Installation, SqlDialect } from './driver.ts';
import type { Schema } from './schema.ts';
import { connectUpToDate } from './schema-version.ts';
import { StoreError, type StoreErrorCode } from './store.ts';

/**
 * A database that may come and go. Whoever queries it while it cannot be reached gets a `StoreError`, and somebody's query
 * finds it again later.
 */
export interface Database {
  readonly dialect: SqlDialect;
  /** As it was when we connected; costs no query. */
  installation(): Promise<Installation>;
  /** Queries that need not hold together. */
  query<T>(run: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Queries that count all together or not at all. */
  transaction<T>(run: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseDeps {
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * For so long nobody tries to connect after an attempt has failed. A try can take seconds, and nobody who asks a question
 * should wait for that again and again.
 */
const retryAfterMs = 3_000;

/** The same trouble is told once in so long, however many come upon it: they know from the error that they get. */
const tellAgainAfterMs = 10 * 60_000;

/** Two transactions that wait for each other are rare; that one gives way so often is a mistake of ours. */
const maxTries = 5;

/**
 * Connects once, so that what only an operator can mend stops the start. A database that cannot be reached does not.
 * @throws ConfigError when the database is of a newer version.
 */
export async function openDatabase(driver: DatabaseDriver, { clock, logger }: DatabaseDeps): Promise<Database> {
  // Waiting happens here and not in a pool, since those who wait are to be told at once when the database is lost.
  const limited = createConcurrencyLimit(driver.maxConnections);
  let current: Connection | undefined;
  let connecting: Promise<Connection> | undefined;
  let failure: { readonly error: StoreError; readonly retryAt: number } | undefined;
  let closed = false;
  const toldAt = new Map<StoreErrorCode, number>();

  const tell = (error: StoreError): void => {
    const now = clock.now();
    if (now < (toldAt.get(error.code) ?? Number.NEGATIVE_INFINITY) + tellAgainAfterMs) return;
    toldAt.set(error.code, now);
    logger.warn('the store cannot be used', { location: driver.location, err: error });
  };

  const fail = (error: StoreError): void => {
    failure = { error, retryAt: clock.now() + retryAfterMs };
  };

  const drop = (connection: Connection): void => {
    current = undefined;
    connection.close().catch(() => {});
  };

  const connect = async (): Promise<Connection> => {
    try {
      current = await connectUpToDate(driver);
    } catch (error) {
      fail(explain(error, driver).error);
      throw error;
    }
    if (failure !== undefined) {
      logger.info('the store can be used again', { location: driver.location });
      toldAt.clear();
    }
    failure = undefined;
    return current;
  };

  const connected = async (): Promise<Connection> => {
    if (closed) throw new StoreError('unavailable', 'The store is closed.');
    if (current?.isCurrent()) return current;
    if (current !== undefined) drop(current);
    if (failure !== undefined && clock.now() < failure.retryAt) throw failure.error;
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
    return connecting;
  };

  const use = <T>(run: (connection: Connection) => Promise<T>): Promise<T> =>
    limited(async () => {
      let connection: Connection | undefined;
      try {
        connection = await connected();
        return await run(connection);
      } catch (cause) {
        const { error, lost } = explain(cause, driver);
        if (lost && connection !== undefined && connection === current) {
          drop(connection);
          fail(error);
        }
        if (!closed) tell(error);
        throw error;
      }
    });

  const query: Database['query'] = (run) => use(async ({ queries }) => run(await queries()));

  const transaction = async <T>(db: Kysely<Schema>, run: (db: Transaction<Schema>) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await db.transaction().execute(run);
      } catch (error) {
        if (tries === maxTries || !explain(error, driver).gaveWay) throw error;
      }
    }
  };

  try {
    await connected();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    tell(explain(error, driver).error);
  }
  return {
    dialect: driver.dialect,
    installation: () => use(async ({ installation }) => installation),
    query,
    transaction: (run) => query((db) => transaction(db, run)),
    async close() {
      if (closed) return;
      closed = true;
      // In its turn, so that no transaction is cut off where there is one connection only.
      await limited(async () => {
        await connecting?.catch(() => {});
        await current?.close();
      });
    },
  };
}

function explain(error: unknown, driver: DatabaseDriver): Explained {
  const stays = { lost: false, gaveWay: false };
  if (error instanceof StoreError) return { error, ...stays };
  // Only at the start is there an operator to hear it. A newer version may also come while we run.
  if (error instanceof ConfigError) {
    return { error: new StoreError('failed', error.message, { cause: error }), ...stays };
  }
  return driver.explain(error);
}
