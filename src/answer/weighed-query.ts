import type { Block } from '../corpus/note.ts';
import type { Query, QueryTerm, SearchIndex, TermMatch } from '../search/query.ts';
import { paraphrasesOf } from './paraphrases.ts';
import { wordWeight } from './word-weights.ts';

/** A query whose terms carry the weight that they have in judging whether a passage answers the question. */
export interface WeighedQuery {
  readonly query: Query;
  /** What to search for: the query, with other words for its words. */
  readonly retrieval: Query;
  /** One a term of the query, 0 or more. */
  readonly weights: readonly number[];
  /** Their sum. 0 only for a query without terms. */
  readonly total: number;
  /** Whether no word of the question names a thing: it can only be understood from what was said before. */
  readonly tellsNothing: boolean;
  /** Whether there is no other word in it than those that frame a question ("is anyone around?"). */
  readonly onlyFraming: boolean;
  /** Bits of the terms of the question itself, without what was said around it. */
  readonly asked: number;
  /** Where terms of the query stand in a text, in the same or in other words. */
  matches(text: string): readonly TermMatch[];
  /** Bit n is set when the text holds term n. At most the first 30 terms count. */
  maskOf(text: string): number;
  /** The same for the question's own words alone, paraphrases left out. */
  literalMaskOf(text: string): number;
  /** Bits of the terms that have paraphrases in the notes. */
  readonly paraphrased: number;
  maskOfBlocks(blocks: readonly Block[]): number;
  /** How much of a heading the query's terms make up, 0 to 1 by letters: 1 for a heading that is what was asked for. */
  shareOf(heading: string): number;
  /** Whether a text holds the long name of an acronym in the question. */
  spellsOut(text: string): boolean;
  /** Share of the pairs of words which stand side by side in the question that do so in one of the texts, 0 to 1. */
  adjacency(texts: readonly string[]): number;
}

/** Terms that are looked at: more would not fit a bit mask, and only pasted text has more. */
const MAX_TERMS = 30;

/** Weight of what was said around the question, where the notes know the word. */
const SCENE_WEIGHT = 0.35;

/** What other words for a word count in the search beside the word itself. */
const PARAPHRASE_BOOST = 0.5;

/** Weight of framing words where the question has nothing else ("what is the difference?"). */
const FALLBACK_WEIGHT = 0.3;

/** @param asksUntil offset in the query's text where the question ends and what was said around it begins. */
export function weighQuery(index: SearchIndex, query: Query, asksUntil = Number.POSITIVE_INFINITY): WeighedQuery {
  const terms = query.terms.slice(0, MAX_TERMS).map((term) => withParaphrases(index, term));
  const widened: Query = { ...query, terms };
  const literal: Query = { ...query, terms: query.terms.slice(0, MAX_TERMS) };
  const matches = memo((text: string) => index.match(widened, text));
  const maskOf = memo((text: string) => matches(text).reduce((mask, { term }) => mask | (1 << term), 0));
  const blockMask = memo((block: Block) => maskOf(textOf(block)));

  const rarest = Math.log(1 + (index.chunkCount + 0.5) / 0.5);
  const meant = new Map(query.corrections.map(({ from, to }) => [from, to]));
  const factors = terms.map(
    ({ surface, start, known }) =>
      wordWeight({ surface: meant.get(surface) ?? surface, before: query.text.slice(0, start), known }) *
      (start < asksUntil ? 1 : known ? SCENE_WEIGHT : 0),
  );
  const nothingElse = factors.every((factor) => factor === 0);
  // From 1 for a word of every chunk to 3 for one of none: a subject that all notes are about still counts.
  const weights = terms.map(
    ({ rarity }, at) => (nothingElse ? FALLBACK_WEIGHT : factors[at]!) * (1 + (2 * rarity) / rarest),
  );
  const retrieval: Query = {
    ...query,
    terms: terms.flatMap((term, at) => {
      if (weights[at] === 0) return [];
      const own = query.terms[at]!;
      const boost = Math.sqrt(factors[at]! || 1);
      if (!own.known || term === own) return [{ ...term, boost }];
      // Where the notes have a word, finding it is better than finding its like.
      const likes = { ...term, alternatives: term.alternatives.slice(own.alternatives.length) };
      return [
        { ...own, boost },
        { ...likes, boost: boost * PARAPHRASE_BOOST },
      ];
    }),
  };
  const longNames = query.terms.flatMap(({ alternatives }) =>
    alternatives
      .filter(({ source, label }) => source === 'synonym' && label.includes(' '))
      .map(({ label }) => label.toLowerCase()),
  );
  const pairs = terms.flatMap(({ end }, at) => {
    const next = terms[at + 1];
    return next && /^[\s'"]*$/.test(query.text.slice(end, next.start)) && weights[at]! > 0 && weights[at + 1]! > 0
      ? [at]
      : [];
  });
  return {
    query,
    retrieval,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    onlyFraming: nothingElse,
    tellsNothing: factors.every((factor) => factor < 1),
    asked: terms.reduce((bits, { start }, term) => (start < asksUntil ? bits | (1 << term) : bits), 0),
    matches,
    maskOf,
    literalMaskOf: memo((text: string) => index.match(literal, text).reduce((mask, { term }) => mask | (1 << term), 0)),
    paraphrased: terms.reduce((bits, term, at) => (term === query.terms[at] ? bits : bits | (1 << at)), 0),
    shareOf: memo((heading: string) => shareOfLetters(heading, matches(heading))),
    spellsOut: (text) => longNames.some((name) => text.toLowerCase().includes(name)),
    adjacency: (texts) =>
      pairs.length === 0
        ? 0
        : pairs.filter((first) => texts.some((text) => isPair(first, text, matches(text)))).length / pairs.length,
    maskOfBlocks: (blocks) => blocks.reduce((mask, block) => mask | blockMask(block), 0),
  };
}

/** Words which add nothing to a heading: "Amazon ECS clusters" is about ECS clusters. */
const EMPTY_WORDS =
  /\b(?:an?|the|of|in|on|for|with|to|and|or|amazon|aws|what|is|are|how|does|do|work|works|your|using|overview|about|introduction)\b|[^\p{L}\p{N}]+|\([^)]*\)/giu;

function shareOfLetters(text: string, matches: readonly TermMatch[]): number {
  const letters = (part: string) => part.replace(EMPTY_WORDS, '').length;
  const all = letters(text);
  if (all === 0) return 0;
  let covered = 0;
  let end = 0;
  for (const match of matches) {
    if (match.end <= end) continue;
    covered += letters(text.slice(Math.max(match.start, end), match.end));
    end = match.end;
  }
  return Math.min(1, covered / all);
}

/** Whether a term and the next one stand side by side in a text. */
function isPair(first: number, text: string, matches: readonly TermMatch[]): boolean {
  return matches.some(
    (one) =>
      one.term === first &&
      matches.some(
        (two) =>
          two.term === first + 1 &&
          two.start >= one.end &&
          /^[^\p{L}\p{N}.]{1,3}$/u.test(text.slice(one.end, two.start)),
      ),
  );
}

/** The sentences of a block as they follow each other. */
export function textOf(block: Block): string {
  return block.sentences.map(({ text }) => text).join(' ');
}

function withParaphrases(index: SearchIndex, term: QueryTerm): QueryTerm {
  const words = paraphrasesOf(term.surface);
  if (words.length === 0) return term;
  const others = index
    .parse(words.join(' '))
    .terms.filter(({ known, alternatives }) => known && alternatives[0]!.source === 'word');
  const written = others.filter(({ alternatives }) => !alternatives.some(({ source }) => source === 'correction'));
  if (written.length === 0) return term;
  const alternatives = [...term.alternatives, ...written.map((other) => other.alternatives[0]!)];
  return { ...term, alternatives, rarity: Math.min(term.rarity, ...written.map(({ rarity }) => rarity)) };
}

export function weightOf(mask: number, weights: readonly number[]): number {
  let sum = 0;
  weights.forEach((weight, term) => {
    if (mask & (1 << term)) sum += weight;
  });
  return sum;
}

function memo<K, T>(compute: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
