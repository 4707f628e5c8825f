import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { CardStore, PersonId, ReviewCard } from './store.ts';

const columns = ['platform', 'person', 'prompt', 'section', 'note', 'dueAt', 'state'] as const;

export function createCardStore({ query, transaction }: Database): CardStore {
  return {
    get({ platform, person }, prompt) {
      return query((db) =>
        db
          .selectFrom('cards')
          .select(columns)
          .where('platform', '=', platform)
          .where('person', '=', person)
          .where('prompt', '=', prompt)
          .executeTakeFirst(),
      );
    },

    due({ platform, person }, now, limit) {
      return query((db) =>
        db
          .selectFrom('cards')
          .select(columns)
          .where('platform', '=', platform)
          .where('person', '=', person)
          .where('dueAt', '<=', now)
          .orderBy('dueAt')
          .orderBy('prompt')
          .limit(limit)
          .execute(),
      );
    },

    count({ platform, person }, now) {
      return query(async (db) => {
        const { nextAt, ...counts } = await db
          .selectFrom('cards')
          .select(({ fn }) => [
            fn.countAll<number>().as('all'),
            fn.countAll<number>().filterWhere('dueAt', '<=', now).as('due'),
            fn.min('dueAt').filterWhere('dueAt', '>', now).as('nextAt'),
          ])
          .where('platform', '=', platform)
          .where('person', '=', person)
          .executeTakeFirstOrThrow();
        return nextAt === null ? counts : { ...counts, nextAt };
      });
    },

    put(card) {
      return query((db) => upsertCard(db, card));
    },

    replace(owner, prompt, card) {
      return transaction(async (db) => {
        await deleteCard(db, owner, prompt);
        await upsertCard(db, card);
      });
    },

    remove(owner, prompt) {
      return query((db) => deleteCard(db, owner, prompt));
    },
  };
}

export async function upsertCard(db: Kysely<Schema>, card: ReviewCard): Promise<void> {
  const { platform, person, prompt, section, note, dueAt, state } = card;
  await db
    .insertInto('cards')
    .values({ platform, person, prompt, section, note, dueAt, state })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'person', 'prompt']).doUpdateSet({ section, note, dueAt, state }),
    )
    .execute();
}

async function deleteCard(db: Kysely<Schema>, { platform, person }: PersonId, prompt: string): Promise<void> {
  await db
    .deleteFrom('cards')
    .where('platform', '=', platform)
    .where('person', '=', person)
    .where('prompt', '=', prompt)
    .execute();
}
