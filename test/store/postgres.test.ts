import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { ConfigError } from '../../src/errors.ts';
import { silentLogger } from '../../src/logger.ts';
import { openPostgresStore, type PostgresOptions } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { testStore } from '../contracts/store-contract.ts';
import { describeWithPostgres } from './private-postgres.ts';

let now = 0;
const clock = { now: () => now };
/** Past the time for which nobody tries to connect after a failure. */
const waitLong = () => {
  now += 60_000;
};

const opened: Store[] = [];
const open = async (url: string, over: Partial<PostgresOptions> = {}): Promise<Store> => {
  const store = await openPostgresStore(url, { maxConnections: 5, clock, logger: silentLogger, ...over });
  opened.push(store);
  return store;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

const conversation = { platform: 'chat', conversation: 'thread' };

const say = (store: Store, question: string): Promise<void> =>
  store.conversations.add({ ...conversation, person: 'ada', question, askedAt: 1 });

const said = async (store: Store): Promise<readonly string[]> =>
  (await store.conversations.turns(conversation, 0, 1000)).map(({ question }) => question);

/** Runs a statement behind the back of the store. */
async function meddle(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const unavailable = { name: 'StoreError', code: 'unavailable' };

describeWithPostgres('on a private server', (postgres) => {
  testStore('PostgreSQL', async () => {
    const url = await postgres.createDatabase();
    return () => openPostgresStore(url, { maxConnections: 5, clock: systemClock, logger: silentLogger });
  });

  describe('a store in PostgreSQL', () => {
    it('gives all numbers as numbers, and leaves those of other users of the driver alone', async () => {
      const url = await postgres.createDatabase();
      const store = await open(url);
      await store.cards.put({
        platform: 'c',
        person: 'p',
        prompt: 'P',
        section: 's',
        note: 'n',
        dueAt: 2 ** 41,
        state: '',
      });
      expect(await store.cards.get({ platform: 'c', person: 'p' }, 'P')).toMatchObject({ dueAt: 2 ** 41 });
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect((await client.query('select 1::int8 as one')).rows).toEqual([{ one: '1' }]);
      await client.end();
    });

    it('makes do with the connections that it gets', async () => {
      const url = await postgres.createDatabase();
      const role = `few${new URL(url).pathname.slice(1)}`;
      await meddle(url, `create role ${role} login connection limit 2`);
      await meddle(url, `alter database ${new URL(url).pathname.slice(1)} owner to ${role}`);
      const few = url.replace('stevedore:', `${role}:`);
      const store = await open(few);
      const all = Array.from({ length: 60 }, (_, index) => `question ${index}`);
      await Promise.all(all.map((question) => say(store, question)));
      expect(new Set(await said(store))).toEqual(new Set(all));
    });

    it('survives the loss of its server and finds it again', async () => {
      const store = await open(await postgres.createDatabase());
      await say(store, 'before');
      await postgres.stop();
      await expect(say(store, 'meanwhile')).rejects.toMatchObject(unavailable);
      waitLong();
      await expect(said(store)).rejects.toThrow(/127\.0\.0\.1:\d+.*DATABASE_URL.*ECONNREFUSED/s);
      await postgres.start();
      waitLong();
      await say(store, 'after');
      expect(await said(store)).toEqual(['before', 'after']);
    });

    it('begins without its server and makes its tables when that comes', async () => {
      const url = await postgres.createDatabase();
      await postgres.stop();
      const store = await open(url);
      await expect(said(store)).rejects.toMatchObject(unavailable);
      await postgres.start();
      await expect(said(store)).rejects.toMatchObject(unavailable);
      waitLong();
      await say(store, 'hello');
      expect(await said(store)).toEqual(['hello']);
    });

    it('loses only what was under way when its connections are cut', async () => {
      const url = await postgres.createDatabase();
      const store = await open(url, { maxConnections: 3 });
      await Promise.all(['a', 'b', 'c'].map((question) => say(store, question)));
      const storm = Array.from({ length: 100 }, (_, n) => say(store, `${n}`).then(() => `${n}`));
      const ended = Promise.allSettled(storm);
      await storm[0];
      await meddle(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stevedore'");
      const outcomes = await ended;
      const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(unavailable);
      }
      expect(kept.length).toBeGreaterThanOrEqual(90);
      expect(await said(store)).toEqual(expect.arrayContaining(kept));
    });

    it('says why a transaction was cut off', async () => {
      const url = await postgres.createDatabase();
      const store = await open(url);
      const other = new pg.Client({ connectionString: url });
      await other.connect();
      await other.query('begin; lock table cards in exclusive mode');
      const forgetting = store.forget({ platform: 'chat', person: 'ada' });
      const cut = expect(forgetting).rejects.toThrow(/administrator command/);
      await meddle(
        url,
        `do $$ begin
          while not exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())
          loop perform pg_sleep(0.01); perform pg_stat_clear_snapshot(); end loop;
        end $$`,
      );
      await meddle(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stevedore'");
      await cut;
      await other.end();
      expect(await store.forget({ platform: 'chat', person: 'ada' })).toMatchObject({ cards: 0 });
    });

    it('refuses a database of a newer version', async () => {
      const url = await postgres.createDatabase();
      await (await open(url)).check();
      await meddle(url, "update installation set value = '99' where name = 'schema'");
      const opening = open(url);
      await expect(opening).rejects.toThrow(ConfigError);
      await expect(opening).rejects.toThrow(/newer version .*schema 99.*DATABASE_URL/s);
    });

    it('leaves the tables of another program alone', async () => {
      const url = await postgres.createDatabase();
      await meddle(url, 'create table attempts (name text)');
      const store = await open(url);
      await expect(store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'damaged' });
      await meddle(url, 'select name from attempts');
    });

    it('makes its tables again when it finds itself on an empty database', async () => {
      const url = await postgres.createDatabase();
      const store = await open(url);
      await say(store, 'before');
      await meddle(url, 'drop schema public cascade; create schema public');
      await expect(said(store)).rejects.toMatchObject({ code: 'damaged' });
      waitLong();
      expect(await said(store)).toEqual([]);
    });

    it('says what is the matter with the user, the database and the rights', async () => {
      const url = await postgres.createDatabase();
      const messageAt = async (address: string) => (await open(address)).check().catch((error: Error) => error.message);
      expect(await messageAt(url.replace(/test\d+$/, 'nowhere'))).toMatch(/no database at .*nowhere.*Create it/s);
      expect(await messageAt(url.replace('stevedore:', 'stranger:'))).toMatch(/refuses this user.*DATABASE_URL/s);
      await meddle(
        url,
        'create role visitor login; revoke all on schema public from public; grant usage on schema public to visitor',
      );
      expect(await messageAt(url.replace('stevedore:', 'visitor:'))).toMatch(/may not do that.*owner/s);
    });

    it('gives up on a server that has gone without a word', async () => {
      const url = await postgres.createDatabase();
      const line = await startLine(Number(new URL(url).port));
      const store = await open(url.replace(/:\d+\//, `:${line.port}/`), { timeoutMs: 200 });
      await say(store, 'before');
      line.cut();
      await expect(said(store)).rejects.toMatchObject(unavailable);
      await expect(said(store)).rejects.toMatchObject(unavailable);
      line.mend();
      waitLong();
      expect(await said(store)).toEqual(['before']);
      await store.close();
      line.end();
    });
  });
});

/** A way to a port which can be cut so that neither side hears of it. */
async function startLine(to: number) {
  let silent = false;
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    sockets.push(near, far);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => silent || into.write(data));
      from.on('error', () => {});
      from.on('close', () => silent || into.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut() {
      silent = true;
    },
    mend() {
      for (const socket of sockets.splice(0)) socket.destroy();
      silent = false;
    },
    end() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('the address of a PostgreSQL database', () => {
  it.each([
    'mysql://ada:top-secret@db.example/quiz',
    'postgres:ada:top-secret@db.example/quiz',
    'ada:top-secret@db.example',
    'postgres://ada:top-secret@db.example:port/quiz',
    'postgres://ada:top-secret/#@db.example/quiz',
    'postgres://ada:top-secret@db.example/quiz?sslrootcert=/nowhere/ca.pem',
    '',
  ])('is refused when it is none: %s', async (url) => {
    const error = await open(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain('DATABASE_URL');
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('top-secret');
  });

  it('never shows its password', async () => {
    const seen: unknown[] = [];
    const log = (...line: unknown[]) => void seen.push(line);
    const store = await open('postgres://ada:top-secret@127.0.0.1:1/quiz', {
      logger: { debug: log, info: log, warn: log, error: log },
    });
    seen.push(await store.check().catch((reason: unknown) => reason));
    expect(seen).toHaveLength(2);
    const shown = inspect(seen, { depth: null, showHidden: true });
    expect(shown).toContain('127.0.0.1:1/quiz');
    expect(shown).not.toContain('top-secret');
  });

  it('may be that of a socket in a folder', async () => {
    const store = await open('postgres:///quiz?host=/nowhere/at/all');
    await expect(store.check()).rejects.toThrow('/nowhere/at/all quiz');
  });
});
