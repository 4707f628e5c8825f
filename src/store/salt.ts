import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

/** The salt of this installation. Whoever comes first makes it, and all others read theirs. */
export function createSalt({ installation, transaction }: Database): () => Promise<string> {
  return async () => {
    const { salt } = await installation();
    return salt ?? makeSalt();
  };

  function makeSalt(): Promise<string> {
    return transaction(async (db) => {
      const value = randomBytes(32).toString('base64url');
      await db
        .insertInto('installation')
        .values({ name: 'salt', value })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const row = await db
        .selectFrom('installation')
        .select('value')
        .where('name', '=', 'salt')
        .executeTakeFirstOrThrow();
      return row.value;
    });
  }
}
