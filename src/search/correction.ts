import type { PostingsIndex } from './postings-index.ts';
import { questionWords } from './question-words.ts';
import { fold, stemOf } from './stemming.ts';

const SHORTEST_CORRECTED = 4;
/** From this length two edits are believed to be a slip; under it one. */
const TWO_EDITS_FROM = 8;

/**
 * The word of the vocabulary that a mistyped word was meant to be, or undefined. Only for words that no note holds.
 * Acronyms, words with digits and short words are names, not slips. The first letter must agree: people rarely miss it.
 */
export function correctionOf(typed: string, index: PostingsIndex): { written: string; term: string } | undefined {
  const word = fold(typed);
  if (word.length < SHORTEST_CORRECTED || /[^\p{L}]/u.test(word) || isAcronym(typed)) return undefined;
  const distance = word.length >= TWO_EDITS_FROM ? 2 : 1;
  let best: { written: string; term: string; edits: number; frequency: number } | undefined;
  // A swap of two letters is two edits to the radix tree, so it is asked for one more and counted again here.
  for (const { folded, word: near } of index.vocabulary.near(word, 2)) {
    if (
      folded[0] !== word[0] ||
      folded.length < SHORTEST_CORRECTED ||
      /[^\p{L}]/u.test(folded) ||
      questionWords.has(folded)
    )
      continue;
    const edits = editDistance(word, folded);
    if (edits > distance) continue;
    const term = stemOf(near.written);
    const frequency = index.documentFrequency(term);
    if (frequency === 0) continue;
    if (!best || edits < best.edits || (edits === best.edits && frequency > best.frequency)) {
      best = { written: near.written, term, edits, frequency };
    }
  }
  return best;
}

function isAcronym(typed: string): boolean {
  return typed.length <= 6 && typed === typed.toUpperCase();
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
