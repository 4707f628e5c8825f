import { isEnglishWord } from '../../search/english-words.ts';

const known = new Map<string, boolean>();

/** Whether a word (lower-case letters) is ordinary English. The same words are asked for again and again. */
export function isOrdinaryWord(word: string): boolean {
  let ordinary = known.get(word);
  if (ordinary === undefined) {
    ordinary = isEnglishWord(word);
    known.set(word, ordinary);
  }
  return ordinary;
}
