import { type Kysely, sql, type Transaction } from 'kysely';
import type { SqlDialect } from '../driver.ts';
import type { Schema } from '../schema.ts';

/** A step from one version of the tables to the next. Steps that were released never change. */
export type Migration = (db: Transaction<Schema>, dialect: SqlDialect) => Promise<void>;

/** Takes the steps that the database has not seen, all or none of them, one process at a time. */
export function runMigrations(
  db: Kysely<Schema>,
  dialect: SqlDialect,
  migrations: readonly Migration[],
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    for (const statement of dialect.beforeMigration) await sql.raw(statement).execute(transaction);
    await transaction.schema
      .createTable('installation')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    const row = await transaction
      .selectFrom('installation')
      .select('value')
      .where('name', '=', 'schema')
      .executeTakeFirst();
    const seen = Number(row?.value ?? 0);
    // Another process may have been faster, and newer.
    if (seen >= migrations.length) return;
    for (const migration of migrations.slice(seen)) await migration(transaction, dialect);
    const value = String(migrations.length);
    await transaction
      .insertInto('installation')
      .values({ name: 'schema', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  });
}
