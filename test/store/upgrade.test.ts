import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import type { SqlDialect } from '../../src/store/driver.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { runMigrations } from '../../src/store/migrations/run-migrations.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { createSqliteDriver, openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWithPostgres } from './private-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'stevedore-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const deps = { clock: systemClock, logger: silentLogger };

/** A database that an earlier version of Stevedore has made. */
interface OldDatabase {
  readonly queries: Kysely<Schema>;
  readonly dialect: SqlDialect;
  leave(): Promise<void>;
  open(): Promise<Store>;
}

/** As the version left it that knew events by their ids alone. */
async function fillSchema1({ queries, dialect, leave }: OldDatabase): Promise<void> {
  await runMigrations(queries, dialect, migrations.slice(0, 1));
  for (const statement of [
    "insert into events (platform, event, claimed_at) values ('chat', 'e1', 1000), ('chat', 'e2', 2000)",
    "insert into questions (id, platform, place, person, question, state, sections, asked_at) values ('q1', 'chat', 'T1/C1', 'ada', '?', 'answer', '[]', 1000)",
    "insert into votes (question, platform, person, vote, voted_at) values ('q1', 'chat', 'ada', 'not-helpful', 1000)",
    "insert into places (platform, place, feature, value, updated_at) values ('chat', 'T1/C1', 'daily', '{}', 1000)",
  ]) {
    await sql.raw(statement).execute(queries);
  }
  await leave();
}

function testUpgrade(name: string, fresh: () => Promise<OldDatabase>): void {
  describe(`${name} with the tables of schema 1`, () => {
    it('keeps what it holds and can do what is new, whoever opens it first', async () => {
      const old = await fresh();
      await fillSchema1(old);
      const [store, other] = (await Promise.all([old.open(), old.open()])) as [Store, Store];
      const ada = { platform: 'chat', person: 'ada' };
      expect(await other.events.claim({ platform: 'chat', event: 'e1' }, 3000)).toBe(false);
      const event = { ...ada, event: 'e3', content: 'a question' };
      const hold = { holder: 'one', now: 3000, leaseUntil: 3000 };
      expect(await store.events.take({ ...event, event: 'e2' }, hold)).toBe(false);
      expect(await store.events.take(event, hold)).toBe(true);
      // Of the old events nobody knows what was asked: they count as done.
      expect(await other.events.takeOver('chat', { ...hold, holder: 'two' }, 9)).toEqual([{ ...event, takeOvers: 1 }]);
      expect(await store.questions.byPerson(ada, 0, 9)).toMatchObject([{ id: 'q1', vote: 'not-helpful' }]);
      expect(await store.places.all('daily')).toEqual([{ platform: 'chat', place: 'T1/C1', value: {} }]);
      expect(await store.prune({ events: 2000 })).toMatchObject({ events: 1 });
      await store.secrets.put('name', 'sealed', 3000);
      expect(await other.secrets.get('name')).toBe('sealed');
      await store.close();
      await other.close();
    });
  });
}

testUpgrade('SQLite', async () => {
  const path = join(folder, 'stevedore.db');
  const driver = createSqliteDriver(path);
  const connection = await driver.connect(true);
  return {
    queries: await connection.queries(),
    dialect: driver.dialect,
    leave: () => connection.close(),
    open: () => openSqliteStore(path, deps),
  };
});

describeWithPostgres('on a private server', (postgres) => {
  testUpgrade('PostgreSQL', async () => {
    const url = await postgres.createDatabase();
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
    return {
      queries,
      dialect: { autoIncrement: 'bigserial', locksRows: true, beforeMigration: [] },
      leave: () => queries.destroy(),
      open: () => openPostgresStore(url, { maxConnections: 2, ...deps }),
    };
  });
});
