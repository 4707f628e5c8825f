import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';

const year = 365 * 24 * 60 * 60_000;

/** Questions of a year, by 2,000 people, of whose questions one in five is not answered. */
export async function fillWithQuestions(target: string, count: number): Promise<void> {
  const now = Date.now();
  const columns = 'insert into questions (id, platform, place, person, question, state, sections, asked_at)';
  const values = `select 'bench-' || i, 'slack', 'C' || (i % 40), 'U' || ((i * 7919) % 2000),
    'how does the thing number ' || ((i * 104729) % 5000) || ' find its cluster when it starts',
    case i % 10 when 0 then 'silent' when 1 then 'closest' else 'answer' end,
    '["kubernetes/note-' || (i % 330) || '.md#section-' || (i % 12) || '"]', ${now - year} + i * ${Math.floor(year / count)}`;
  if (target.startsWith('postgres')) {
    await query(target, `${columns} ${values} from generate_series(0::bigint, ${count - 1}) as n(i)`);
    await query(target, 'analyze questions');
    return;
  }
  const database = new Database(join(target, 'stevedore.db'));
  database.exec(
    `${columns} with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1}) ${values} from n`,
  );
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

/** In MB. */
export async function sizeOf(target: string): Promise<number> {
  if (!target.startsWith('postgres')) return statSync(join(target, 'stevedore.db')).size / 2 ** 20;
  const [row] = await query(target, 'select pg_database_size(current_database())::float8 as size');
  return Number(row?.size) / 2 ** 20;
}

async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
