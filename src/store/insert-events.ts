import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { EventId } from './store.ts';

/** Each size is a statement to prepare, and more rows at a time gain little. */
const mostAtATime = 50;

/** Events that go to disk together. */
interface Round {
  readonly rows: Schema['events'][];
  /** Indexes of those that are new, once they are on disk. */
  readonly inserted: Promise<ReadonlySet<number>>;
}

/**
 * Events that come while others are being written wait together and are written together, since what takes its time is the
 * disk: many times as many can be written a second. Nobody is told anything before it is on disk.
 * @returns whether it is new
 */
export function createInsertEvent(query: Database['query']): (row: Schema['events']) => Promise<boolean> {
  let next: Round | undefined;

  const begin = (): Round => {
    const rows: Schema['events'][] = [];
    const depart = (): void => {
      if (next === round) next = undefined;
    };
    const written = query(async (db) => {
      depart();
      const inserted = await db
        .insertInto('events')
        // In one order everywhere, or two processes could wait for each other.
        .values([...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
        .onConflict((conflict) => conflict.doNothing())
        .returning(['platform', 'event'])
        .execute();
      const isNew = new Set(inserted.map(keyOf));
      // Of two deliveries of one event in this round the first one is the new one.
      return new Set(rows.flatMap((row, index) => (isNew.delete(keyOf(row)) ? [index] : [])));
    }).finally(depart);
    const round = { rows, inserted: written };
    return round;
  };

  return async (row) => {
    if (next === undefined || next.rows.length === mostAtATime) next = begin();
    const { rows, inserted } = next;
    const index = rows.push(row) - 1;
    return (await inserted).has(index);
  };
}

function keyOf({ platform, event }: EventId): string {
  return JSON.stringify([platform, event]);
}
