import { resolve } from 'node:path';
import type { BenchQuery } from './collection.ts';
import { startEngine } from './engine-client.ts';
import { engines } from './engines/index.ts';
import { percentile } from './metrics.ts';
import { questionsAbout, readSections } from './recombined-notes.ts';
import { table, withRatio } from './table.ts';

interface Result {
  readonly name: string;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly memoryMb: number;
}

interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

/** Sizes with the number of questions asked at each: the slow engines take most of a second for one at the largest. */
const SIZES = [
  { chunks: 1_000, questions: 400 },
  { chunks: 10_000, questions: 200 },
  { chunks: 100_000, questions: 80 },
] as const;
const WARM_UP = 16;
const LIMIT = 20;
/** An engine that would take longer to build is left out, judged by its build at the size before. */
const LONGEST_BUILD_MS = 240_000;

/** What every engine costs over more and more chunks, made of the sentences of a folder of notes. */
export async function benchScale(folder: string): Promise<string> {
  const sections = (await readSections(folder)).filter(({ sentences }) => sentences.length > 0);
  const parts: string[] = [];
  let before: { chunks: number; results: readonly (Result | Skipped)[] } | undefined;
  for (const { chunks, questions } of SIZES) {
    const results = await measure(folder, chunks, questionsAbout(sections, questions), (name) => {
      const last = before?.results.find((result) => result.name === name);
      if (!before || !last) return undefined;
      if ('skipped' in last) return last.skipped;
      const expectedMs = (last.buildMs * chunks) / before.chunks;
      return expectedMs > LONGEST_BUILD_MS
        ? `skipped: would build for ${(expectedMs / 60_000).toFixed(0)} min`
        : undefined;
    });
    before = { chunks, results };
    parts.push(`${chunks} chunks, ${questions} questions. In brackets: times ours.\n\n${render(results)}`);
  }
  return [`Chunks made of ${sections.length} sections in ${resolve(folder)}`, ...parts].join('\n\n');
}

async function measure(
  folder: string,
  count: number,
  questions: readonly BenchQuery[],
  reasonToSkip: (engine: string) => string | undefined,
): Promise<readonly (Result | Skipped)[]> {
  const skipped = engines.flatMap(({ name }): Skipped[] => {
    const reason = reasonToSkip(name);
    return reason === undefined ? [] : [{ name, skipped: reason }];
  });
  const clients = engines
    .filter(({ name }) => !skipped.some((other) => other.name === name))
    .map(({ name }) => startEngine(name));
  try {
    const buildMs: number[] = [];
    for (const client of clients) buildMs.push((await client.build({ kind: 'recombined', folder, count })).buildMs);
    for (const { text } of questions.slice(0, WARM_UP)) for (const client of clients) await client.search(text, LIMIT);
    const times = clients.map((): number[] => []);
    for (const { text } of questions) {
      for (const [at, client] of clients.entries()) times[at]!.push((await client.search(text, LIMIT)).tookMs);
    }
    const results: Result[] = [];
    for (const [at, client] of clients.entries()) {
      results.push({
        name: client.name,
        buildMs: buildMs[at]!,
        p50Ms: percentile(times[at]!, 0.5),
        p99Ms: percentile(times[at]!, 0.99),
        memoryMb: (await client.memory()).indexBytes / 2 ** 20,
      });
    }
    return [...results, ...skipped];
  } finally {
    for (const client of clients) client.close();
  }
}

function render(results: readonly (Result | Skipped)[]): string {
  const ours = results[0] as Result;
  const figure = (head: string, key: Exclude<keyof Result, 'name'>, digits: number) => ({
    head,
    cell: (result: Result | Skipped) => ('skipped' in result ? '' : withRatio(result[key], ours[key], digits)),
  });
  return table(
    [
      {
        head: 'engine',
        cell: (result: Result | Skipped) => ('skipped' in result ? `${result.name} (${result.skipped})` : result.name),
      },
      figure('p50 ms', 'p50Ms', 3),
      figure('p99 ms', 'p99Ms', 3),
      figure('build ms', 'buildMs', 0),
      figure('memory MB', 'memoryMb', 1),
    ],
    results,
  );
}
