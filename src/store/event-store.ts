import type { Database } from './database.ts';
import { createInsertEvent } from './insert-events.ts';
import type { EventStore } from './store.ts';

/** What an event is when its work is finished: nothing more of it is kept than that it was there. */
export const finished = { person: null, content: null, holder: null, leaseUntil: null, takeOvers: null };

export function createEventStore({ query, dialect }: Database): EventStore {
  const insert = createInsertEvent(query);
  return {
    claim: ({ platform, event }, claimedAt) => insert({ platform, event, claimedAt, ...finished }),

    take: ({ platform, event, person, content }, { holder, leaseUntil, now }) =>
      insert({ platform, event, claimedAt: now, person, content, holder, leaseUntil, takeOvers: 0 }),

    renew(holder, leaseUntil) {
      return query(async (db) => {
        await db
          .updateTable('events')
          .set({ leaseUntil })
          // Only what is not finished has a holder; to say so lets the database look at nothing else.
          .where('content', 'is not', null)
          .where('holder', '=', holder)
          .execute();
      });
    },

    takeOver(platform, { holder, leaseUntil, now }, limit) {
      return query(async (db) => {
        const rows = await db
          // Beside the update and not within it, where PostgreSQL might do it again for each row, beyond the limit.
          .with('due', (events) =>
            events
              .selectFrom('events')
              .select('event')
              .where('platform', '=', platform)
              .where('content', 'is not', null)
              .where('leaseUntil', '<=', now)
              .orderBy('claimedAt')
              .orderBy('event')
              .limit(limit)
              .$if(dialect.locksRows, (locked) => locked.forUpdate().skipLocked()),
          )
          .updateTable('events')
          .set((row) => ({ holder, leaseUntil, takeOvers: row('takeOvers', '+', 1) }))
          .where('platform', '=', platform)
          .where('event', 'in', (due) => due.selectFrom('due').select('event'))
          .returning(['platform', 'event', 'person', 'content', 'takeOvers', 'claimedAt'])
          .$narrowType<{ person: string; content: string; takeOvers: number }>()
          .execute();
        return rows
          .sort((a, b) => a.claimedAt - b.claimedAt || (a.event < b.event ? -1 : 1))
          .map(({ claimedAt, ...event }) => event);
      });
    },

    finish({ platform, event }, holder) {
      return query(async (db) => {
        const row = await db
          .updateTable('events')
          .set(finished)
          .where('platform', '=', platform)
          .where('event', '=', event)
          .where('holder', '=', holder)
          .returning('event')
          .executeTakeFirst();
        return row !== undefined;
      });
    },
  };
}
