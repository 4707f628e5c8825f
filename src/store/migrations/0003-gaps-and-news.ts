import { type SqlBool, sql } from 'kysely';
import type { Migration } from './run-migrations.ts';

/** What the notes do not answer is found at once, and people are told once when they do. */
export const gapsAndNews: Migration = async ({ schema }) => {
  await schema.alterTable('questions').addColumn('told_at', 'bigint').execute();
  await schema
    .createIndex('questions_unanswered')
    .on('questions')
    .column('asked_at')
    .where(sql<SqlBool>`state in ('silent', 'closest')`)
    .execute();
  await schema.createIndex('votes_age').on('votes').columns(['voted_at', 'vote']).execute();

  // As many rows as sections were ever in the notes.
  await schema
    .createTable('sections')
    .addColumn('fingerprint', 'text', (column) => column.primaryKey())
    .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('sections_age').on('sections').column('first_seen_at').execute();

  await schema
    .createTable('muted')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('muted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('muted_key', ['platform', 'person'])
    .execute();
};
