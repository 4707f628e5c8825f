import type { ExpressionBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { SlotId, SlotStore } from './store.ts';
import { withoutNulls } from './without-nulls.ts';

const columns = [
  'platform',
  'place',
  'localDate',
  'part',
  'state',
  'dueAt',
  'holder',
  'leaseUntil',
  'content',
  'reason',
  'settledAt',
] as const;

const unsettled = ['claimed', 'intended'] as const;

export function createSlotStore({ query }: Database): SlotStore {
  return {
    claim({ platform, place, localDate, part, dueAt, holder, leaseUntil }) {
      return query(async (db) => {
        const inserted = await db
          .insertInto('slots')
          .values({ platform, place, localDate, part, state: 'claimed', dueAt, holder, leaseUntil })
          .onConflict((conflict) => conflict.doNothing())
          .returning('localDate')
          .executeTakeFirst();
        return inserted !== undefined;
      });
    },

    takeOver(id, { holder, now, leaseUntil }) {
      return query(async (db) => {
        const row = await db
          .updateTable('slots')
          .set({ holder, leaseUntil })
          .where(isSlot(id))
          .where('state', 'in', unsettled)
          .where('leaseUntil', '<=', now)
          .returning(columns)
          .executeTakeFirst();
        return row && withoutNulls(row);
      });
    },

    intend(id, holder, content) {
      return query(async (db) => {
        const intended = await db
          .updateTable('slots')
          .set({ state: 'intended', content })
          .where(isSlot(id))
          .where('state', '=', 'claimed')
          .where('holder', '=', holder)
          .returning('localDate')
          .executeTakeFirst();
        return intended !== undefined;
      });
    },

    settle(id, holder, { state, reason = null, now }) {
      return query(async (db) => {
        const settled = await db
          .updateTable('slots')
          .set({ state, reason, settledAt: now })
          .where(isSlot(id))
          .where('state', 'in', unsettled)
          .where('holder', '=', holder)
          .returning('localDate')
          .executeTakeFirst();
        return settled !== undefined;
      });
    },

    get(id) {
      return query(async (db) => {
        const row = await db.selectFrom('slots').select(columns).where(isSlot(id)).executeTakeFirst();
        return row && withoutNulls(row);
      });
    },

    abandoned(now) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('slots')
          .select(columns)
          .where('state', 'in', unsettled)
          .where('leaseUntil', '<=', now)
          .orderBy('dueAt')
          .orderBy('platform')
          .orderBy('place')
          .orderBy('part')
          .execute();
        return rows.map(withoutNulls);
      });
    },

    latest({ platform, place }, part, state) {
      return query(async (db) => {
        const row = await db
          .selectFrom('slots')
          .select(columns)
          .where('platform', '=', platform)
          .where('place', '=', place)
          .where('part', '=', part)
          .where('state', '=', state)
          .orderBy('localDate', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row && withoutNulls(row);
      });
    },
  };
}

function isSlot({ platform, place, localDate, part }: SlotId) {
  return ({ and }: ExpressionBuilder<Schema, 'slots'>) => and({ platform, place, localDate, part });
}
