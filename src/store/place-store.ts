import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { PlaceStore } from './store.ts';

export function createPlaceStore({ query }: Database): PlaceStore {
  return {
    get({ platform, place }, feature) {
      return query(async (db) => {
        const row = await db
          .selectFrom('places')
          .select('value')
          .where('platform', '=', platform)
          .where('place', '=', place)
          .where('feature', '=', feature)
          .executeTakeFirst();
        return row && JSON.parse(row.value);
      });
    },

    put({ platform, place }, feature, setting, updatedAt) {
      return query(async (db) => {
        const value = JSON.stringify(setting);
        await db
          .insertInto('places')
          .values({ platform, place, feature, value, updatedAt })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'place', 'feature']).doUpdateSet({ value, updatedAt }),
          )
          .execute();
      });
    },

    all(feature) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('places')
          .select(['platform', 'place', 'value'])
          .where('feature', '=', feature)
          .orderBy('platform')
          .orderBy('place')
          .execute();
        return rows.map(({ value, ...place }) => ({ ...place, value: JSON.parse(value) as unknown }));
      });
    },

    remove(platform, prefix) {
      return query((db) => removePlaces(db, platform, prefix));
    },
  };
}

/** Deletes all settings of the places whose spelling begins with `prefix`. */
export async function removePlaces(db: Kysely<Schema>, platform: string, prefix: string): Promise<void> {
  // The database counts in code points. Its `like` would know wildcards, and SQLite's no difference of case.
  const { length } = [...prefix];
  await db
    .deleteFrom('places')
    .where('platform', '=', platform)
    .where(({ eb, fn, lit, ref }) => eb(fn<string>('substr', [ref('place'), lit(1), lit(length)]), '=', prefix))
    .execute();
}
