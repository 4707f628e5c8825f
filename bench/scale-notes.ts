import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { percentile } from './metrics.ts';
import { createRandom } from './random.ts';
import { table, withRatio } from './table.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const times = [1, 3, 10, 30];
const questionCount = 120;
const seed = 20_26;
/** Of the sentences of a made-up section so many are those of the section that it is made of; the others are from anywhere. */
const ownShare = 0.6;

interface Result {
  readonly notes: number;
  readonly sections: number;
  readonly startMs: number;
  readonly againMs: number;
  readonly answersMs: readonly number[];
  readonly residentMb: number;
  readonly startCpuMs: number;
  readonly answerCpuMs: number;
}

/** What the program costs over a folder of notes, and over that folder with so many times as many, made of their sentences. */
export async function benchScaleNotes(folder: string): Promise<string> {
  const results: Result[] = [];
  for (const factor of times) {
    const target = mkdtempSync(join(tmpdir(), 'stevedore-notes-'));
    const [notesDir, dataDir] = [join(target, 'notes'), join(target, 'state')];
    try {
      cpSync(folder, notesDir, { recursive: true });
      await writeMore(folder, notesDir, factor - 1);
      const { notes } = await readCorpus(notesDir);
      const sections = notes.reduce((sum, { chunks }) => sum + chunks.length, 0);
      const first = await ask(notesDir, dataDir);
      const second = await ask(notesDir, dataDir);
      console.error(
        `${factor} times as many: ${(second.startMs / 1_000).toFixed(1)} s, ${second.residentMb.toFixed(0)} MB`,
      );
      results.push({
        notes: notes.length,
        sections,
        startMs: first.startMs,
        againMs: second.startMs,
        ...measuresOf(second),
      });
    } finally {
      rmSync(target, { recursive: true });
    }
  }
  const [ours] = results;
  const ratio = (of: (result: Result) => number, digits: number) => (result: Result) =>
    withRatio(of(result), of(ours!), digits);
  return table<Result>(
    [
      { head: 'notes', cell: ({ notes }) => String(notes) },
      { head: 'sections', cell: ({ sections }) => String(sections) },
      { head: 'first start s', cell: ratio(({ startMs }) => startMs / 1_000, 1) },
      { head: 'next start s', cell: ratio(({ againMs }) => againMs / 1_000, 1) },
      { head: 'its CPU s', cell: ratio(({ startCpuMs }) => startCpuMs / 1_000, 1) },
      { head: 'resident MB', cell: ratio(({ residentMb }) => residentMb, 0) },
      { head: 'p50 ms', cell: ratio(({ answersMs }) => percentile(answersMs, 0.5), 1) },
      { head: 'p99 ms', cell: ratio(({ answersMs }) => percentile(answersMs, 0.99), 1) },
      { head: 'CPU ms', cell: ratio(({ answerCpuMs }) => answerCpuMs, 1) },
    ],
    results,
  );
}

interface Asked {
  readonly startMs: number;
  readonly answersMs: readonly number[];
  readonly residentMb: number;
  readonly startCpuMs: number;
  readonly answerCpuMs: number;
}

const measuresOf = ({ startMs: _, ...others }: Asked) => others;

/** What a process has had of a processor, as Linux counts it: in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = (fields.at(-1) ?? '').split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}

/** Runs the program over the notes: from its start to the first answer, then one question after the other. */
async function ask(notesDir: string, dataDir: string): Promise<Asked> {
  const args = [join(root, 'bin', 'stevedore.js'), 'ask', '--batch', '--corpus', notesDir];
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (question: string): Promise<number> => {
    const asked = performance.now();
    child.stdin.write(`${JSON.stringify({ id: 1, q: question })}\n`);
    if ((await lines.next()).done === true) throw new Error('the program ended');
    return performance.now() - asked;
  };
  const questions = readQuestions();
  await answer('what is a container');
  const startMs = performance.now() - begun;
  const startCpuMs = cpuMsOf(child.pid);
  // What is asked for the first time warms the code up.
  for (const question of questions.slice(0, 30)) await answer(question);
  const warmCpuMs = cpuMsOf(child.pid);
  const answersMs: number[] = [];
  for (const question of questions) answersMs.push(await answer(question));
  const residentMb =
    Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }).stdout) / 1024;
  const answerCpuMs = (cpuMsOf(child.pid) - warmCpuMs) / answersMs.length;
  child.stdin.end();
  await once(child, 'exit');
  return { startMs, answersMs, residentMb, startCpuMs, answerCpuMs };
}

function readQuestions(): readonly string[] {
  const lines = readFileSync(join(root, 'test', 'golden', 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const step = Math.max(1, Math.floor(lines.length / questionCount));
  return lines.filter((_, index) => index % step === 0).map((line) => (JSON.parse(line) as { q: string }).q);
}

/** So many more notes for each: the same headings, sentences of its own sections and of others, and a name that is new. */
async function writeMore(folder: string, target: string, copies: number): Promise<void> {
  const { notes } = await readCorpus(folder);
  const random = createRandom(seed);
  const sentencesOf = notes
    .flatMap(({ chunks }) => chunks)
    .map(({ blocks }) => blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
  const all = sentencesOf.filter((sentences) => sentences.length > 0);
  for (let copy = 1; copy <= copies; copy += 1) {
    mkdirSync(join(target, `more-${copy}`));
    for (const [index, { title, chunks }] of notes.entries()) {
      const name = `web-${random.below(0xfffff).toString(36)}`;
      const sections = chunks.map(({ headings, blocks }) => {
        const own = blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text));
        const mixed = own.map((text) => (random.fraction() < ownShare ? text : random.pick(random.pick(all))));
        return `## ${headings.at(-1) ?? title}\n\n${mixed.join(' ')} It runs as ${name}.\n`;
      });
      writeFileSync(join(target, `more-${copy}`, `${index}.md`), [`# ${title} ${name}\n`, ...sections].join('\n'));
    }
  }
}
