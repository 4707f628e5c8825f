import type { Sentence } from '../../corpus/note.ts';
import { questionWords } from '../../search/question-words.ts';
import { stemOf } from '../../search/stemming.ts';
import { plainText } from '../plain-text.ts';

/** Words as written → their stems; '' for those that say nothing. A text has few different words, and stemming takes long. */
const stems = new Map<string, string>();
const mostRemembered = 50_000;

/** Stems of the words in some Markdown that say what it is about, without numbers. */
export function contentWords(inline: string): ReadonlySet<string> {
  return wordsIn(/[\\`*_[]/.test(inline) ? plainText(inline) : inline);
}

const remembered = new WeakMap<Sentence, ReadonlySet<string>>();

/** The same for a sentence of a note, worked out once. */
export function wordsOf(sentence: Sentence): ReadonlySet<string> {
  let words = remembered.get(sentence);
  if (!words) {
    words = wordsIn(sentence.text);
    remembered.set(sentence, words);
  }
  return words;
}

/** Which part of the words of the smaller set the other has too, 0 to 1. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared / small.size;
}

function wordsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of text.match(/\p{L}[\p{L}\p{N}]*/gu) ?? []) {
    const stem = stems.get(word) ?? remember(word);
    if (stem !== '') found.add(stem);
  }
  return found;
}

function remember(word: string): string {
  const stem = questionWords.has(word.toLowerCase()) ? '' : stemOf(word);
  if (stems.size >= mostRemembered) stems.clear();
  stems.set(word, stem);
  return stem;
}
