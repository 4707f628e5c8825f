import { editDistance } from './edit-distance.ts';
import { isEnglishWord } from './english-words.ts';
import type { PostingsIndex } from './postings-index.ts';
import { questionWords } from './question-words.ts';
import { fold, stemOf } from './stemming.ts';

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
  // A swap of two letters is two edits to the radix tree, so it is asked for two, and the edits are counted again here.
  for (const { folded, word: near } of index.vocabulary.words.near(word, 2)) {
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

function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/** `JVM`; also when someone shouts, but a shouted word that long is no acronym. */
function isAcronym(typed: string): boolean {
  return typed.length <= 6 && typed === typed.toUpperCase();
}
