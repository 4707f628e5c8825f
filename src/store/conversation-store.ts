import type { Database } from './database.ts';
import type { ConversationStore } from './store.ts';

export function createConversationStore({ query }: Database): ConversationStore {
  return {
    add({ platform, conversation, person, question, askedAt }) {
      return query(async (db) => {
        await db.insertInto('turns').values({ platform, conversation, person, question, askedAt }).execute();
      });
    },

    turns({ platform, conversation }, since, limit) {
      return query(async (db) => {
        const newestFirst = await db
          .selectFrom('turns')
          .select(['platform', 'conversation', 'person', 'question', 'askedAt'])
          .where('platform', '=', platform)
          .where('conversation', '=', conversation)
          .where('askedAt', '>=', since)
          .orderBy('askedAt', 'desc')
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return newestFirst.reverse();
      });
    },
  };
}
