import pg from 'pg';
import { bindable } from './bindable.ts';
import { withinWakingTime } from './waking-time.ts';

/** Connections that are given up when they break. */
export interface PostgresPool {
  /** @throws ConnectionError */
  connect(): Promise<PooledConnection>;
  end(): Promise<void>;
}

export interface PooledConnection {
  /** @throws ConnectionError, or pg.DatabaseError when the server refuses the statement. */
  query(statement: string, parameters: readonly unknown[]): Promise<QueryRows>;
  release(): void;
}

interface QueryRows {
  readonly rows: unknown[];
  /** Rows that the statement read or changed. */
  readonly rowCount: number | null;
}

/** There is no connection: none could be had, or it broke while it was used. The reason is its cause. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  constructor(
    readonly phase: 'connecting' | 'connected',
    cause: unknown,
  ) {
    super(`The connection failed while ${phase}.`, { cause });
  }
}

interface PoolOptions {
  readonly url: string;
  readonly maxConnections: number;
  /** How long connecting, and how long one statement may take. */
  readonly timeoutMs: number;
  /** Whether statements may take as long as they like. */
  readonly patient: boolean;
}

/**
 * A process that starts has much to compute, and where processors are few it may hear nothing for seconds: that says nothing of
 * the server, and whoever takes it for gone answers from memory what another process answers too. So the pool itself waits longer.
 */
const sleepyFactor = 4;

export function createPostgresPool({ url, maxConnections, timeoutMs, patient }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: timeoutMs * sleepyFactor,
    ...(!patient && {
      statement_timeout: timeoutMs,
      idle_in_transaction_session_timeout: timeoutMs * 2,
      // For a server that has gone without a word, and keeps no time of its own any more.
      query_timeout: timeoutMs * 2,
    }),
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'stevedore',
    types: { getTypeParser },
  });
  // Without listeners a connection that breaks ends the process. Whoever uses it next is told.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  // The server may take no more connections though some are open: then they have to do. Others may have them all.
  let open = 0;
  let fullUntil = Number.NEGATIVE_INFINITY;
  pool.on('connect', () => {
    open += 1;
  });
  pool.on('remove', () => {
    open -= 1;
  });
  const waiting: (() => void)[] = [];
  pool.on('release', () => waiting.shift()?.());

  async function take(): Promise<pg.PoolClient> {
    for (;;) {
      const mustWait = performance.now() < fullUntil && open > 0 && pool.idleCount === 0;
      if (mustWait) await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await pool.connect();
      } catch (error) {
        if (!isFull(error) || open === 0) throw error;
        fullUntil = performance.now() + fullMs;
      }
    }
  }

  return {
    async connect() {
      const asked = take();
      try {
        return guarded(await withinWakingTime(asked, timeoutMs));
      } catch (cause) {
        // What comes too late is for nobody.
        asked.then(
          (client) => client.release(true),
          () => {},
        );
        throw new ConnectionError('connecting', cause);
      }
    },
    async end() {
      // A server that has gone without a word does not answer a goodbye either.
      const patience = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
      await Promise.race([pool.end(), patience]);
    },
  };
}

/** `too_many_connections`, of the server, the database or the role: appendix A of PostgreSQL's manual. */
const isFull = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '53300';

/** For so long no further connection is tried once there were too many. */
const fullMs = 10_000;

/** Numbers above 2^53 do not occur: times, counts and small sums. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
}

/** A connection that answers nothing more once it is broken, and does not go back into the pool then. */
function guarded(client: pg.PoolClient): PooledConnection {
  let broken: ConnectionError | undefined;
  return {
    async query(statement, parameters) {
      if (broken !== undefined) throw broken;
      try {
        return await client.query(statement, parameters.map(bindable));
      } catch (error) {
        // The server refused the statement, and can be asked something else.
        if (error instanceof pg.DatabaseError && error.severity !== 'FATAL') throw error;
        broken = new ConnectionError('connected', error);
        throw broken;
      }
    },
    release: () => client.release(broken),
  };
}
