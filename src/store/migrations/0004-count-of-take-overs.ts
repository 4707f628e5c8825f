import type { Migration } from './run-migrations.ts';

/** For some hours the second migration stood on main without this column. Who ran it then would miss it ever after. */
export const countOfTakeOvers: Migration = async (db) => {
  const tables = await db.introspection.getTables();
  const events = tables.find(({ name }) => name === 'events');
  if (events?.columns.some(({ name }) => name === 'take_overs')) return;
  await db.schema.alterTable('events').addColumn('take_overs', 'integer').execute();
};
