import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { QuestionStore, UnansweredQuestion } from './store.ts';
import { withoutNulls } from './without-nulls.ts';

const columns = [
  'q.id',
  'q.platform',
  'q.place',
  'q.person',
  'q.question',
  'q.state',
  'q.sections',
  'q.askedAt',
  'q.toldAt',
] as const;

export function createUnanswered({ query }: Database): QuestionStore['unanswered'] {
  return async (since, limit) => {
    const [byState, byVote] = await Promise.all([
      query((db) => unansweredIn(db, since, limit)),
      query((db) => votedDownIn(db, since, limit)),
    ]);
    const votes = new Map<string, UnansweredQuestion['votes'][number][]>();
    const rows = new Map(byState.map((row) => [row.id, row]));
    for (const { vote, voter, votedAt, ...row } of byVote) {
      rows.set(row.id, row);
      votes.set(row.id, [...(votes.get(row.id) ?? []), { person: voter, vote, votedAt }]);
    }
    return [...rows.values()]
      .sort((a, b) => b.askedAt - a.askedAt || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map((row) =>
        withoutNulls({ ...row, sections: JSON.parse(row.sections) as string[], votes: votes.get(row.id) ?? [] }),
      );
  };
}

function unansweredIn(db: Kysely<Schema>, since: number, limit: number) {
  return (
    db
      .selectFrom('questions as q')
      .select(columns)
      // Written out, or SQLite would not see that its index has just these.
      .where(sql<SqlBool>`q.state in ('silent', 'closest')`)
      .where('q.askedAt', '>=', since)
      .orderBy('q.askedAt', 'desc')
      .limit(limit)
      .execute()
  );
}

function votedDownIn(db: Kysely<Schema>, since: number, limit: number) {
  return db
    .selectFrom('votes as v')
    .innerJoin('questions as q', 'q.id', 'v.question')
    .select(columns)
    .select(['v.person as voter', 'v.vote', 'v.votedAt'])
    .where('v.votedAt', '>=', since)
    .where('v.vote', 'in', ['not-helpful', 'missing'])
    .where('q.askedAt', '>=', since)
    .orderBy('v.votedAt', 'desc')
    .orderBy('v.person')
    .limit(limit)
    .$narrowType<{ vote: 'not-helpful' | 'missing' }>()
    .execute();
}
