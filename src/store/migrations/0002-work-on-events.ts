import { type SqlBool, sql } from 'kysely';
import type { Migration } from './run-migrations.ts';

/** What came in is kept until its work is finished, and credentials that were given at run time are kept encrypted. */
export const workOnEvents: Migration = async ({ schema }) => {
  // SQLite adds one column at a time.
  await schema.alterTable('events').addColumn('person', 'text').execute();
  await schema.alterTable('events').addColumn('content', 'text').execute();
  await schema.alterTable('events').addColumn('holder', 'text').execute();
  await schema.alterTable('events').addColumn('lease_until', 'bigint').execute();
  await schema.alterTable('events').addColumn('take_overs', 'integer').execute();
  // Holds only what is not finished, which is little, and nothing that a renewal changes.
  await schema
    .createIndex('events_unfinished')
    .on('events')
    .columns(['platform', 'claimed_at'])
    .where(sql<SqlBool>`content is not null`)
    .execute();

  await schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
};
