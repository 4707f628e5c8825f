import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { KeepFrom, Pruned, Store } from './store.ts';

const deleters: Readonly<
  Record<keyof KeepFrom, (db: Kysely<Schema>, before: number) => Promise<{ readonly numDeletedRows: bigint }>>
> = {
  events: (db, before) => db.deleteFrom('events').where('claimedAt', '<', before).executeTakeFirst(),
  conversations: (db, before) => db.deleteFrom('turns').where('askedAt', '<', before).executeTakeFirst(),
  questions: (db, before) => db.deleteFrom('questions').where('askedAt', '<', before).executeTakeFirst(),
  prompts: async (db, before) => {
    // Sessions are made of prompts, and go when these go.
    await db.deleteFrom('sessions').where('startedAt', '<', before).execute();
    return db.deleteFrom('prompts').where('postedAt', '<', before).executeTakeFirst();
  },
  attempts: (db, before) => db.deleteFrom('attempts').where('answeredAt', '<', before).executeTakeFirst(),
  slots: (db, before) => db.deleteFrom('slots').where('dueAt', '<', before).executeTakeFirst(),
};

/** One kind after the other and not all in one transaction: nobody should wait for that, and the rest goes next time. */
export function createPrune({ query }: Database): Store['prune'] {
  const prune = async (kind: keyof KeepFrom, before: number | undefined): Promise<number> => {
    if (before === undefined) return 0;
    return query(async (db) => Number((await deleters[kind](db, before)).numDeletedRows));
  };
  return async (keepFrom): Promise<Pruned> => ({
    events: await prune('events', keepFrom.events),
    conversations: await prune('conversations', keepFrom.conversations),
    questions: await prune('questions', keepFrom.questions),
    prompts: await prune('prompts', keepFrom.prompts),
    attempts: await prune('attempts', keepFrom.attempts),
    slots: await prune('slots', keepFrom.slots),
  });
}
