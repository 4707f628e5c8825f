import type { Note } from '../corpus/note.ts';
import type { SearchIndex, TextIndex } from '../search/query.ts';
import { holdsSecret } from './secret-guard.ts';

/** Those that begin as typed come first, so more are ranked than are wanted. */
const RANKED = 100;

interface Askable {
  readonly questions: readonly string[];
  readonly texts: TextIndex;
}

/** See `AnswerEngine.complete`. What can be asked is gathered when somebody types for the first time. */
export function createCompletions(notes: readonly Note[], index: SearchIndex) {
  let gathered: Promise<Askable> | undefined;
  async function gather(): Promise<Askable> {
    const questions = askable(notes);
    return { questions, texts: await index.over(questions) };
  }

  return async function complete(typed: string, count: number): Promise<readonly string[]> {
    if (typed.trim() === '') return [];
    gathered ??= gather();
    const { questions, texts } = await gathered;
    const begun = keyOf(typed);
    const found = texts
      .rank(texts.parseTyped(typed.trimStart()), Math.max(RANKED, count))
      .flatMap(({ number }) => questions[number] ?? []);
    const first = found.filter((question) => keyOf(question).startsWith(begun));
    return [...new Set([...first, ...found])].filter((question) => !holdsSecret(question)).slice(0, count);
  };
}

/** Questions that the notes answer: those which authors wrote into the front matter, titles, and headings. */
function askable(notes: readonly Note[]): readonly string[] {
  const questions = new Map<string, string>();
  const add = (written: string): void => {
    const question = written.replace(/\s+/g, ' ').trim();
    const key = keyOf(question).replace(/[?!. ]+$/, '');
    if (key !== '' && !questions.has(key)) questions.set(key, question);
  };
  for (const note of notes) {
    for (const question of note.questions) add(question);
    add(note.title);
    const names = wordsOfName(note.title);
    for (const { headings } of note.chunks) {
      const heading = headings.at(-1)?.replace(/^[\d.]+\s+/, '');
      if (heading !== undefined) add(asksAlone(heading, names) ? heading : `${note.title}: ${heading}`);
    }
  }
  return [...questions.values()];
}

/** "Limits" and "How does it work?" say what they are about only below the title of their note. */
function asksAlone(heading: string, names: readonly string[]): boolean {
  const said = heading.toLowerCase();
  return said.endsWith('?') && names.some((name) => said.includes(name));
}

/** The words of a title in the singular, which stands in the plural as well. */
function wordsOfName(title: string): readonly string[] {
  return (title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.replace(/(?<=...)s$/, ''));
}

const keyOf = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trimStart();
