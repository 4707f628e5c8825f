import type { Kysely, SqlBool } from 'kysely';
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

/** So many are read at a time, that others may have their turn. */
const rowsAtATime = 2_000;

export function createUnanswered({ query }: Database): QuestionStore['unanswered'] {
  async function unansweredRows(since: number, limit: number) {
    const rows: Awaited<ReturnType<typeof unansweredIn>> = [];
    for (;;) {
      const count = Math.min(rowsAtATime, limit - rows.length);
      const some = await query((db) => unansweredIn(db, since, count, rows.at(-1)));
      rows.push(...some);
      if (some.length < count || rows.length === limit) return rows;
    }
  }

  return async (since, limit) => {
    const [byState, byVote] = await Promise.all([
      unansweredRows(since, limit),
      query((db) => votedDownIn(db, since, limit)),
    ]);
    const votes = new Map<string, UnansweredQuestion['votes'][number][]>();
    const rows = new Map(byState.map((row) => [row.id, row]));
    for (const { vote, voter, votedAt, ...row } of byVote) {
      rows.set(row.id, row);
      votes.set(row.id, [...(votes.get(row.id) ?? []), { person: voter, vote, votedAt }]);
    }
    return [...rows.values()]
      .sort((a, b) => b.askedAt - a.askedAt || b.seq - a.seq)
      .slice(0, limit)
      .map(({ seq: _, ...row }) =>
        withoutNulls({ ...row, sections: JSON.parse(row.sections) as string[], votes: votes.get(row.id) ?? [] }),
      );
  };
}

/** @param after the last one that was read */
async function unansweredIn(
  db: Kysely<Schema>,
  since: number,
  limit: number,
  after?: { readonly askedAt: number; readonly seq: number },
) {
  // Only here: whoever opens a store should not wait for it.
  const { sql } = await import('kysely');
  return (
    db
      .selectFrom('questions as q')
      .select([...columns, 'q.seq'])
      // Written out, or SQLite would not see that its index has just these.
      .where(sql<SqlBool>`q.state in ('silent', 'closest')`)
      .where('q.askedAt', '>=', since)
      .$if(after !== undefined, (rows) =>
        rows
          .where('q.askedAt', '<=', after!.askedAt)
          .where(({ eb, or }) => or([eb('q.askedAt', '<', after!.askedAt), eb('q.seq', '<', after!.seq)])),
      )
      .orderBy('q.askedAt', 'desc')
      .orderBy('q.seq', 'desc')
      .limit(limit)
      .execute()
  );
}

function votedDownIn(db: Kysely<Schema>, since: number, limit: number) {
  return db
    .selectFrom('votes as v')
    .innerJoin('questions as q', 'q.id', 'v.question')
    .select([...columns, 'q.seq', 'v.person as voter', 'v.vote', 'v.votedAt'])
    .where('v.votedAt', '>=', since)
    .where('v.vote', 'in', ['not-helpful', 'missing'])
    .where('q.askedAt', '>=', since)
    .orderBy('v.votedAt', 'desc')
    .orderBy('v.person')
    .limit(limit)
    .$narrowType<{ vote: 'not-helpful' | 'missing' }>()
    .execute();
}
