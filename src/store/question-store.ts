import type { Database } from './database.ts';
import type { QuestionStore } from './store.ts';
import { createUnanswered } from './unanswered.ts';
import { withoutNulls } from './without-nulls.ts';

const columns = ['id', 'platform', 'place', 'person', 'question', 'state', 'sections', 'askedAt'] as const;

export function createQuestionStore(database: Database): QuestionStore {
  const { query, transaction, dialect } = database;
  return {
    unanswered: createUnanswered(database),

    record({ id, platform, place, person, question, state, sections, askedAt }) {
      return query(async (db) => {
        await db
          .insertInto('questions')
          .values({ id, platform, place, person, question, state, sections: JSON.stringify(sections), askedAt })
          .execute();
      });
    },

    get(id) {
      return query(async (db) => {
        const row = await db.selectFrom('questions').select(columns).where('id', '=', id).executeTakeFirst();
        return row && { ...row, sections: readSections(row.sections) };
      });
    },

    vote({ question, platform, person, vote, votedAt }) {
      return transaction(async (db) => {
        // Locked, so that it is not pruned between the look and the vote.
        const known = await db
          .selectFrom('questions')
          .select('id')
          .where('id', '=', question)
          .$if(dialect.locksRows, (rows) => rows.forShare())
          .executeTakeFirst();
        if (known === undefined) return false;
        await db
          .insertInto('votes')
          .values({ question, platform, person, vote, votedAt })
          .onConflict((conflict) => conflict.columns(['question', 'platform', 'person']).doUpdateSet({ vote, votedAt }))
          .execute();
        return true;
      });
    },

    byPerson({ platform, person }, since, limit) {
      return query(async (db) => {
        const rows = await db
          .selectFrom('questions as q')
          .leftJoin('votes as v', (join) =>
            join
              .onRef('v.question', '=', 'q.id')
              .onRef('v.platform', '=', 'q.platform')
              .onRef('v.person', '=', 'q.person'),
          )
          .select(['q.id', 'q.platform', 'q.place', 'q.person', 'q.question', 'q.state', 'q.sections', 'q.askedAt'])
          .select('v.vote')
          .where('q.platform', '=', platform)
          .where('q.person', '=', person)
          .where('q.askedAt', '>=', since)
          .orderBy('q.askedAt', 'desc')
          .orderBy('q.seq', 'desc')
          .limit(limit)
          .execute();
        return rows.map((row) => withoutNulls({ ...row, sections: readSections(row.sections) }));
      });
    },
  };
}

function readSections(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[];
}
