import pg from 'pg';
import { ConfigError } from '../errors.ts';
import { createStore } from './create-store.ts';
import { type DatabaseDeps, openDatabase } from './database.ts';
import type { Connection, DatabaseDriver, Installation } from './driver.ts';
import { readInstallation, selectInstallation } from './installation.ts';
import { explainPostgresError, undefinedTable } from './postgres-errors.ts';
import { createPostgresPool, type PostgresPool } from './postgres-pool.ts';
import type { Store } from './store.ts';

export interface PostgresOptions extends DatabaseDeps {
  readonly maxConnections: number;
  /** How long connecting, and how long one statement may take. */
  readonly timeoutMs?: number;
}

/** Any number that other programs are not likely to lock in the same database. */
const migrationLock = 7_310_420;

/**
 * The store in a PostgreSQL database, which any number of processes may share.
 * @param url as PostgreSQL writes it: postgres://USER:PASSWORD@HOST:PORT/DATABASE
 * @throws ConfigError when the URL is none, or the database is of a newer version.
 */
export async function openPostgresStore(url: string, options: PostgresOptions): Promise<Store> {
  return createStore(await openDatabase(createPostgresDriver(url, options), options));
}

function createPostgresDriver(url: string, { maxConnections, timeoutMs = 5_000 }: PostgresOptions): DatabaseDriver {
  const location = readLocation(url);
  return {
    location,
    maxConnections,
    dialect: {
      autoIncrement: 'bigserial',
      locksRows: true,
      beforeMigration: [`select pg_advisory_xact_lock(${migrationLock})`],
    },
    connect: (patient) => connect(createPostgresPool({ url, maxConnections, timeoutMs, patient })),
    explain: (error) => explainPostgresError(error, location),
  };
}

async function connect(pool: PostgresPool): Promise<Connection> {
  try {
    const installation = await lookInto(pool);
    let queries: ReturnType<Connection['queries']> | undefined;
    return {
      installation,
      queries() {
        queries ??= import('./postgres-queries.ts').then(({ createPostgresQueries }) => createPostgresQueries(pool));
        return queries;
      },
      isCurrent: () => true,
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function lookInto(pool: PostgresPool): Promise<Installation> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(selectInstallation, []);
    return readInstallation(rows);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === undefinedTable) return { schemaVersion: 0 };
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Where a URL leads, without the password.
 * @throws ConfigError, without a cause: those of a malformed URL repeat it.
 */
function readLocation(url: string): string {
  try {
    if (/^postgres(ql)?:\/\//.test(url)) {
      const { host, port, database } = new pg.Client({ connectionString: url });
      if (database !== undefined) return host.startsWith('/') ? `${host} ${database}` : `${host}:${port}/${database}`;
    }
  } catch (error) {
    if (error instanceof Error && 'path' in error && 'code' in error) {
      throw new ConfigError([`DATABASE_URL names the file ${error.path}, which cannot be read (${error.code}).`]);
    }
  }
  throw new ConfigError([
    'DATABASE_URL is not the address of a PostgreSQL database. Write postgres://USER:PASSWORD@HOST:5432/DATABASE, with ' +
      '%40 for @, %2F for /, %23 for # and %25 for % in the password.',
  ]);
}
