import { editDistance } from './edit-distance.ts';
import { isEnglishWord } from './english-words.ts';
import type { PostingsIndex } from './postings-index.ts';
import { questionWords } from './question-words.ts';
import { fold, stemOf } from './stemming.ts';
import type { FoldedWord } from './word-trees.ts';

const SHORTEST = 4;
/** Longer words are pasted, not typed; a search for what is near them would only cost time. */
const LONGEST = 30;
/** From this length two edits are believed to be one slip; under it one edit. */
const TWO_EDITS_FROM = 8;

export interface CorrectedWord {
  /** As the notes write it. */
  readonly written: string;
  readonly term: string;
}

/**
 * The word of the notes that a mistyped word was meant to be, or undefined. For words that no note holds: of those,
 * English words (`feet`), acronyms, words with digits and short words mean what they say, and are not bent into words of
 * the notes. The first letter must agree: people rarely miss it. Among words equally near the commonest is taken.
 */
export function correctionOf(typed: string, index: PostingsIndex): CorrectedWord | undefined {
  const word = fold(typed);
  if (!isCorrectable(word) || isAcronym(typed) || isEnglishWord(word)) return undefined;
  const allowed = word.length >= TWO_EDITS_FROM ? 2 : 1;
  let best: { corrected: CorrectedWord; edits: number; frequency: number } | undefined;
  for (const { folded, word: near } of candidatesFor(word, allowed, index)) {
    if (!isCorrectable(folded) || questionWords.has(folded)) continue;
    const edits = editDistance(word, folded);
    const frequency = index.documentFrequencyOfId(near.term);
    if (edits > allowed || frequency === 0) continue;
    if (!best || edits < best.edits || (edits === best.edits && frequency > best.frequency)) {
      best = { corrected: { written: near.written, term: stemOf(near.written) }, edits, frequency };
    }
  }
  return best?.corrected;
}

/** The radix tree counts a swap of two letters as two edits, so swaps are looked up one by one. */
function candidatesFor(word: string, edits: number, { vocabulary: { words } }: PostingsIndex): readonly FoldedWord[] {
  const swaps = Array.from({ length: word.length - 2 }, (_, at) => {
    const [first, second] = [word[at + 1]!, word[at + 2]!];
    return word.slice(0, at + 1) + second + first + word.slice(at + 3);
  });
  return [...words.near(word, edits), ...swaps.flatMap((swap) => words.near(swap, 0))];
}

function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/** `JVM`; also when someone shouts, but a shouted word that long is no acronym. */
function isAcronym(typed: string): boolean {
  return typed.length <= 6 && typed === typed.toUpperCase();
}
