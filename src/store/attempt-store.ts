import type { Transaction } from 'kysely';
import { upsertCard } from './card-store.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { createStandings } from './standings.ts';
import type { Attempt, AttemptStore } from './store.ts';

const columns = [
  'posted',
  'platform',
  'place',
  'person',
  'prompt',
  'section',
  'note',
  'reply',
  'isRight',
  'points',
  'answeredAt',
  'localDate',
] as const;

export function createAttemptStore(database: Database): AttemptStore {
  const { query, transaction, dialect } = database;
  return {
    ...createStandings(database),

    record(attempt, card) {
      return transaction(async (db) => {
        // Closing waits for those who hold the row, so that what is counted after closing is all there is.
        const prompt = await db
          .selectFrom('prompts')
          .select('closedAt')
          .where('id', '=', attempt.posted)
          .$if(dialect.locksRows, (rows) => rows.forShare())
          .executeTakeFirst();
        if (prompt?.closedAt === null) {
          const first = await insertFirst(db, attempt);
          if (first !== undefined && card !== undefined) await upsertCard(db, card);
          if (first !== undefined) return { outcome: 'first', attempt: first };
        }
        const earlier = await db
          .selectFrom('attempts')
          .select(columns)
          .where('posted', '=', attempt.posted)
          .where('platform', '=', attempt.platform)
          .where('person', '=', attempt.person)
          .executeTakeFirst();
        return earlier === undefined ? { outcome: 'closed' } : { outcome: 'earlier', attempt: toAttempt(earlier) };
      });
    },

    at(posted) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('attempts')
          .select(columns)
          .where('posted', '=', posted)
          .orderBy('seq')
          .execute();
        return rows.map(toAttempt);
      });
    },

    byPerson({ platform, person }, since, limit) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('attempts')
          .select(columns)
          .where('platform', '=', platform)
          .where('person', '=', person)
          .where('answeredAt', '>=', since)
          .orderBy('answeredAt', 'desc')
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return rows.map(toAttempt);
      });
    },

    bySection({ platform, place }, since) {
      return query((db) =>
        db
          .selectFrom('attempts')
          .select(({ fn, eb }) => [
            'section',
            fn.sum<number>('isRight').as('right'),
            eb(fn.countAll<number>(), '-', fn.sum<number>('isRight')).as('wrong'),
          ])
          .where('platform', '=', platform)
          .where('place', '=', place)
          .where('answeredAt', '>=', since)
          .groupBy('section')
          .orderBy('section')
          .execute(),
      );
    },

    byNote({ platform, person }) {
      return query((db) =>
        db
          .selectFrom('attempts')
          .select(({ fn, eb }) => [
            'note',
            fn.sum<number>('isRight').as('right'),
            eb(fn.countAll<number>(), '-', fn.sum<number>('isRight')).as('wrong'),
          ])
          .where('platform', '=', platform)
          .where('person', '=', person)
          .groupBy('note')
          .orderBy(({ fn }) => fn.avg('isRight'), 'desc')
          .orderBy('right', 'desc')
          .orderBy('note')
          .execute(),
      );
    },

    dates({ platform, person, place }, limit) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('attempts')
          .select('localDate')
          .distinct()
          .where('platform', '=', platform)
          .where('person', '=', person)
          .where('place', '=', place)
          .orderBy('localDate', 'desc')
          .limit(limit)
          .execute();
        return rows.map(({ localDate }) => localDate);
      });
    },
  };
}

/**
 * The attempt as it is kept, or nothing when the person has one at this posted prompt. Two unique indexes decide, so that
 * it holds however many processes do this at once: one attempt for each posted prompt and person, and one attempt with
 * points for each prompt, person and day.
 */
async function insertFirst(db: Transaction<Schema>, attempt: Attempt): Promise<Attempt | undefined> {
  const insert = (points: number) =>
    db
      .insertInto('attempts')
      .values({ ...toRow(attempt), points })
      .onConflict((conflict) => conflict.doNothing())
      .returning(columns)
      .executeTakeFirst();
  const row = (await insert(attempt.points)) ?? (attempt.points > 0 ? await insert(0) : undefined);
  return row && toAttempt(row);
}

type AttemptRow = Pick<Schema['attempts'], (typeof columns)[number]>;

function toRow(attempt: Attempt): AttemptRow {
  const { posted, platform, place, person, prompt, section, note, reply, points, answeredAt, localDate } = attempt;
  const isRight = Number(attempt.right);
  return { posted, platform, place, person, prompt, section, note, reply, isRight, points, answeredAt, localDate };
}

function toAttempt({ isRight, ...row }: AttemptRow): Attempt {
  return { ...row, right: isRight === 1 };
}
