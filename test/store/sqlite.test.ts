import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { ConfigError } from '../../src/errors.ts';
import { silentLogger } from '../../src/logger.ts';
import { createStore } from '../../src/store/create-store.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Connection } from '../../src/store/driver.ts';
import { createSqliteDriver, openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { testStore } from '../contracts/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'stevedore-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const deps = { clock: systemClock, logger: silentLogger };

let files = 0;
function freshPath(): string {
  files += 1;
  return join(folder, `${files}`, 'stevedore.db');
}

testStore('SQLite', async () => {
  const path = freshPath();
  return () => openSqliteStore(path, deps);
});

/** Runs statements in a file behind the back of the store. */
function meddle(path: string, statements: string): void {
  const database = new Database(path);
  database.exec(statements);
  database.close();
}

const conversation = { platform: 'chat', conversation: 'thread' };

const say = (store: Store, question: string): Promise<void> =>
  store.conversations.add({ ...conversation, person: 'ada', question, askedAt: 1 });

const said = async (store: Store): Promise<readonly string[]> =>
  (await store.conversations.turns(conversation, 0, 1000)).map(({ question }) => question);

describe('a store in a file', () => {
  it('is for the eyes of its user only', async () => {
    const path = join(folder, 'deep', 'down', 'stevedore.db');
    const store = await openSqliteStore(path, deps);
    await say(store, 'hello');
    for (const each of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(each).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0);
    await store.close();
  });

  it('waits while another program writes, without holding up others', async () => {
    const path = freshPath();
    const store = await openSqliteStore(path, deps);
    const other = new Database(path);
    other.exec('begin immediate');
    const saying = say(store, 'hello');
    // The lock is given back from a timer, which never fires in a process that is held up.
    setTimeout(() => other.exec('commit'), 50);
    await saying;
    expect(await said(store)).toEqual(['hello']);
    other.close();
    await store.close();
  });

  it('says so when another program does not stop writing', async () => {
    const path = freshPath();
    const store = await openSqliteStore(path, deps);
    const other = new Database(path);
    other.exec('begin immediate');
    await expect(say(store, 'hello')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await said(store)).toEqual([]);
    other.exec('commit');
    await say(store, 'hello again');
    other.close();
    await store.close();
  });

  it('refuses a file of a newer version', async () => {
    const path = freshPath();
    await (await openSqliteStore(path, deps)).close();
    meddle(path, "update installation set value = '99' where name = 'schema'");
    const opening = openSqliteStore(path, deps);
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(/newer version .*schema 99.*DATA_DIR/s);
  });

  it('goes on reading when the disk is full, and writing when it is not any more', async () => {
    const driver = createSqliteDriver(freshPath());
    let connection: Connection | undefined;
    const connect = async (patient: boolean) => {
      connection = await driver.connect(patient);
      return connection;
    };
    /** SQLite never makes the limit less than what the file has. */
    const limitPages = async (pages: number) =>
      connection && sql.raw(`pragma max_page_count = ${pages}`).execute(await connection.queries());
    const database = await openDatabase({ ...driver, connect }, deps);
    const store = createStore(database);
    await say(store, 'hello');
    await limitPages(1);
    const full = { name: 'StoreError', code: 'full' };
    await expect(say(store, 'x'.repeat(100_000))).rejects.toMatchObject(full);
    const row = { ...conversation, person: 'ada', question: 'x'.repeat(100_000), askedAt: 1 };
    const inTransaction = database.transaction((db) => db.insertInto('turns').values(row).execute());
    await expect(inTransaction).rejects.toMatchObject(full);
    expect(await said(store)).toEqual(['hello']);
    await limitPages(100_000);
    await say(store, 'hello again');
    expect(await said(store)).toEqual(['hello', 'hello again']);
    await store.close();
  });

  it('holds nothing of what somebody asked once it is finished or forgotten', async () => {
    const path = freshPath();
    const store = await openSqliteStore(path, deps);
    const hold = { holder: 'one', now: 1, leaseUntil: 2 };
    for (const [event, person] of Object.entries({ finished: 'ada', forgotten: 'bob', open: 'eve' })) {
      await store.events.take({ platform: 'chat', event, person, content: `asked by ${person}` }, hold);
    }
    await store.events.finish({ platform: 'chat', event: 'finished' }, 'one');
    await store.forget({ platform: 'chat', person: 'bob' });
    await store.close();
    const database = new Database(path);
    const nothing = { person: null, content: null, holder: null, lease_until: null, take_overs: null };
    expect(database.prepare('select * from events order by event').all()).toEqual([
      { platform: 'chat', event: 'finished', claimed_at: 1, ...nothing },
      { platform: 'chat', event: 'forgotten', claimed_at: 1, ...nothing },
      {
        platform: 'chat',
        event: 'open',
        claimed_at: 1,
        person: 'eve',
        content: 'asked by eve',
        holder: 'one',
        lease_until: 2,
        take_overs: 0,
      },
    ]);
    database.close();
  });

  it.each([
    ['is no database', (path: string) => writeFileSync(path, 'Dear diary, '.repeat(1000))],
    ['is the database of another program', (path: string) => meddle(path, 'create table recipes (name text)')],
  ])('says that a file %s, and leaves it alone', async (_what, make) => {
    const path = freshPath();
    mkdirSync(dirname(path), { recursive: true });
    make(path);
    const before = readFileSync(path);
    const store = await openSqliteStore(path, deps);
    const saying = say(store, 'hello');
    await expect(saying).rejects.toMatchObject({ name: 'StoreError', code: 'damaged' });
    await expect(saying).rejects.toThrow(path);
    await expect(saying).rejects.toThrow(/move it away/i);
    await store.close();
    expect(readFileSync(path)).toEqual(before);
  });

  it('is there as soon as its folder can be made', async () => {
    let now = 0;
    const path = freshPath();
    writeFileSync(dirname(path), 'a file where the folder should be');
    const store = await openSqliteStore(path, { ...deps, clock: { now: () => now } });
    await expect(say(store, 'hello')).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    await expect(said(store)).rejects.toThrow(path);
    unlinkSync(dirname(path));
    now += 10_000;
    await say(store, 'hello');
    expect(await said(store)).toEqual(['hello']);
    await store.close();
  });

  it('begins anew when its file is taken away, and leaves the one that takes its place alone', async () => {
    const path = freshPath();
    const store = await openSqliteStore(path, deps);
    await say(store, 'into the first file');
    for (const each of [path, `${path}-wal`, `${path}-shm`]) renameSync(each, `${each}.old`);
    await say(store, 'into the second file');
    expect(await said(store)).toEqual(['into the second file']);
    await store.close();
    const again = await openSqliteStore(path, deps);
    expect(await said(again)).toEqual(['into the second file']);
    await again.close();
  });
});
