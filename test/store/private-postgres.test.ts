import pg from 'pg';
import { expect, it } from 'vitest';
import { describeWithPostgres } from './private-postgres.ts';

async function ask(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query('select count(*)::int as tables from pg_tables where schemaname = current_schema()'))
      .rows;
  } finally {
    await client.end();
  }
}

describeWithPostgres('a private PostgreSQL', (postgres) => {
  it('gives every caller an empty database', async () => {
    const [one, other] = [await postgres.createDatabase(), await postgres.createDatabase()];
    expect(one).not.toBe(other);
    expect(await ask(one)).toEqual([{ tables: 0 }]);
  });

  it('can be stopped and started again', async () => {
    const url = await postgres.createDatabase();
    await postgres.stop();
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
    await postgres.start();
    expect(await ask(url)).toEqual([{ tables: 0 }]);
  });
});
