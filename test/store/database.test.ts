import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { DatabaseDriver } from '../../src/store/driver.ts';
import type { Schema } from '../../src/store/schema.ts';
import { schemaVersion } from '../../src/store/schema-version.ts';
import { StoreError } from '../../src/store/store.ts';

class Gone extends Error {}
class GaveWay extends Error {}

/** A database that can be reached or not, as a test says. */
function createFakeDriver() {
  const queries = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const fake = { reachable: true, version: schemaVersion, tries: 0, open: 0 };
  const driver: DatabaseDriver = {
    location: 'here',
    maxConnections: 2,
    dialect: { autoIncrement: 'integer', locksRows: false, beforeMigration: [] },
    async connect() {
      fake.tries += 1;
      if (!fake.reachable) throw new Gone();
      fake.open += 1;
      return {
        installation: { schemaVersion: fake.version },
        queries: async () => queries,
        isCurrent: () => true,
        async close() {
          fake.open -= 1;
        },
      };
    },
    explain: (cause) => ({
      error: new StoreError(cause instanceof Gone ? 'unavailable' : 'failed', 'explained', { cause }),
      lost: cause instanceof Gone,
      gaveWay: cause instanceof GaveWay,
    }),
  };
  return { fake, driver };
}

async function open({ reachable = true } = {}) {
  const { fake, driver } = createFakeDriver();
  fake.reachable = reachable;
  const time = { now: 0 };
  const log: string[] = [];
  const note = (message: string) => void log.push(message);
  const logger = { debug: note, info: note, warn: note, error: note };
  const database = await openDatabase(driver, { clock: { now: () => time.now }, logger });
  const ask = () => database.query(async () => 'answer');
  const lose = () =>
    database.query(async () => {
      throw new Gone();
    });
  return { fake, time, log, database, ask, lose };
}

const unavailable = { name: 'StoreError', code: 'unavailable' };

describe('a database that comes and goes', () => {
  it('is connected to once', async () => {
    const { fake, ask, log } = await open();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['answer', 'answer', 'answer']);
    expect(fake.tries).toBe(1);
    expect(log).toEqual([]);
  });

  it('is not tried again and again while it is away', async () => {
    const { fake, time, log, ask, lose } = await open();
    fake.reachable = false;
    await expect(lose()).rejects.toMatchObject(unavailable);
    for (let n = 0; n < 10; n++) await expect(ask()).rejects.toMatchObject(unavailable);
    expect(fake.tries).toBe(1);
    time.now += 60_000;
    const asked = await Promise.allSettled(Array.from({ length: 10 }, ask));
    expect(asked.every(({ status }) => status === 'rejected')).toBe(true);
    expect(fake.tries).toBe(2);
    expect(log).toEqual(['the store cannot be used']);
  });

  it('tells again after a while, and of another trouble at once', async () => {
    const { fake, time, log, database, ask, lose } = await open();
    fake.reachable = false;
    await lose().catch(() => {});
    time.now += 20 * 60_000;
    await ask().catch(() => {});
    expect(log).toEqual(['the store cannot be used', 'the store cannot be used']);
    fake.reachable = true;
    time.now += 60_000;
    await database.query(() => Promise.reject(new TypeError('a mistake'))).catch(() => {});
    expect(log.slice(2)).toEqual(['the store can be used again', 'the store cannot be used']);
  });

  it('tells at the start', async () => {
    const { fake, log } = await open({ reachable: false });
    expect(fake.tries).toBe(1);
    expect(log).toEqual(['the store cannot be used']);
  });

  it('is found again, and that is told', async () => {
    const { fake, time, log, ask, lose } = await open();
    await lose().catch(() => {});
    expect(fake.open).toBe(0);
    time.now += 60_000;
    expect(await Promise.all([ask(), ask()])).toEqual(['answer', 'answer']);
    expect(fake).toMatchObject({ tries: 2, open: 1 });
    expect(log).toEqual(['the store cannot be used', 'the store can be used again']);
  });

  it('is lost once, however many notice', async () => {
    const { fake, log, lose } = await open();
    await Promise.allSettled([lose(), lose(), lose()]);
    expect(fake.open).toBe(0);
    expect(log).toEqual(['the store cannot be used']);
  });

  it('is not given up for an error of one query', async () => {
    const { fake, database, ask } = await open();
    const cause = new TypeError('a mistake');
    const asking = database.query(() => Promise.reject(cause));
    await expect(asking).rejects.toMatchObject({ name: 'StoreError', code: 'failed', cause });
    expect(await ask()).toBe('answer');
    expect(fake.tries).toBe(1);
  });

  it('does a transaction again that gave way to another one', async () => {
    const { database } = await open();
    let tries = 0;
    const giveWay = (times: number) =>
      database.transaction(async () => {
        tries += 1;
        if (tries <= times) throw new GaveWay();
        return tries;
      });
    expect(await giveWay(2)).toBe(3);
    tries = 0;
    await expect(giveWay(1000)).rejects.toMatchObject({ name: 'StoreError', code: 'failed' });
    expect(tries).toBeLessThan(10);
  });

  it('serves nobody when it comes back newer than we are', async () => {
    const { fake, time, ask, lose } = await open();
    await lose().catch(() => {});
    fake.version = schemaVersion + 1;
    time.now += 60_000;
    await expect(ask()).rejects.toMatchObject({ name: 'StoreError', code: 'failed' });
    await expect(ask()).rejects.toThrow('newer version');
    expect(fake.open).toBe(0);
  });

  it('stops the start when it is newer than we are', async () => {
    const { fake, driver } = createFakeDriver();
    fake.version = schemaVersion + 1;
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    await expect(openDatabase(driver, { clock: { now: () => 0 }, logger })).rejects.toThrow(ConfigError);
    expect(fake.open).toBe(0);
  });

  it('runs so many queries at a time, the others in their order', async () => {
    const { database } = await open();
    const events: string[] = [];
    const ends: (() => void)[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) =>
      database.query(async () => {
        events.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
      }),
    );
    const settle = () => new Promise(setImmediate);
    await settle();
    expect(events).toEqual(['a', 'b']);
    ends[1]?.();
    await settle();
    expect(events).toEqual(['a', 'b', 'c']);
    ends[0]?.();
    ends[2]?.();
    await settle();
    ends[3]?.();
    await Promise.all(all);
    expect(events).toEqual(['a', 'b', 'c', 'd']);
  });
});
