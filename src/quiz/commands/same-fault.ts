import { stemOf } from '../../search/stemming.ts';
import { plainText } from '../plain-text.ts';

/** Words that say much the same of something that goes wrong. The first stands for all. */
const SENSES: readonly string[] = [
  'wrong bad invalid incorrect improper malformed misspelled misspelt mistaken illegal faulty unknown',
  'missing absent lacking no without lost',
  'argument option flag parameter switch setting settings configuration config',
  'permission right privilege access authorization authorisation',
  'credentials credential password token login',
  'name identifier',
  'network connection route path',
  'memory RAM',
  'program command process binary executable',
  'small low little short few tight',
  'big high large long many',
];
const SENSE_OF: ReadonlyMap<string, string> = new Map(
  SENSES.flatMap((words) => {
    const [sense = '', ...others] = words.toLowerCase().split(' ');
    return [sense, ...others].map((word) => [stemOf(word), sense] as const);
  }),
);
const LIGHT = /^(?:an?|the|its?|your|too|very|so|of|is|are|was|were|has|have|been|be)$/;

/**
 * Whether two causes name one fault in other words: `wrong arguments` and `bad option`. What stands side by side in both
 * counts, not a lone `wrong` or `missing`.
 */
export function nameOneFault(a: string, b: string): boolean {
  const pairs = new Set(pairsIn(a));
  return pairsIn(b).some((pair) => pairs.has(pair));
}

function pairsIn(markdown: string): readonly string[] {
  return plainText(markdown)
    .toLowerCase()
    .split(/[,;:.()]|\b(?:or|and|to|for|in|on|at|by|with|from)\b/)
    .flatMap((part) => {
      const words = (part.match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => !LIGHT.test(word)).map(senseOf);
      return words.slice(1).map((word, at) => [words[at]!, word].sort().join(' '));
    });
}

const senseOf = (word: string): string => SENSE_OF.get(stemOf(word)) ?? stemOf(word);
