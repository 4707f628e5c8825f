import { type SqlBool, sql } from 'kysely';
import type { Migration } from './run-migrations.ts';

/** Every index serves one of the reads of the store, or the pruning of what has become old. */
export const firstTables: Migration = async ({ schema }, { autoIncrement }) => {
  await schema
    .createTable('events')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_key', ['platform', 'event'])
    .execute();
  await schema.createIndex('events_age').on('events').column('claimed_at').execute();

  await schema
    .createTable('turns')
    .addColumn('seq', autoIncrement, (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('turns_of_conversation')
    .on('turns')
    .columns(['platform', 'conversation', 'asked_at'])
    .execute();
  await schema.createIndex('turns_of_person').on('turns').columns(['platform', 'person']).execute();
  await schema.createIndex('turns_age').on('turns').column('asked_at').execute();

  await schema
    .createTable('questions')
    .addColumn('seq', autoIncrement, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sections', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('questions_of_person').on('questions').columns(['platform', 'person', 'asked_at']).execute();
  await schema.createIndex('questions_age').on('questions').column('asked_at').execute();

  await schema
    .createTable('votes')
    .addColumn('question', 'text', (column) => column.notNull().references('questions.id').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('vote', 'text', (column) => column.notNull())
    .addColumn('voted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['question', 'platform', 'person'])
    .execute();
  await schema.createIndex('votes_of_person').on('votes').columns(['platform', 'person']).execute();

  await schema
    .createTable('prompts')
    .addColumn('seq', autoIncrement, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('session', 'text')
    .addColumn('posted_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .execute();
  await schema
    .createIndex('prompts_open_in_conversation')
    .on('prompts')
    .columns(['platform', 'conversation', 'posted_at'])
    .where(sql<SqlBool>`closed_at is null`)
    .execute();
  await schema.createIndex('prompts_of_place').on('prompts').columns(['platform', 'place', 'posted_at']).execute();
  await schema.createIndex('prompts_age').on('prompts').column('posted_at').execute();

  await schema
    .createTable('attempts')
    .addColumn('seq', autoIncrement, (column) => column.primaryKey())
    .addColumn('posted', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addColumn('is_right', 'integer', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .addColumn('local_date', 'text', (column) => column.notNull())
    // Also finds all attempts at one prompt.
    .addUniqueConstraint('attempts_first', ['posted', 'platform', 'person'])
    .execute();
  await schema
    .createIndex('attempts_points_once_a_day')
    .unique()
    .on('attempts')
    .columns(['platform', 'person', 'prompt', 'local_date'])
    .where(sql<SqlBool>`points > 0`)
    .execute();
  // Holds all that a leaderboard adds up, so that it reads no table.
  await schema
    .createIndex('attempts_of_place_by_date')
    .on('attempts')
    .columns(['platform', 'place', 'local_date', 'person', 'points', 'is_right'])
    .execute();
  await schema
    .createIndex('attempts_of_place_by_time')
    .on('attempts')
    .columns(['platform', 'place', 'answered_at'])
    .execute();
  await schema
    .createIndex('attempts_of_person')
    .on('attempts')
    .columns(['platform', 'person', 'place', 'local_date'])
    .execute();
  await schema
    .createIndex('attempts_of_person_by_time')
    .on('attempts')
    .columns(['platform', 'person', 'answered_at'])
    .execute();
  await schema.createIndex('attempts_age').on('attempts').column('answered_at').execute();

  await schema
    .createTable('sessions')
    .addColumn('seq', autoIncrement, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('is_shared', 'integer', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await schema
    .createIndex('sessions_one_under_way')
    .unique()
    .on('sessions')
    .columns(['platform', 'conversation'])
    .where(sql<SqlBool>`ended_at is null`)
    .execute();
  await schema.createIndex('sessions_of_person').on('sessions').columns(['platform', 'person']).execute();
  await schema.createIndex('sessions_age').on('sessions').column('started_at').execute();

  await schema
    .createTable('cards')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['platform', 'person', 'prompt'])
    .execute();
  await schema.createIndex('cards_due').on('cards').columns(['platform', 'person', 'due_at']).execute();

  await schema
    .createTable('slots')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('local_date', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('content', 'text')
    .addColumn('reason', 'text')
    .addColumn('settled_at', 'bigint')
    .addPrimaryKeyConstraint('slots_key', ['platform', 'place', 'local_date', 'part'])
    .execute();
  await schema.createIndex('slots_unsettled').on('slots').columns(['state', 'lease_until']).execute();
  await schema.createIndex('slots_age').on('slots').column('due_at').execute();

  await schema
    .createTable('places')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('feature', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_key', ['platform', 'place', 'feature'])
    .execute();
  await schema.createIndex('places_of_feature').on('places').column('feature').execute();
};
