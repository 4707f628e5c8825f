import type { Database } from './database.ts';
import type { EventStore } from './store.ts';

export function createEventStore({ query }: Database): EventStore {
  return {
    claim({ platform, event }, claimedAt) {
      return query(async (db) => {
        const inserted = await db
          .insertInto('events')
          .values({ platform, event, claimedAt })
          .onConflict((conflict) => conflict.doNothing())
          .returning('event')
          .executeTakeFirst();
        return inserted !== undefined;
      });
    },
  };
}
