import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statsTable } from '../../src/cli/stats-table.ts';
import { systemClock } from '../../src/clock.ts';
import { silentLogger } from '../../src/logger.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { AskedQuestion, Vote } from '../../src/store/store.ts';
import { folderWith, put } from '../corpus/folder.ts';
import { runProgram } from './program-process.ts';

const hourMs = 3_600_000;
const keel = '# Keel\n\nThe keel is the fin under a boat that keeps it upright.\n';

/** Notes about a keel, a database with what people asked, and the program. */
async function openHarbour() {
  const home = await folderWith({ 'notes/keel.md': keel });
  const store = await openSqliteStore(join(home, 'data', 'stevedore.db'), { clock: systemClock, logger: silentLogger });
  let asked = 0;
  const record = async (question: string, over: Partial<AskedQuestion> = {}, vote?: Vote) => {
    const id = `q${++asked}`;
    const row = { id, platform: 'slack', place: 'C1', person: 'U1', question, state: 'silent', sections: [] };
    await store.questions.record({ ...row, askedAt: Date.now() - hourMs, ...over });
    const { person = 'U1' } = over;
    if (vote) await store.questions.vote({ platform: 'slack', person, question: id, vote, votedAt: Date.now() });
  };
  await record('how do I fold a spinnaker?');
  await record('folding a spinnaker', { person: 'U2' });
  await record('what is a keel?', { person: 'U3', state: 'answer', sections: ['keel.md#keel'] }, 'missing');
  await record('is ann@example.org the harbour master', { person: 'U4', platform: 'discord' });
  await record('what is the keel?', { person: 'U5' });
  await store.close();
  const env = { HOME: home, CORPUS_DIR: join(home, 'notes'), DATA_DIR: join(home, 'data'), TIME_ZONE: 'Europe/Berlin' };
  return { home, run: (...args: string[]) => runProgram(args, { cwd: home, env }) };
}

describe('stevedore gaps', () => {
  it('reports what is not in the notes, what did not help, and what is answered by now', async () => {
    const { run } = await openHarbour();
    const { code, stdout, stderr } = await run('gaps');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^# What the notes do not say\n\nFrom \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d \(Europe\/Berlin\)/,
    );
    expect(stdout).toContain('5 questions were left unanswered or voted down. The notes answer 1 of them by now.');
    const [, missing = '', unfound = ''] = stdout.split(/^## (?=Not in the notes$|In the notes, )/m);
    expect(missing).toContain('### Folding a spinnaker\n\nAsked by 2 people, 2 times, on ');
    expect(missing).toContain('- how do I fold a spinnaker?\n');
    expect(missing).toContain('```markdown\n---\ntitle: "Folding a spinnaker"\n');
    expect(missing).toContain('\\[address\\] the harbour master');
    expect(unfound).toContain('### What is a keel?');
    expect(unfound).toContain('1 vote that the notes should say it.');
    expect(unfound).toContain('Keel (`keel.md#L3`)');
    expect(stdout).not.toMatch(/U\d|example\.org/);
  });

  it('is one JSON object for programs, with no more than is wanted', async () => {
    const { run } = await openHarbour();
    const { code, stdout } = await run('gaps', '--json', '--limit', '1', '--days', '7');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ questions: 5, answeredByNow: 1, isCut: false });
    expect(report.gaps).toHaveLength(1);
  });

  it('writes a report and stubs of notes, and overwrites no note', async () => {
    const { home, run } = await openHarbour();
    const name = 'folding-a-spinnaker.md';
    await put(home, `stubs/${name}`, 'written by hand');
    const { code, stdout, stderr } = await run('gaps', '--out', 'gaps.md', '--stubs', 'stubs');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('1 stub of notes written to stubs. 1 was there already and left alone.\n');
    expect(readFileSync(join(home, 'gaps.md'), 'utf8')).toContain('# What the notes do not say');
    expect(readFileSync(join(home, 'stubs', name), 'utf8')).toBe('written by hand');
    expect(readdirSync(join(home, 'stubs'))).toHaveLength(2);
  });

  it('says what it cannot write', async () => {
    const { run } = await openHarbour();
    const unwritable = await run('gaps', '--out', 'no/such/folder/gaps.md');
    expect(unwritable.code).toBe(1);
    expect(unwritable.stderr).toMatch(/^stevedore: no\/such\/folder\/gaps\.md cannot be written: /);
  });
});

describe('stevedore stats', () => {
  it('prints each day with a bar, totals, and what is wanted', async () => {
    const { run } = await openHarbour();
    const { code, stdout, stderr } = await run('stats', '--days', '3');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^\d{4}-\d\d-\d\d .*$/gm)).toHaveLength(3);
    expect(stdout).toMatch(/^day +asked +answered +people +quiz$/m);
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\d +5 {2}#{30} +20 % +5 +-$/m);
    expect(stdout).toContain('asked         5 questions by 5 people\n');
    expect(stdout).toContain('silent        4 (80 %)\n');
    expect(stdout).toContain('in discord    1, 0 % answered\n');
    expect(stdout).toContain('  1  Keel\n');
    expect(stdout).toContain('  2 people  Folding a spinnaker\n');
    expect(stdout).not.toMatch(/[▉-▏█]/);
  });

  it('is one JSON object for programs', async () => {
    const { run } = await openHarbour();
    const { stdout } = await run('stats', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ zone: 'Europe/Berlin', people: 5, votes: { missing: 1 } });
    expect(JSON.parse(stdout).days).toHaveLength(30);
  });

  it('draws finer bars where there is colour, and one for whatever is not nothing', () => {
    const none = { answered: 0, closest: 0, silent: 0, people: 0 };
    const quiz = { dailyPosts: 0, attempts: 0, right: 0, people: 0 };
    const day = (n: number, asked: number) => ({ date: `2026-11-0${n}`, asked, ...none, quiz });
    const table = statsTable(
      {
        ...{ zone: 'UTC', days: [day(1, 1000), day(2, 1), day(3, 0)], questions: { asked: 1001, ...none } },
        ...{ platforms: [], people: 0, quiz, sections: [], gaps: [] },
        votes: { helpful: 0, notHelpful: 0, missing: 0 },
      },
      { blocks: true },
    );
    expect(table).toContain(`2026-11-01   1000  ${'█'.repeat(30)}  `);
    expect(table).toMatch(/^2026-11-02 +1 {2}▏ +0 %/m);
    expect(table).toMatch(/^2026-11-03 +0 {5}/m);
  });

  it('says so when the database cannot be used', async () => {
    const { home, run } = await openHarbour();
    await put(home, 'data/stevedore.db', 'this is no database, and was never one');
    const { code, stderr } = await run('stats');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^stevedore: .*stevedore\.db/);
  });
});
