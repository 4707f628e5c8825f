import { questionWords } from '../../search/question-words.ts';
import { stemOf } from '../../search/stemming.ts';
import { plainText } from '../plain-text.ts';

/** Stems of the words in a text that say what it is about, without numbers. */
export function contentWords(inline: string): ReadonlySet<string> {
  const words = plainText(inline).match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  return new Set(words.filter((word) => !questionWords.has(word.toLowerCase())).map(stemOf));
}

/** Which part of the words of the smaller set the other has too, 0 to 1. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared / small.size;
}
