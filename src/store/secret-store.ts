import type { Database } from './database.ts';
import type { SecretStore } from './store.ts';

export function createSecretStore({ query }: Database): SecretStore {
  return {
    get(name) {
      return query(async (db) => {
        const row = await db.selectFrom('secrets').select('sealed').where('name', '=', name).executeTakeFirst();
        return row?.sealed;
      });
    },

    put(name, sealed, updatedAt) {
      return query(async (db) => {
        await db
          .insertInto('secrets')
          .values({ name, sealed, updatedAt })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed, updatedAt }))
          .execute();
      });
    },

    replace(name, old, sealed, updatedAt) {
      return query(async (db) => {
        const replaced = await db
          .updateTable('secrets')
          .set({ sealed, updatedAt })
          .where('name', '=', name)
          .where('sealed', '=', old)
          .returning('name')
          .executeTakeFirst();
        return replaced !== undefined;
      });
    },

    delete(name) {
      return query(async (db) => {
        await db.deleteFrom('secrets').where('name', '=', name).execute();
      });
    },
  };
}
