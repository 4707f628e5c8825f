import { editDistance } from '../search/edit-distance.ts';
import { isEnglishWord } from '../search/english-words.ts';
import type { QuestionTerm } from './question-terms.ts';

const shortest = 5;
/** From this length two edits are believed to be one slip; under it one edit. */
const twoEditsFrom = 9;

/**
 * Slips in names that the notes do not have, such as a product that nobody has written of: a word that is rarer than another one, a
 * slip away, counts as that one. Ordinary words, and words with other first letters or digits, mean what they say.
 * @returns the questions with the keys of what was meant
 */
export function withFoldedSlips(questions: readonly (readonly QuestionTerm[])[]): readonly (readonly QuestionTerm[])[] {
  const uses = new Map<string, { readonly term: QuestionTerm; count: number }>();
  for (const term of questions.flat()) {
    const use = uses.get(term.key) ?? { term, count: 0 };
    use.count += 1;
    uses.set(term.key, use);
  }
  const foldable = [...uses.values()].filter(({ term }) => isFoldable(term));
  const byLetter = new Map<string, (typeof foldable)[number][]>();
  for (const use of foldable) byLetter.set(use.term.word[0]!, [...(byLetter.get(use.term.word[0]!) ?? []), use]);
  const meant = new Map<string, string>();
  for (const { term, count } of foldable) {
    let best: { readonly key: string; readonly edits: number; readonly count: number } | undefined;
    for (const other of byLetter.get(term.word[0]!) ?? []) {
      if (other.count <= count || Math.abs(other.term.word.length - term.word.length) > 2) continue;
      const edits = editDistance(term.word, other.term.word);
      if (edits > (term.word.length >= twoEditsFrom ? 2 : 1)) continue;
      if (best === undefined || edits < best.edits || (edits === best.edits && other.count > best.count)) {
        best = { key: other.term.key, edits, count: other.count };
      }
    }
    if (best !== undefined) meant.set(term.key, best.key);
  }
  return questions.map((terms) => terms.map((term) => ({ ...term, key: meant.get(term.key) ?? term.key })));
}

function isFoldable({ word, isKnown, factor }: QuestionTerm): boolean {
  return !isKnown && factor > 0 && word.length >= shortest && /^\p{L}+$/u.test(word) && !isEnglishWord(word);
}
