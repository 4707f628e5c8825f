import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '../src/logger.ts';
import { openStore } from '../src/store/open-store.ts';
import { percentile } from './metrics.ts';
import { fillWithQuestions, sizeOf } from './store/questions.ts';
import { table, withRatio } from './table.ts';

const writer = fileURLToPath(new URL('./store/event-writer.ts', import.meta.url));
const seconds = 5;
/** As many messages as may be under way in one process that has much to do. */
const atOnce = 32;
const processCounts = [1, 2, 4];
const questions = 1_000_000;

interface Result {
  readonly name: string;
  readonly processes: number;
  readonly perSecond: number;
  readonly takenMs: readonly number[];
  /** Of a processor for each, that of the server of PostgreSQL not among it. */
  readonly cpuMs: number;
}

/**
 * Messages taken and finished a second, by one process and by several; and how long statistics take over a million questions.
 * The processor time of PostgreSQL's own server is in none of it.
 * @param folder for a database of SQLite, where the disk is that it is to be measured on
 */
export async function benchScaleStore(folder: string): Promise<string> {
  const dataDir = mkdtempSync(join(folder, 'scale-store-'));
  try {
    const { DATABASE_URL: url } = process.env;
    const targets = [
      { name: 'SQLite', target: dataDir },
      ...(url === undefined ? [] : [{ name: 'PostgreSQL', target: url }]),
    ];
    const results: Result[] = [];
    for (const { name, target } of targets) {
      // One after the other at first, or they would make the tables at the same time.
      await (await open(target)).close();
      for (const processes of processCounts) {
        const result = { name, processes, ...(await write(target, processes)) };
        console.error(`${name}, ${processes}: ${result.perSecond} a second, CPU ${result.cpuMs.toFixed(2)} ms each`);
        results.push(result);
      }
    }
    const parts = [rates(results)];
    for (const { name, target } of targets) {
      await fillWithQuestions(target, questions);
      const size = `${name} with ${questions.toLocaleString('en')} questions of a year takes ${(await sizeOf(target)).toFixed(0)} MB.`;
      parts.push(`${size}\n\n${await statistics(target)}`);
    }
    return parts.join('\n\n');
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

const open = (target: string) =>
  openStore({
    ...(target.startsWith('postgres') ? { databaseUrl: target, dataDir: '' } : { dataDir: target }),
    logger: silentLogger,
  });

async function write(target: string, processes: number): Promise<Pick<Result, 'perSecond' | 'takenMs' | 'cpuMs'>> {
  const run = `${processes}-${Date.now()}`;
  const writers = Array.from({ length: processes }, (_, index) =>
    fork(writer, [target, `${run}-${index}`, String(seconds), String(atOnce)], { execArgv: ['--import', 'tsx'] }),
  );
  await Promise.all(writers.map((each) => news(each)));
  const told = writers.map((each) => news<{ readonly takenMs: readonly number[]; readonly cpuMs: number }>(each));
  for (const each of writers) each.send('begin');
  const all = await Promise.all(told);
  const takenMs = all.flatMap((each) => each.takenMs);
  const cpuMs = all.reduce((sum, each) => sum + each.cpuMs, 0) / takenMs.length;
  await Promise.all(writers.map((each) => each.exitCode ?? once(each, 'exit')));
  return { perSecond: takenMs.length / seconds, takenMs, cpuMs };
}

async function news<T>(from: ChildProcess): Promise<T> {
  const [message] = await once(from, 'message');
  return message as T;
}

/** How long the store takes for what the operator's view and the commands want to know, asked the second time. */
async function statistics(target: string): Promise<string> {
  const store = await open(target);
  const now = Date.now();
  const of = (days: number) => ({ from: now - days * dayMs, until: now });
  const reads = [
    ...[1, 30, 365].map((days) => ({ what: `numbers of ${days} days`, run: () => store.usage.during(of(days)) })),
    { what: 'what was not answered in 30 days', run: () => store.questions.unanswered(of(30).from, 20_000) },
    {
      what: 'the last questions of a person',
      run: () => store.questions.byPerson({ platform: 'slack', person: 'U1' }, 0, 50),
    },
  ];
  const rows: { what: string; ms: number; cpuMs: number }[] = [];
  for (const { what, run } of reads) {
    try {
      await run();
      const [before, begun] = [process.cpuUsage(), performance.now()];
      await run();
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(before);
      rows.push({ what, ms, cpuMs: (user + system) / 1_000 });
    } catch (error) {
      // Such as that it takes longer than a statement may.
      rows.push({
        what: `${what}: ${error instanceof Error ? error.message : error}`,
        ms: Number.NaN,
        cpuMs: Number.NaN,
      });
    }
  }
  await store.close();
  return table<(typeof rows)[number]>(
    [
      { head: 'what', cell: ({ what }) => what },
      { head: 'ms', cell: ({ ms }) => ms.toFixed(0) },
      { head: 'CPU ms', cell: ({ cpuMs }) => cpuMs.toFixed(0) },
    ],
    rows,
  );
}

const dayMs = 24 * 60 * 60_000;

function rates(results: readonly Result[]): string {
  const ours = (name: string) => results.find((result) => result.name === name)!;
  return table<Result>(
    [
      { head: 'store', cell: ({ name }) => name },
      { head: 'processes', cell: ({ processes }) => String(processes) },
      { head: 'taken and finished /s', cell: ({ name, perSecond }) => withRatio(perSecond, ours(name).perSecond, 0) },
      { head: 'CPU ms each', cell: ({ cpuMs }) => cpuMs.toFixed(2) },
      { head: 'taking p50 ms', cell: ({ takenMs }) => percentile(takenMs, 0.5).toFixed(1) },
      { head: 'p99 ms', cell: ({ takenMs }) => percentile(takenMs, 0.99).toFixed(1) },
    ],
    results,
  );
}
