import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { NewsStore } from './store.ts';

/** A power of two, see `portions`. */
const mostRowsAtATime = 512;

export function createNewsStore({ query, transaction }: Database): NewsStore {
  /** Together, so that no other process takes the very first sections for new ones. */
  const seeFirst = (fingerprints: readonly string[]): Promise<boolean> =>
    transaction(async (db) => {
      const known = await db.selectFrom('sections').select('fingerprint').limit(1).executeTakeFirst();
      if (known !== undefined) return false;
      for (const some of portions(fingerprints)) await insertSections(db, some, 0);
      return true;
    });

  return {
    async see(fingerprints, now) {
      const sorted = [...new Set(fingerprints)].sort();
      if (sorted.length === 0 || (await seeFirst(sorted))) return;
      for (const some of portions(sorted)) {
        const known = await query((db) =>
          db.selectFrom('sections').select('fingerprint').where('fingerprint', 'in', some).execute(),
        );
        const isKnown = new Set(known.map(({ fingerprint }) => fingerprint));
        const unknown = some.filter((fingerprint) => !isKnown.has(fingerprint));
        for (const few of portions(unknown)) await query((db) => insertSections(db, few, now));
      }
    },

    async seenSince(from) {
      const rows = await query((db) =>
        db
          .selectFrom('sections')
          .select(['fingerprint', 'firstSeenAt'])
          .where('firstSeenAt', '>=', Math.max(1, from))
          .execute(),
      );
      return new Map(rows.map(({ fingerprint, firstSeenAt }) => [fingerprint, firstSeenAt]));
    },

    queue({ platform, event, person, content }, questions, now) {
      if (questions.length === 0) return Promise.resolve(false);
      return transaction(async (db) => {
        const muted = await db
          .selectFrom('muted')
          .select('mutedAt')
          .where('platform', '=', platform)
          .where('person', '=', person)
          .executeTakeFirst();
        if (muted !== undefined) return false;
        // Nobody holds it: whoever looks first for what is left behind takes it over.
        const queued = await db
          .insertInto('events')
          .values({ platform, event, person, content, claimedAt: now, holder: '', leaseUntil: now, takeOvers: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .returning('event')
          .executeTakeFirst();
        if (queued === undefined) return false;
        const told = await db
          .updateTable('questions')
          .set({ toldAt: now })
          .where('platform', '=', platform)
          .where('person', '=', person)
          .where('id', 'in', questions)
          .where('toldAt', 'is', null)
          .returning('id')
          .execute();
        if (told.length > 0) return true;
        await db.deleteFrom('events').where('platform', '=', platform).where('event', '=', event).execute();
        return false;
      });
    },

    async mute({ platform, person }, mutedAt) {
      await query((db) =>
        db
          .insertInto('muted')
          .values({ platform, person, mutedAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    async unmute({ platform, person }) {
      await query((db) =>
        db.deleteFrom('muted').where('platform', '=', platform).where('person', '=', person).execute(),
      );
    },
  };
}

async function insertSections(db: Kysely<Schema>, fingerprints: readonly string[], firstSeenAt: number): Promise<void> {
  await db
    .insertInto('sections')
    .values(fingerprints.map((fingerprint) => ({ fingerprint, firstSeenAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Their sizes are powers of two, since every size is a statement to prepare. */
function* portions(all: readonly string[]): Generator<readonly string[]> {
  for (let from = 0, size = mostRowsAtATime; from < all.length; ) {
    while (size > all.length - from) size /= 2;
    yield all.slice(from, from + size);
    from += size;
  }
}
