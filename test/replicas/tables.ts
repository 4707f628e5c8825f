import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What stands in the database once all is calm. */
export interface Tables {
  /** What must not be left there. */
  readonly wrong: readonly unknown[];
  readonly attempts: readonly Readonly<Record<string, unknown>>[];
  readonly votes: readonly Readonly<Record<string, unknown>>[];
  readonly counts: Readonly<Record<string, unknown>>;
}

const leftovers: readonly (readonly [what: string, query: string])[] = [
  ['an event that is not finished', 'select platform, event, holder, take_overs from events where content is not null'],
  [
    'a quiz under way without an open question',
    `select platform, conversation from sessions where ended_at is null and not exists
     (select 1 from prompts where session = sessions.id and closed_at is null)`,
  ],
  [
    'a daily quiz that was not posted',
    "select platform, place, state, holder from slots where part = 'prompt' and state <> 'posted'",
  ],
];

/** Resolves once nothing is left to be answered, or after a while: what a dead process had taken is done when its lease is over. */
export async function untilFinished(databaseUrl: string, patienceMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(500)) {
      const { rowCount } = await client.query('select 1 from events where content is not null limit 1');
      if (rowCount === 0) return;
    }
  } finally {
    await client.end();
  }
}

export async function readTables(databaseUrl: string): Promise<Tables> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async (query: string) => (await client.query<Record<string, unknown>>(query)).rows;
  try {
    const wrong: unknown[] = [];
    for (const [what, query] of leftovers) for (const row of await rows(query)) wrong.push({ [what]: row });
    const [counts = {}] = await rows(
      `select (select count(*)::int from events) events, (select count(*)::int from questions) questions,
       (select count(*)::int from sessions) sessions, (select count(*)::int from attempts) attempts,
       (select count(*)::int from votes) votes, (select count(*)::int from slots) slots`,
    );
    const attempts = await rows('select platform, person, is_right from attempts');
    return { wrong, counts, attempts, votes: await rows('select platform from votes') };
  } finally {
    await client.end();
  }
}
