import type { Corpus, Problem } from '../corpus/note.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { createEditions } from '../edition.ts';
import { showControls } from '../platforms/console/controls.ts';
import { promptsOf } from '../prompts-of.ts';
import { curatedProblems } from '../quiz/curated/curated-notes.ts';
import type { Section } from '../quiz/section.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

/** Reads the notes and prints what is wrong with them, which sections yield no quiz prompt, and what there is. */
export async function check(options: CorpusOption, io: Io): Promise<ExitCode> {
  const config = await configWith(options);
  const read = await readCorpus(config.corpusDir);
  const corpus = { ...read, problems: [...read.problems, ...curatedProblems(read.notes)] };
  const bank = promptsOf(createEditions(config)(corpus), config);
  const [prompts, barren] = await Promise.all([bank.all(), bank.barren()]);
  io.stdout.write(showControls(renderCheck(corpus, prompts.length, barren)));
  return corpus.problems.some(({ severity }) => severity === 'error') ? exitCodes.problem : exitCodes.fine;
}

function renderCheck(corpus: Corpus, prompts: number, barren: readonly Section[]): string {
  const problems = [...corpus.problems].sort(byPlace).map(renderProblem);
  const sections = barren.length === 0 ? [] : [`${barren.map(renderBarren).join('')}`];
  return [`Notes in ${corpus.root}\n`, ...problems, ...sections, statistics(corpus, prompts, barren.length)].join('\n');
}

/** Nothing is wrong with such a section, but nobody will be asked about it. */
function renderBarren({ note, headings, startLine }: Section): string {
  return `${note.path}:${startLine}: note: no quiz prompt comes of "${headings.at(-1) ?? note.title}" [no-prompt]\n`;
}

function byPlace(a: Problem, b: Problem): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

/** `path:line: severity: message` as compilers write it, so that editors find the place. */
function renderProblem({ path, line, severity, code, message, remedy }: Problem): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `${place}: ${severity}: ${message} [${code}]\n    ${remedy}\n`;
}

function statistics({ notes, problems, synonyms }: Corpus, prompts: number, barren: number): string {
  const chunks = notes.flatMap((note) => note.chunks);
  const sentences = chunks.flatMap((chunk) => chunk.blocks.flatMap((block) => block.sentences));
  const words = sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const counts: readonly (readonly [string, number])[] = [
    ['notes', notes.length],
    ['sections', chunks.filter(({ part }) => part === 0).length],
    ['sentences', sentences.length],
    ['words', words],
    ['different tags', new Set(notes.flatMap((note) => note.tags)).size],
    ['links between notes', notes.reduce((sum, note) => sum + note.links.length, 0)],
    ['images and embeds left out', notes.reduce((sum, note) => sum + note.attachments.length, 0)],
    ['notes with a date of verification', notes.filter((note) => note.verified !== undefined).length],
    ['questions given by authors', notes.reduce((sum, note) => sum + note.questions.length, 0)],
    ['quiz prompts', prompts],
    ['sections without a quiz prompt', barren],
    ['groups in synonyms.yaml', synonyms.length],
    ['errors', problems.filter(({ severity }) => severity === 'error').length],
    ['warnings', problems.filter(({ severity }) => severity === 'warning').length],
  ];
  const width = Math.max(...counts.map(([, count]) => String(count).length));
  return counts.map(([name, count]) => `${String(count).padStart(width)} ${name}\n`).join('');
}
