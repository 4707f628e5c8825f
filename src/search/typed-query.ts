import { forEachRun } from './analysis.ts';
import { distanceToBeginning } from './edit-distance.ts';
import { parseQuery } from './parse-query.ts';
import type { PostingsIndex } from './postings-index.ts';
import type { Query, QueryTerm } from './query.ts';
import { rarityOf } from './rarity.ts';
import { fold } from './stemming.ts';
import type { Synonyms } from './synonyms.ts';
import { formsOf } from './word-forms.ts';
import type { Word } from './word-trees.ts';

/** Of the words that begin as typed the commonest: after one letter there are hundreds. */
const MOST_BEGINNINGS = 60;
/** A shorter beginning is a slip for anything. */
const SHORTEST_SLIP = 4;
/** Longer words are pasted, as in correction.ts. */
const LONGEST_SLIP = 30;
/** From this length two edits are believed to be one slip, as in correction.ts. */
const TWO_EDITS_FROM = 8;
/** What the word itself gains on those that merely begin with it. */
const WHOLE_WORD_BOOST = 0.5;

/**
 * A question of which the end may still be missing: its last word, unless white space or punctuation follows, stands for all
 * words of the index that begin with it, or nearly so where none does.
 */
export function parseTyped(text: string, index: PostingsIndex, synonyms: Synonyms): Query {
  const query = parseQuery(text, index, synonyms);
  const start = startOfLastWord(text);
  if (start === undefined) return query;
  const words = wordsMeant(fold(text.slice(start)), index);
  if (words.length === 0) return query;
  const begun = beginningTerm(text, start, words, index);
  const others = query.terms.flatMap((term): readonly QueryTerm[] => {
    if (term.end < text.length) return [term];
    const isWritten = term.known && term.alternatives.every(({ source }) => source !== 'correction');
    return isWritten ? [{ ...term, boost: WHOLE_WORD_BOOST }] : [];
  });
  return { ...query, terms: [...others, begun], corrections: [] };
}

function startOfLastWord(text: string): number | undefined {
  let last: number | undefined;
  forEachRun(text, (_, start, end) => {
    last = end === text.length ? start : undefined;
  });
  return last;
}

function wordsMeant(begun: string, index: PostingsIndex): readonly Word[] {
  const isHeld = ({ term }: Word): boolean => index.documentFrequencyOfId(term) > 0;
  const words = index.vocabulary.words.startingWith(begun).filter(isHeld);
  const meant = words.length > 0 ? words : index.vocabulary.words.startingWith(begun.slice(0, 1)).filter(isHeld);
  const near = words.length > 0 ? words : nearBeginnings(begun, meant);
  return [...near]
    .sort((a, b) => index.documentFrequencyOfId(b.term) - index.documentFrequencyOfId(a.term))
    .slice(0, MOST_BEGINNINGS);
}

/** Words of which the beginning is what was typed but for a slip. People rarely miss the first letter. */
function nearBeginnings(begun: string, words: readonly Word[]): readonly Word[] {
  if (begun.length < SHORTEST_SLIP || begun.length > LONGEST_SLIP || !/^\p{L}+$/u.test(begun)) return [];
  const allowed = begun.length >= TWO_EDITS_FROM ? 2 : 1;
  let fewest = allowed;
  const near = words.flatMap((word) => {
    const written = fold(word.written);
    if (written.length < begun.length - allowed) return [];
    const edits = distanceToBeginning(begun, written.slice(0, begun.length + allowed));
    fewest = Math.min(fewest, edits);
    return edits <= allowed ? [{ word, edits }] : [];
  });
  return near.filter(({ edits }) => edits === fewest).map(({ word }) => word);
}

function beginningTerm(text: string, start: number, words: readonly Word[], index: PostingsIndex): QueryTerm {
  const terms = [...new Set(words.map(termOf))];
  const alternatives = terms.map((term) => ({ terms: [term], source: 'word', label: term }) as const);
  const { documentFrequency } = index.find(alternatives.map(({ terms }) => terms));
  const place = { surface: text.slice(start), start, end: text.length };
  return { ...place, alternatives, rarity: rarityOf(documentFrequency, index.size), known: documentFrequency > 0 };
}

function termOf({ written }: Word): string {
  const { parts, wholes } = formsOf(written);
  return (wholes.at(-1) ?? parts[0])?.term ?? written;
}
