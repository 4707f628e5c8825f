import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runProgram, startProgram } from './program-process.ts';

/** Through the real program, beside a real `serve`. */

const quiz = (text: string) =>
  `\`\`\`quiz\nquestion: ${text}?\nanswer: 40 t\nwrong: [10 t, 20 t]\nexplanation: So it is.\n\`\`\`\n\n`;
const note = `# Cranes\n\nA crane is a machine that lifts 40 t.\n\n${quiz('One')}${quiz('Two')}`;
const patience = { timeout: 20_000 };

let folder: string;
let data: string;
let database: string;
let backups: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stevedore-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  data = join(folder, 'data');
  database = join(data, 'stevedore.db');
  backups = join(folder, 'backups');
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'notes', 'cranes.md'), note);
});

const placeOf = (env: Readonly<Record<string, string>> = {}) => ({
  cwd: folder,
  env: { HOME: folder, CORPUS_DIR: join(folder, 'notes'), DATA_DIR: data, ...env },
});
const run = (args: readonly string[], env?: Readonly<Record<string, string>>) => runProgram(args, placeOf(env));

/** What a query of one value gives. */
function valueIn(path: string, query: string): unknown {
  const opened = new Database(path);
  try {
    return opened.prepare(query).pluck().all()[0];
  } finally {
    opened.close();
  }
}

function meddle(path: string, statements: string): void {
  const opened = new Database(path);
  opened.exec(statements);
  opened.close();
}

/** A database as a version has left it, that nobody has open. */
function leaveDatabase(version: string): void {
  mkdirSync(data);
  for (const file of ['sqlite.sql', 'rows.sql']) {
    meddle(database, readFileSync(join('test', 'store', 'released', version, file), 'utf8'));
  }
  meddle(database, `insert into installation (name, value) values ('schema', '${Number(version)}')`);
}

it('copies whole what serve writes, and brings it back once nobody serves', async () => {
  const serving = startProgram(['serve'], placeOf());
  onTestFinished(() => void serving.child.kill('SIGKILL'));
  const { child, seen, ended } = serving;
  child.stdin.write('quiz cranes 2\n40 t\n40 t\nscore\n');
  await vi.waitFor(() => expect(seen.stdout).toContain('**All time:** 20 points'), patience);
  let asked = 0;
  let enough = false;
  const ask = () => {
    if (enough) return;
    asked += 1;
    child.stdin.write('what is a crane\n');
  };
  child.stdout.on('data', ask);
  ask();
  await vi.waitFor(() => expect(asked).toBeGreaterThan(5), patience);
  const askedBefore = asked;
  // Nobody has made the folder yet.
  const backup = await run(['backup', backups, '--keep', '1']);
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(asked).toBeGreaterThan(askedBefore);
  enough = true;
  child.stdin.write('forget me\n');
  await vi.waitFor(() => expect(seen.stdout).toContain('Deleted, all that I kept about you'), patience);

  const [name = '', ...others] = readdirSync(backups);
  expect(others).toEqual([]);
  expect(name).toMatch(/^stevedore-\d{8}-\d{6}\.db$/);
  const made = join(backups, name);
  expect(statSync(made).mode & 0o777).toBe(0o600);
  expect(valueIn(made, 'pragma integrity_check')).toBe('ok');
  const count = Number(valueIn(made, 'select count(*) from questions'));
  // The last of them is not written yet when its answer is waited for.
  expect(count).toBeGreaterThanOrEqual(askedBefore - 1);
  expect(count).toBeLessThan(asked);
  const [path, size, rows] = backup.stdout.split('\n');
  expect([path, size]).toEqual([made, expect.stringMatching(/^ {2}size {3}\d+ kB, schema \d+$/)]);
  expect(rows).toMatch(new RegExp(`^  rows .*\\b${count} questions, .*\\b2 attempts\\b`));

  const refused = await run(['restore', made]);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Stop Stevedore first') });
  child.stdin.end();
  expect(await ended).toBe(0);
  const { code, stdout, stderr } = await run(['restore', made]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [, kept = ''] = /To go back to it: stevedore restore (.*)\n/.exec(stdout) ?? [];
  expect(valueIn(kept, 'select count(*) from attempts')).toBe(0);
  const { stdout: score } = await runProgram(['serve'], placeOf(), 'score\n');
  expect(score).toContain('**All time:** 20 points, 2 of 2 right');
}, 60_000);

describe('stevedore backup', () => {
  it('leaves no file of that name when it is killed, and the next one tidies up', async () => {
    leaveDatabase('0002');
    const filler = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)';
    meddle(
      database,
      `insert into turns (platform, conversation, person, question, asked_at) ${filler} select 'chat', 'c', 'p', hex(randomblob(1500)), i from n`,
    );
    mkdirSync(backups);
    const { child, ended } = startProgram(['backup', backups], placeOf());
    await vi.waitFor(() => expect(readdirSync(backups)).not.toEqual([]), { ...patience, interval: 1 });
    child.kill('SIGKILL');
    expect(await ended).toBeNull();
    // Beside the copy may stand what SQLite keeps while it writes.
    const partials = readdirSync(backups);
    for (const name of partials) expect(name).toContain('.partial-');
    const longAgo = Date.now() / 1000 - 7200;
    for (const name of partials) utimesSync(join(backups, name), longAgo, longAgo);
    expect((await run(['backup', backups])).code).toBe(0);
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/^stevedore-\d{8}-\d{6}\.db$/)]);
  });

  it('writes to standard output, and restore reads it from standard input', async () => {
    leaveDatabase('0002');
    const bytes: Buffer[] = [];
    const { child, seen, ended } = startProgram(['backup', '-'], placeOf());
    child.stdout.on('data', (some: Buffer) => bytes.push(some));
    expect(await ended).toBe(0);
    expect(seen.stderr).toMatch(/ 3 questions/);
    expect(readdirSync(data)).toEqual(['stevedore.db']);
    meddle(database, 'delete from votes; delete from questions');
    const restoring = startProgram(['restore', '-'], placeOf());
    restoring.child.stdin.end(Buffer.concat(bytes));
    expect(await restoring.ended).toBe(0);
    expect(statSync(database).mode & 0o777).toBe(0o600);
    expect(valueIn(database, 'select count(*) from questions')).toBe(3);
  });

  it('says what to do, and ends as docs/command-line.md says', async () => {
    expect(await run(['backup'])).toMatchObject({ code: 1, stderr: expect.stringContaining('set DATA_DIR') });
    expect(existsSync(data)).toBe(false);
    expect(await run(['backup', '-', '--keep', '3'])).toMatchObject({ code: 2 });
    expect(await run(['backup', 'one.db', '--keep', '3'])).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('Name a folder') },
    });
    expect(await run(['restore', 'nowhere.db'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no file') });
  });
});

it('leaves PostgreSQL to its own tools, and shows no password', async () => {
  const env = { DATABASE_URL: 'postgres://stevedore:s3cret@db.example.com:5432/notes?sslmode=require' };
  const address = "--dbname='postgres://stevedore@db.example.com:5432/notes?sslmode=require'";
  const backup = await run(['backup', "it's.dump"], env);
  expect(backup.code).toBe(2);
  expect(backup.stderr).toContain(`pg_dump --format=custom --file='it'\\''s.dump' ${address}\n`);
  const restore = await run(['restore', 'notes.dump'], env);
  expect(restore.code).toBe(2);
  expect(restore.stderr).toMatch(/stop Stevedore first:\npg_restore .*'notes\.dump'\n$/);
  expect(restore.stderr).toContain(address);
  expect(backup.stderr + restore.stderr).not.toContain('s3cret');
});

it('brings an old database up to date once, when two programs begin on it at once', async () => {
  leaveDatabase('0001');
  expect((await run(['backup', 'before.db'])).stdout).toContain('schema 1');
  const doctors = await Promise.all([run(['doctor']), run(['doctor'])]);
  for (const { code, stdout } of doctors) {
    expect(stdout).toContain('ok       store: SQLite');
    expect(code).toBe(0);
  }
  const { stdout } = await run(['restore', 'before.db']);
  expect(stdout).toMatch(/^The next start brings the tables from schema 1 to \d+\.$/m);
  const [, kept = ''] = /To go back to it: stevedore restore (.*)\n/.exec(stdout) ?? [];
  expect(valueIn(kept, 'select count(*) from questions where told_at is null')).toBe(3);
});
