import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnswerEngine } from '../src/answer/answer-engine.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { createSearchIndex } from '../src/search/search-index.ts';
import { miniSearch } from './engines/mini-search.ts';
import { percentile } from './metrics.ts';
import { table, withRatio } from './table.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const questionsFile = join(root, 'test', 'golden', 'questions.jsonl');

/** The first round fills caches and warms the code up; it is not counted. */
const ROUNDS = 4;
const STARTS = 7;

interface Timing {
  readonly what: string;
  readonly timesMs: readonly number[];
}

/**
 * How long whole answers to the golden questions take over a folder of notes, beside a bare search by MiniSearch for the
 * same questions in turn; and how long a process takes from its start to the printed answer.
 */
export async function benchAnswers(folder: string): Promise<string> {
  const corpus = await readCorpus(folder);
  const index = createSearchIndex(corpus.notes, { synonyms: corpus.synonyms });
  const engine = createAnswerEngine({ corpus, index });
  const documents = corpus.notes.flatMap(({ title, chunks }) =>
    chunks.map(({ id, headings, blocks }) => ({
      id,
      title,
      headings: [...headings],
      text: blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('\n'),
    })),
  );
  const search = await miniSearch.build(documents);
  const answers: number[] = [];
  const searches: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { q, context } of readQuestions()) {
      const [answerMs, searchMs] = [timeMs(() => engine.ask(q, context)), timeMs(() => search(q, 10))];
      if (round > 0) {
        answers.push(answerMs);
        searches.push(searchMs);
      }
    }
  }
  const starts = Array.from({ length: STARTS + 1 }, () => timeMs(() => askOnce(folder))).slice(1);
  return [
    `${corpus.notes.length} notes, ${index.chunkCount} sections, ${answers.length} answers, ${starts.length} starts`,
    timings([
      { what: 'a whole answer', timesMs: answers },
      { what: 'a search by MiniSearch alone', timesMs: searches },
    ]),
    timings([{ what: 'process start to printed answer', timesMs: starts }]),
  ].join('\n\n');
}

function timings(rows: readonly Timing[]): string {
  const at =
    (share: number) =>
    ({ timesMs }: Timing) =>
      withRatio(percentile(timesMs, share), percentile(rows[0]!.timesMs, share), 2);
  return table<Timing>(
    [
      { head: 'what', cell: ({ what }) => what },
      { head: 'p50 ms', cell: at(0.5) },
      { head: 'p99 ms', cell: at(0.99) },
    ],
    rows,
  );
}

function readQuestions(): { q: string; context: string[] }[] {
  const lines = readFileSync(questionsFile, 'utf8').trim().split('\n');
  return lines.map((line) => ({ context: [], ...(JSON.parse(line) as { q: string; context?: string[] }) }));
}

function askOnce(folder: string): void {
  const args = [join(root, 'bin', 'stevedore.js'), 'ask', '--corpus', folder, 'what is a container?'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`asking failed: ${stderr}`);
}

function timeMs(run: () => void): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}
