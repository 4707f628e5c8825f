import type { Database } from './database.ts';
import type { KeepFrom, Pruned, Store } from './store.ts';

/** So many rows go at a time, which takes milliseconds: nobody should wait for more, nor a statement take too long. */
const rowsAtATime = 1_000;

/** A table, and its column that tells how old a row is. */
type Age = readonly [
  table: 'events' | 'turns' | 'questions' | 'prompts' | 'sessions' | 'attempts' | 'slots',
  column: string,
];

/** Of each kind. */
const ages: Readonly<Record<keyof KeepFrom, Age>> = {
  events: ['events', 'claimedAt'],
  conversations: ['turns', 'askedAt'],
  questions: ['questions', 'askedAt'],
  prompts: ['prompts', 'postedAt'],
  attempts: ['attempts', 'answeredAt'],
  slots: ['slots', 'dueAt'],
};

const sessionAge: Age = ['sessions', 'startedAt'];

export function createPrune({ query }: Database): Store['prune'] {
  /** Deletes the oldest rows. @returns how many: `rowsAtATime` or less when there are no more. */
  const deleteSome = ([table, column]: Age, before: number): Promise<number> =>
    query(async (db) => {
      const age = db.dynamic.ref(column);
      const next = db
        .selectFrom(table)
        .select(age)
        .where(age, '<', before)
        .orderBy(age)
        .limit(1)
        .offset(rowsAtATime)
        .$castTo<{ age: number }>();
      const { numDeletedRows } = await db
        .deleteFrom(table)
        .where(age, '<', before)
        .where(({ eb, fn, val }) => eb(age, '<=', fn.coalesce(next, val(before))))
        .executeTakeFirst();
      return Number(numDeletedRows);
    });

  const deleteAll = async (age: Age, before: number): Promise<number> => {
    for (let deleted = 0; ; ) {
      const some = await deleteSome(age, before);
      deleted += some;
      if (some <= rowsAtATime) return deleted;
    }
  };

  return async (keepFrom): Promise<Pruned> => {
    const prune = (kind: keyof KeepFrom): Promise<number> | number => {
      const before = keepFrom[kind];
      return before === undefined ? 0 : deleteAll(ages[kind], before);
    };
    // Sessions are made of prompts, and go when these go.
    if (keepFrom.prompts !== undefined) await deleteAll(sessionAge, keepFrom.prompts);
    return {
      events: await prune('events'),
      conversations: await prune('conversations'),
      questions: await prune('questions'),
      prompts: await prune('prompts'),
      attempts: await prune('attempts'),
      slots: await prune('slots'),
    };
  };
}
