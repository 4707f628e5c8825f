import type { ExpressionBuilder } from 'kysely';
import type { Database } from './database.ts';
import { createHeldEvents } from './held-events.ts';
import type { Schema } from './schema.ts';
import type { EventId, EventStore } from './store.ts';
import { createTakeEvents } from './take-events.ts';

/** What an event is when its work is finished: nothing more of it is kept than that it was there. */
export const finished = { person: null, content: null, holder: null, leaseUntil: null };

/** So many events are renewed by one statement. */
const renewedAtATime = 100;

export function createEventStore({ query, transaction, dialect }: Database): EventStore {
  const takeEvent = createTakeEvents(query);
  const held = createHeldEvents();
  return {
    claim({ platform, event }, claimedAt) {
      return query(async (db) => {
        const inserted = await db
          .insertInto('events')
          .values({ platform, event, claimedAt, ...finished })
          .onConflict((conflict) => conflict.doNothing())
          .returning('event')
          .executeTakeFirst();
        return inserted !== undefined;
      });
    },

    async take(event, hold) {
      const isNew = await takeEvent(event, hold);
      if (isNew) held.add(event, hold.holder);
      return isNew;
    },

    async renew(holder, leaseUntil) {
      const events = held.of(holder);
      if (events.length === 0) return;
      // A transaction, since it is done again when it has to give way to somebody who changes the same rows.
      await transaction(async (db) => {
        for (let from = 0; from < events.length; from += renewedAtATime) {
          await db
            .updateTable('events')
            .set({ leaseUntil })
            .where(isOneOf(toLength(renewedAtATime, events.slice(from, from + renewedAtATime))))
            .where('holder', '=', holder)
            .execute();
        }
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
          .set({ holder, leaseUntil })
          .where('platform', '=', platform)
          .where('event', 'in', (due) => due.selectFrom('due').select('event'))
          .returning(['platform', 'event', 'person', 'content', 'claimedAt'])
          .$narrowType<{ person: string; content: string }>()
          .execute();
        return rows
          .filter((row) => held.add(row, holder))
          .sort((a, b) => a.claimedAt - b.claimedAt || (a.event < b.event ? -1 : 1))
          .map(({ claimedAt, ...event }) => event);
      });
    },

    finish({ platform, event }, holder) {
      // Whether or not the database can be told: if not, others shall find it when the lease is over.
      held.remove({ platform, event }, holder);
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

function isOneOf(events: readonly EventId[]) {
  return ({ and, or }: ExpressionBuilder<Schema, 'events'>) =>
    or(events.map(({ platform, event }) => and({ platform, event })));
}

/** Repeats the last one, so that there is one statement to prepare and not one for each length. */
function toLength<T>(length: number, list: readonly T[]): readonly T[] {
  return [...list, ...Array.from({ length: length - list.length }, () => list.at(-1) as T)];
}
