import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { StoreError } from './store.ts';

/** A kind of database: how to connect to it, what its errors mean, and where its SQL differs. */
export interface DatabaseDriver {
  /** Where the database is, as an operator knows it; without a password. */
  readonly location: string;
  readonly maxConnections: number;
  readonly dialect: SqlDialect;
  /**
   * @param patient whether statements may take as long as they like, as those of a migration may
   * @throws an error that `explain` understands
   */
  connect(patient: boolean): Promise<Connection>;
  explain(error: unknown): Explained;
}

/** What the queries and migrations need to know of a dialect. */
export interface SqlDialect {
  /** Type of a column that counts up. */
  readonly autoIncrement: 'integer' | 'bigserial';
  /** Whether transactions run side by side, so that rows must be locked (`for share`). */
  readonly locksRows: boolean;
  /** Statements at the start of a migration, so that one process migrates at a time. */
  readonly beforeMigration: readonly string[];
}

/** What the database says of itself. */
export interface Installation {
  /** Number of the last migration that it has seen; 0 when it is empty. */
  readonly schemaVersion: number;
  /** Absent until somebody has asked for it. */
  readonly salt?: string;
}

export interface Connection {
  /** As it was when we connected. */
  readonly installation: Installation;
  /** Loads Kysely, which takes several times as long as connecting, when the first query needs it. */
  queries(): Promise<Kysely<Schema>>;
  /** False when the database is not any more where it was when we connected, such as a file that was replaced. */
  isCurrent(): boolean;
  close(): Promise<void>;
}

export interface Explained {
  readonly error: StoreError;
  /** The connection is of no use any more, and a new one is needed. */
  readonly lost: boolean;
  /** The transaction gave way to another one, and can be done again. */
  readonly gaveWay: boolean;
}
