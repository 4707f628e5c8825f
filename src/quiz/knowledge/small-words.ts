import { singularOf } from './noun-forms.ts';

/** A word that does not begin a sentence and is no part of a path or compound. */
const WORD_WITHIN = /(?<=[\p{L}\p{N},;)]\s)(?:\p{Ll}{2,}|\p{Lu}\p{Ll}+)(?![\p{L}\p{N}_/]|[.-]\p{L})/gu;

/** Words that are mostly written in small letters, so that a capital says only that a sentence begins. */
export function wordsInSmallLetters(texts: readonly string[]): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD_WITHIN)) {
      const small = word.toLowerCase();
      balance.set(small, (balance.get(small) ?? 0) + (small === word ? 1 : -1));
    }
  }
  return new Set([...balance].filter(([, count]) => count > 0).map(([word]) => word));
}

/** A base word of fewer letters may stand in a name by chance. */
const SHORTEST_BASE = 5;

/** Whether a word (in small letters) is a common one: the notes write it small, or what it is made of. */
export function isCommonWord(word: string, smallWords: ReadonlySet<string>): boolean {
  if (smallWords.has(word) || smallWords.has(singularOf(word))) return true;
  // `containerization` of `container`
  for (let length = word.length - 1; length >= Math.max(SHORTEST_BASE, word.length / 2); length--) {
    if (smallWords.has(word.slice(0, length))) return true;
  }
  return false;
}
