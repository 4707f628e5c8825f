import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../src/logger.ts';
import { newId } from '../../src/new-id.ts';
import { backUpSqlite } from '../../src/store/backup/back-up-sqlite.ts';
import { backupName, keepNewest } from '../../src/store/backup/backup-files.ts';
import { explainCopying } from '../../src/store/backup/copy-errors.ts';
import { holdDatabase } from '../../src/store/backup/hold-database.ts';
import { restoreSqlite } from '../../src/store/backup/restore-sqlite.ts';
import { schemaVersion } from '../../src/store/schema-version.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const now = Date.UTC(2026, 2, 1, 9, 30, 15);
const deps = { clock: { now: () => now }, newId };
const asked =
  "insert into turns (platform, conversation, person, question, asked_at) values ('chat', 'c', 'ada', '?', 1)";

let folder: string;
let data: string;
let database: string;
let copy: string;

/** Runs statements. Nothing is prepared, or libsql would keep the file open until garbage is collected. */
function meddle(path: string, statements: string): void {
  const opened = new Database(path);
  opened.exec(statements);
  opened.close();
}

/** As another process would; still open, since its statement is. */
function turnsIn(path: string): unknown {
  const opened = new Database(path);
  const [count] = opened.prepare('select count(*) from turns').pluck().all();
  opened.close();
  return count;
}

/** How many rows a copy has, as one reads it that nobody else uses. */
function turnsInCopy(path: string): unknown {
  const other = join(folder, newId());
  for (const log of ['', '-wal']) if (existsSync(path + log)) copyFileSync(path + log, other + log);
  return turnsIn(other);
}

const tables = (version: number, file: string) =>
  readFileSync(new URL(`./released/${String(version).padStart(4, '0')}/${file}.sql`, import.meta.url), 'utf8');

function makeDatabase(path: string, version = schemaVersion): void {
  meddle(path, `pragma journal_mode = wal; ${tables(version, 'sqlite')} ${tables(version, 'rows')}`);
  meddle(path, `insert into installation (name, value) values ('schema', '${version}')`);
}

const backUp = (target = copy, force = false) => backUpSqlite(database, { target, force }, deps);
const restore = (from = copy) => restoreSqlite(from, database, deps);
const filesOf = (path: string) => readdirSync(path).sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stevedore-copies-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
  data = join(folder, 'data');
  mkdirSync(data);
  database = join(data, 'stevedore.db');
  copy = join(folder, "a copy of 'it'.db");
  makeDatabase(database);
});

describe('a backup', () => {
  it('is a whole copy of what was committed, for the eyes of its user only', async () => {
    const writer = new Database(database);
    writer.exec(`begin immediate; ${asked}; commit; begin immediate; ${asked}`);
    const made = await backUp();
    writer.exec('commit');
    writer.close();
    expect(made).toMatchObject({ schemaVersion, bytes: statSync(copy).size });
    expect(made.rows.get('turns')).toBe(3);
    expect(made.rows.get('questions')).toBe(3);
    expect(made.rows.has('installation')).toBe(false);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(turnsIn(copy)).toBe(3);
    expect(turnsIn(database)).toBe(4);
    expect(filesOf(folder)).toEqual(["a copy of 'it'.db", 'data']);
  });

  it('replaces a file only when it is told to, and never the database', async () => {
    writeFileSync(copy, 'something else');
    await expect(backUp()).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('--force') });
    expect(readFileSync(copy, 'utf8')).toBe('something else');
    await backUp(copy, true);
    expect(turnsIn(copy)).toBe(2);
    for (const own of [database, `${data}/../data/stevedore.db`]) {
      await expect(backUp(own, true)).rejects.toThrow(/the database itself/);
    }
    await expect(backUp(data, true)).rejects.toThrow(/no file that could be replaced/);
  });

  it('says what to do when it cannot be made, and leaves nothing behind', async () => {
    await expect(backUp(join(folder, 'nowhere', 'copy.db'))).rejects.toThrow(/Make it, or name another place/);
    rmSync(database);
    await expect(backUp()).rejects.toThrow(/no database at .* yet.*set DATA_DIR/);
    expect(existsSync(database)).toBe(false);
    writeFileSync(database, 'Dear diary, '.repeat(1000));
    await expect(backUp()).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining(database) });
    expect(filesOf(folder)).toEqual(['data']);
  });

  it.each([
    ['ENOSPC', 'full', 'the disk is full'],
    ['SQLITE_FULL', 'full', 'the disk is full'],
    ['EROFS', 'unavailable', 'Let this user write to /backups'],
    ['SQLITE_IOERR_READ', 'unavailable', 'errors for /data/stevedore.db'],
  ])('explains %s', (code, meaning, text) => {
    const cause = Object.assign(new Error('so says the system'), { code });
    const places = { database: '/data/stevedore.db', target: '/backups/copy.db', otherwise: 'name another place' };
    const error = explainCopying(cause, places);
    expect(error).toMatchObject({ name: 'StoreError', code: meaning, message: expect.stringContaining(text) });
  });

  it('tidies up what one that was killed has left, and not what one is at', async () => {
    const leftovers = ['copy.db.partial-', 'copy.db.restoring-'].flatMap((name) =>
      ['', '-journal'].map((companion) => `${name}${newId()}${companion}`),
    );
    for (const name of leftovers) writeFileSync(join(folder, name), '');
    for (const name of leftovers.slice(1)) utimesSync(join(folder, name), 0, now / 1000 - 4000);
    utimesSync(join(folder, leftovers[0] ?? ''), 0, now / 1000 - 3000);
    await backUp();
    expect(filesOf(folder)).toEqual(["a copy of 'it'.db", leftovers[0], 'data'].sort());
  });

  it('is one of the newest that are kept', () => {
    expect(backupName(now)).toBe('stevedore-20260301-093015.db');
    const names = ['20200101-000000', '20200102-000000', '20990101-000000'].map((time) => `stevedore-${time}.db`);
    const others = ['stevedore-20200101.db', 'stevedore-20200101-000000.db.gpg', 'notes.txt'];
    for (const name of [...names, ...others, backupName(now)]) writeFileSync(join(folder, name), '');
    const made = join(folder, backupName(now));
    expect(keepNewest(made, 2)).toEqual([names[1], names[0]]);
    expect(keepNewest(made, 1)).toEqual([names[2]]);
    expect(filesOf(folder)).toEqual([...others, backupName(now), 'data'].sort());
  });
});

describe('restoring', () => {
  it('puts a copy in place of what there is, and keeps that with all that it holds', async () => {
    await backUp();
    meddle(database, asked);
    const restored = await restore();
    const kept = `${database}.before-restore-20260301-093015`;
    expect(restored).toMatchObject({
      schemaVersion,
      nextSchemaVersion: schemaVersion,
      kept: { path: kept, damaged: false },
    });
    expect(filesOf(data)).toEqual(['stevedore.db', 'stevedore.db.before-restore-20260301-093015']);
    expect(statSync(database).mode & 0o777).toBe(0o600);
    expect(turnsInCopy(database)).toBe(2);
    expect(turnsInCopy(kept)).toBe(3);
    expect((await restore(kept)).kept?.path).toBe(`${kept}-2`);
    expect(turnsInCopy(database)).toBe(3);
  });

  it('changes nothing while somebody has the database open, be it idle', async () => {
    await backUp();
    const other = new Database(database);
    other.exec(asked);
    const restoring = restore();
    await expect(restoring).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    await expect(restoring).rejects.toThrow(/Stop Stevedore first/);
    other.exec(asked);
    other.close();
    expect(filesOf(data)).toEqual(['stevedore.db']);
    expect(turnsInCopy(database)).toBe(4);
  });

  it('takes the logs along that lie beside a copy', async () => {
    const writer = new Database(database);
    writer.exec(asked);
    for (const log of ['', '-wal']) copyFileSync(`${database}${log}`, `${copy}${log}`);
    writer.close();
    meddle(database, 'delete from turns');
    await restore();
    expect(filesOf(folder)).toEqual(["a copy of 'it'.db", "a copy of 'it'.db-wal", 'data']);
    expect(turnsInCopy(database)).toBe(3);
  });

  it('makes a database where there is none, whatever an earlier one has left', async () => {
    await backUp();
    rmSync(data, { recursive: true });
    mkdirSync(data);
    writeFileSync(`${database}-wal`, 'of a database that somebody took away');
    expect(await restore()).not.toHaveProperty('kept');
    expect(filesOf(data)).toEqual(['stevedore.db']);
    expect(turnsInCopy(database)).toBe(2);
  });

  it('takes the place of what is damaged, and keeps that too', async () => {
    await backUp();
    writeFileSync(database, 'no database at all '.repeat(500));
    const { kept } = await restore();
    expect(kept?.damaged).toBe(true);
    expect(readFileSync(kept?.path ?? '', 'utf8')).toMatch(/^no database at all/);
    expect(turnsInCopy(database)).toBe(2);
  });

  it('takes a copy of an older version, which the next start brings up to date', async () => {
    rmSync(copy, { force: true });
    makeDatabase(copy, 1);
    expect(await restore()).toMatchObject({ schemaVersion: 1, nextSchemaVersion: schemaVersion });
    const store = await openSqliteStore(database, { clock: deps.clock, logger: silentLogger });
    expect(await store.questions.get('slackq0')).toMatchObject({ question: 'What is 0?' });
    await store.secrets.put('name', 'sealed', now);
    await store.close();
  });

  it.each([
    ['is no database', 'damaged', /is no database of SQLite/, () => writeFileSync(copy, 'Dear diary')],
    ['is empty', 'damaged', /is no database of SQLite/, () => truncateSync(copy)],
    ['is cut off', 'damaged', /is damaged/, () => truncateSync(copy, statSync(copy).size - 8192)],
    ['has lost pages', 'damaged', /is damaged/, () => writeFileSync(copy, overwritten(readFileSync(copy)))],
    ['has an index that is of other rows', 'damaged', /is damaged \(.*turns_age/, () => meddle(copy, mismatch)],
    ['is of another program', 'damaged', /another program/, () => meddle(copy, 'drop table installation')],
    [
      'is newer',
      'failed',
      /newer version of Stevedore \(schema 99; .* schema \d+\)/,
      () => meddle(copy, "update installation set value = '99' where name = 'schema'"),
    ],
  ])('refuses what %s, and leaves all as it was', async (_what, code, reason, spoil) => {
    await backUp();
    spoil();
    const restoring = restore();
    await expect(restoring).rejects.toMatchObject({ name: 'StoreError', code });
    await expect(restoring).rejects.toThrow(reason);
    await expect(restoring).rejects.toThrow(copy);
    expect(filesOf(data)).toEqual(['stevedore.db']);
    expect(turnsInCopy(database)).toBe(2);
  });

  it('takes no file that is not there, and not the database itself', async () => {
    await expect(restore()).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('no file') });
    await expect(restore(database)).rejects.toMatchObject({ code: 'usage' });
    await expect(restore(data)).rejects.toMatchObject({ code: 'usage' });
  });
});

/** All can be read, and looked up by the index some rows would be missing. */
const mismatch = `pragma writable_schema = on;
  update sqlite_master set sql = 'create index turns_age on turns (seq)' where name = 'turns_age'`;

/** With nothing in the second half. */
function overwritten(bytes: Buffer): Buffer {
  return bytes.fill(0, bytes.length / 2);
}

describe('a store that opens its file while that is replaced', () => {
  it.each([
    ['nobody else', 0, () => {}],
    ['another store', 0, () => meddle(database, 'pragma journal_mode = wal')],
    [
      'another store that has written already',
      1,
      () => {
        const other = new Database(database);
        other.exec(`pragma journal_mode = wal; ${asked}`);
        onTestFinished(() => void other.close());
      },
    ],
  ])('writes nothing into the old one, with %s in the new one', async (_who, others, come) => {
    const time = { now };
    await backUp();
    meddle(copy, 'delete from turns');
    const held = await holdDatabase(database);
    expect(held.state).toBe('whole');
    const opening = openSqliteStore(database, { clock: { now: () => time.now }, logger: silentLogger });
    // By now it waits for its turn.
    for (let n = 0; n < 5; n++) await new Promise(setImmediate);
    const kept = join(data, 'kept.db');
    renameSync(database, kept);
    renameSync(copy, database);
    come();
    held.letGo();
    const store = await opening;
    const before = readFileSync(kept);
    time.now += 60_000;
    await store.conversations.add({ platform: 'chat', conversation: 'new', person: 'ada', question: '?', askedAt: 1 });
    expect(await store.conversations.turns({ platform: 'chat', conversation: 'new' }, 0, 10)).toHaveLength(1);
    await store.close();
    expect(readFileSync(kept)).toEqual(before);
    expect(turnsIn(database)).toBe(1 + others);
    expect(turnsInCopy(kept)).toBe(2);
  });
});
