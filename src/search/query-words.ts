import { forEachRun } from './analysis.ts';
import type { PostingsIndex } from './postings-index.ts';
import { questionWords } from './question-words.ts';
import { fold } from './stemming.ts';
import type { RunForms, WordForm } from './word-forms.ts';

/** A word of the question before other names are looked up: one word, or a compound that the notes know. */
export interface QueryWord {
  readonly surface: string;
  /** UTF-16 offsets in the question, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words it is made of, as index terms. */
  readonly parts: readonly string[];
  /** A compound as one index term. */
  readonly whole?: string;
  readonly isQuestionWord: boolean;
}

/** What comes after this many characters is pasted text: it says nothing new and would cost time. */
const LONGEST_TEXT = 2_000;

export function queryWordsOf(text: string, index: PostingsIndex): readonly QueryWord[] {
  const words: QueryWord[] = [];
  forEachRun(beginningOf(text), (run, start, end) => {
    const whole = run.wholes.at(-1);
    if (whole && isKnownCompound(run, whole, text.slice(start, end), index)) {
      words.push({ ...wordAt(text, whole, start), parts: run.parts.map(({ term }) => term), whole: whole.term });
    } else {
      for (const part of run.parts) words.push(wordAt(text, part, start));
    }
  });
  return words;
}

/** Cut between words, where there are any. */
function beginningOf(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const space = text.lastIndexOf(' ', LONGEST_TEXT);
  return text.slice(0, space > 0 ? space : LONGEST_TEXT);
}

/** `kube-proxy` is one thing where the notes have it, in any spelling; `ECS/EKS` is two things. */
function isKnownCompound(run: RunForms, whole: WordForm, surface: string, index: PostingsIndex): boolean {
  if (/^\p{L}+(?:\/\p{L}+)+$/u.test(surface) || run.parts.every(({ written }) => isQuestionWord(written))) return false;
  const phrase = run.parts.map(({ term }) => term);
  return index.find([[whole.term], phrase]).documentFrequency > 0;
}

function wordAt(text: string, form: WordForm, offset: number): QueryWord {
  const start = offset + form.start;
  const end = offset + form.end;
  const surface = text.slice(start, end);
  return { surface, start, end, parts: [form.term], isQuestionWord: isQuestionWord(surface) };
}

function isQuestionWord(surface: string): boolean {
  return questionWords.has(fold(surface).replace(/['’.]/g, ''));
}
