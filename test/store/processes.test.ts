import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeWithPostgres } from './private-postgres.ts';

/** Processes take their time to start where much else runs. */
const timeoutMs = 60_000;

type Program = ChildProcessByStdio<null, Readable, null>;

const attemptWriter = fileURLToPath(new URL('./attempt-writer.ts', import.meta.url));
const eventTaker = fileURLToPath(new URL('./event-taker.ts', import.meta.url));

function start(program: string, target: string, name: string, count: number): Program {
  const args = ['--import', 'tsx', program, target, name, String(count)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

function startWriter(target: string, name: string, count: number): Program {
  return start(attemptWriter, target, name, count);
}

/** The people whose attempts, or the events whose taking, were acknowledged until the process ended. */
async function acknowledged(writer: Program, onEach = (_count: number) => {}): Promise<readonly string[]> {
  const people: string[] = [];
  for await (const person of createInterface(writer.stdout)) {
    people.push(person);
    onEach(people.length);
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  return people;
}

async function attemptsWithCards(store: Store): Promise<readonly string[]> {
  const people = (await store.attempts.at('posted1')).map(({ person }) => person);
  for (const person of people) {
    expect(await store.cards.get({ platform: 'chat', person }, 'P1'), person).toBeDefined();
  }
  return people;
}

const openSqlite = (dataDir: string): Promise<Store> => openStore({ dataDir, logger: silentLogger });

/** @param fresh makes the folder of an empty store, or the DATABASE_URL of one. */
function testProcesses(name: string, fresh: () => Promise<string>): void {
  const open = (target: string): Promise<Store> =>
    openStore({
      ...(target.startsWith('postgres:') && { databaseUrl: target }),
      dataDir: target,
      logger: silentLogger,
    });

  describe(`${name}, used by processes of its own`, { timeout: timeoutMs }, () => {
    it.each([1, 40, 200])('keeps each of %i acknowledged attempts when the process is killed', async (count) => {
      const target = await fresh();
      const writer = startWriter(target, 'p', 100_000);
      const people = await acknowledged(writer, (so) => so === count && writer.kill('SIGKILL'));
      expect(writer.signalCode).toBe('SIGKILL');
      expect(people.length).toBeGreaterThanOrEqual(count);
      const store = await open(target);
      expect(await attemptsWithCards(store)).toEqual(expect.arrayContaining([...people]));
      await store.check();
      await store.close();
    });

    it('serves several that begin on an empty database at once', async () => {
      const target = await fresh();
      const writers = ['a', 'b', 'c'].map((writer) => startWriter(target, writer, 40));
      const people = (await Promise.all(writers.map((writer) => acknowledged(writer)))).flat();
      expect(writers.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(new Set(people).size).toBe(120);
      const store = await open(target);
      expect([...(await attemptsWithCards(store))].sort()).toEqual([...people].sort());
      await store.close();
    });

    it('gives each event to one of several, and those of a killed one to the next', async () => {
      const target = await fresh();
      const takers = ['a', 'b'].map((taker) => start(eventTaker, target, taker, 400));
      const given = await Promise.all(
        takers.map((taker) => acknowledged(taker, (so) => so === 20 && taker === takers[0] && taker.kill('SIGKILL'))),
      );
      const all = given.flat();
      expect(new Set(all).size).toBe(all.length);
      const store = await open(target);
      const left = await store.events.takeOver('chat', { holder: 'c', now: 2, leaseUntil: 3 }, 1000);
      // Of the last ones that it took the killed one could not tell.
      expect(left.map(({ event }) => Number(event)).sort((x, y) => x - y)).toEqual(
        Array.from({ length: 400 }, (_, n) => n),
      );
      for (const { event, content } of left) expect(given[content === 'a' ? 1 : 0]).not.toContain(event);
      await store.close();
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'stevedore-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
testProcesses('SQLite', async () => mkdtempSync(join(folder, 'data-')));

describe('a file that a process has opened more than once', { timeout: timeoutMs }, () => {
  it('keeps its log when another process is done with it', async () => {
    const target = mkdtempSync(join(folder, 'data-'));
    const stores = [await openSqlite(target), await openSqlite(target)];
    await acknowledged(startWriter(target, 'p', 1));
    // Who believes to be the last one deletes the log, and what others write into it from then on is lost.
    expect(existsSync(join(target, 'stevedore.db-wal'))).toBe(true);
    for (const store of stores) await store.close();
  });
});

describeWithPostgres('on a private server', (postgres) => {
  testProcesses('PostgreSQL', () => postgres.createDatabase());
});
