import type { Database } from './database.ts';
import type { PostedPrompt, PromptStore } from './store.ts';
import { withoutNulls } from './without-nulls.ts';

const columns = [
  'id',
  'platform',
  'place',
  'conversation',
  'prompt',
  'kind',
  'section',
  'note',
  'content',
  'session',
  'postedAt',
  'closedAt',
] as const;

export function createPromptStore({ query }: Database): PromptStore {
  return {
    add(posted) {
      return query(async (db) => {
        await db
          .insertInto('prompts')
          .values(toRow(posted))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      });
    },

    get(id) {
      return query(async (db) => {
        const row = await db.selectFrom('prompts').select(columns).where('id', '=', id).executeTakeFirst();
        return row && withoutNulls(row);
      });
    },

    open({ platform, conversation }) {
      return query(async (db) => {
        const row = await db
          .selectFrom('prompts')
          .select(columns)
          .where('platform', '=', platform)
          .where('conversation', '=', conversation)
          .where('closedAt', 'is', null)
          .orderBy('postedAt', 'desc')
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row && withoutNulls(row);
      });
    },

    close(id, now) {
      return query(async (db) => {
        const closed = await db
          .updateTable('prompts')
          .set({ closedAt: now })
          .where('id', '=', id)
          .where('closedAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return closed !== undefined;
      });
    },

    recent({ platform, place }, since) {
      return query((db) =>
        db
          .selectFrom('prompts')
          .select(['id', 'prompt', 'section', 'postedAt'])
          .where('platform', '=', platform)
          .where('place', '=', place)
          .where('postedAt', '>=', since)
          .orderBy('postedAt', 'desc')
          .orderBy('seq', 'desc')
          .execute(),
      );
    },
  };
}

function toRow(posted: PostedPrompt) {
  const { id, platform, place, conversation, prompt, kind, section, note, content, postedAt } = posted;
  const { session = null, closedAt = null } = posted;
  return { id, platform, place, conversation, prompt, kind, section, note, content, session, postedAt, closedAt };
}
