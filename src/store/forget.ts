import type { Database } from './database.ts';
import { finished } from './event-store.ts';
import { removePlaces } from './place-store.ts';
import type { Store } from './store.ts';

/** In one transaction, so that a person is forgotten or told that it failed, and never half forgotten. */
export function createForget({ transaction }: Database): Store['forget'] {
  return ({ platform, person }) =>
    transaction(async (db) => {
      const remove = async (
        table: 'turns' | 'questions' | 'votes' | 'attempts' | 'cards' | 'sessions',
      ): Promise<number> => {
        const { numDeletedRows } = await db
          .deleteFrom(table)
          .where('platform', '=', platform)
          .where('person', '=', person)
          .executeTakeFirst();
        return Number(numDeletedRows);
      };
      // The rows stay, without what was asked, so that no later delivery is answered.
      await db
        .updateTable('events')
        .set(finished)
        .where('content', 'is not', null)
        .where('platform', '=', platform)
        .where('person', '=', person)
        .execute();
      await db.deleteFrom('muted').where('platform', '=', platform).where('person', '=', person).execute();
      // What was posted for the person alone, on a platform that has no memory of its own.
      await removePlaces(db, platform, `person/${person}/`);
      return {
        turns: await remove('turns'),
        // Before the questions, which take the votes on them along, uncounted.
        votes: await remove('votes'),
        questions: await remove('questions'),
        attempts: await remove('attempts'),
        cards: await remove('cards'),
        sessions: await remove('sessions'),
      };
    });
}
