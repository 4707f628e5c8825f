import type { Chunk, Note } from '../corpus/note.ts';
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
    for (const chunk of note.chunks) if (chunk.part === 0 && chunk.headings.length > 0) add(headingQuestion(chunk));
  }
  return [...questions.values()];
}

/**
 * A heading that can be asked by itself, or with the title in front: "Limits" and "How does it work?" say what they are about
 * only below the title of their note.
 */
function headingQuestion({ headings, note: { title } }: Chunk): string {
  const heading = (headings.at(-1) ?? title).replace(/^[\d.]+\s+/, '');
  return heading.endsWith('?') && namesOneOf(title, heading) ? heading : `${title}: ${heading}`;
}

/** Whether a word of the title stands in the heading, in the singular or the plural. */
function namesOneOf(title: string, heading: string): boolean {
  const said = heading.toLowerCase();
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return words.some((word) => said.includes(word.replace(/(?<=...)s$/, '')));
}

const keyOf = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trimStart();
