import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { QuizSession, SessionStore } from './store.ts';

const columns = [
  'id',
  'platform',
  'place',
  'conversation',
  'person',
  'kind',
  'isShared',
  'topic',
  'content',
  'length',
  'position',
  'startedAt',
] as const;

export function createSessionStore({ query, transaction }: Database): SessionStore {
  return {
    begin(session) {
      return transaction(async (db) => {
        const { platform, conversation, startedAt } = session;
        // A unique index allows one under way. When another process begins one at this moment, theirs is ended in turn.
        for (;;) {
          await db
            .updateTable('sessions')
            .set({ endedAt: startedAt })
            .where('platform', '=', platform)
            .where('conversation', '=', conversation)
            .where('endedAt', 'is', null)
            .execute();
          const begun = await db
            .insertInto('sessions')
            .values(toRow(session))
            .onConflict((conflict) =>
              conflict.columns(['platform', 'conversation']).where('endedAt', 'is', null).doNothing(),
            )
            .returning('id')
            .executeTakeFirst();
          if (begun !== undefined) return;
        }
      });
    },

    current({ platform, conversation }) {
      return query(async (db) => {
        const row = await db
          .selectFrom('sessions')
          .select(columns)
          .where('platform', '=', platform)
          .where('conversation', '=', conversation)
          .where('endedAt', 'is', null)
          .executeTakeFirst();
        return row && toSession(row);
      });
    },

    get(id) {
      return query(async (db) => {
        const row = await db.selectFrom('sessions').select(columns).where('id', '=', id).executeTakeFirst();
        return row && toSession(row);
      });
    },

    advance(id, position) {
      return query(async (db) => {
        const moved = await db
          .updateTable('sessions')
          .set({ position: position + 1 })
          .where('id', '=', id)
          .where('position', '=', position)
          .where('length', '>', position)
          .where('endedAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return moved !== undefined;
      });
    },

    end(id, now) {
      return query(async (db) => {
        const ended = await db
          .updateTable('sessions')
          .set({ endedAt: now })
          .where('id', '=', id)
          .where('endedAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return ended !== undefined;
      });
    },
  };
}

type SessionRow = Pick<Schema['sessions'], (typeof columns)[number]>;

function toRow(session: QuizSession): SessionRow {
  const { id, platform, place, conversation, person, kind, topic, content, length, position, startedAt } = session;
  const isShared = Number(session.shared);
  return { id, platform, place, conversation, person, kind, isShared, topic, content, length, position, startedAt };
}

function toSession({ isShared, ...row }: SessionRow): QuizSession {
  return { ...row, shared: isShared === 1 };
}
