import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Libsql from 'libsql';
import { bindable } from './bindable.ts';
import type { Schema } from './schema.ts';
import { whenNotBusy } from './sqlite-busy.ts';

export function createSqliteQueries(database: Libsql.Database): Kysely<Schema> {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new FileDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

/**
 * Kysely's own driver begins transactions without a lock and would wait for one by blocking the whole process. There is one
 * connection, which `Database` gives to one after the other.
 */
class FileDriver implements Driver {
  private readonly connection: FileConnection;

  constructor(private readonly database: Libsql.Database) {
    this.connection = new FileConnection(database);
  }

  async init(): Promise<void> {}

  /** libsql does its work at once; in between, others of this process have their turn. */
  async acquireConnection(): Promise<FileConnection> {
    await new Promise(setImmediate);
    return this.connection;
  }

  /**
   * Takes the lock for writing at once. A transaction that reads first and then wants to write fails when another process
   * has written meanwhile, and waiting would not help it.
   */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** After some errors, such as a full disk, SQLite has rolled back already; to do so again would hide the error. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.database.close();
  }
}

class FileConnection implements DatabaseConnection {
  /** Each statement is prepared once: there are some dozens, and libsql frees them only when garbage is collected. */
  private readonly statements = new Map<string, Libsql.Statement<unknown[]>>();

  constructor(private readonly database: Libsql.Database) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(bindable);
    return whenNotBusy(() => {
      const statement = this.statements.get(sql) ?? this.database.prepare(sql);
      this.statements.set(sql, statement);
      if (statement.reader) return { rows: statement.all(values) as Row[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
    });
  }

  streamQuery(): never {
    throw new Error('The store reads in pages and not in streams.');
  }
}
