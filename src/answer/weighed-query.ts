import type { Block } from '../corpus/note.ts';
import type { Query, SearchIndex, TermMatch } from '../search/query.ts';
import { wordWeight } from './word-weights.ts';

/** A query whose terms carry the weight that they have in judging whether a passage answers the question. */
export interface WeighedQuery {
  readonly query: Query;
  /** One a term of the query, 0 or more. */
  readonly weights: readonly number[];
  /** Their sum. 0 only for a query without terms. */
  readonly total: number;
  /** Bit n is set when a passage's text holds term n. At most the first 30 terms count. */
  maskOf(text: string): number;
  maskOfBlocks(blocks: readonly Block[]): number;
  matches(text: string): readonly TermMatch[];
}

/** Terms that are looked at: more would not fit a bit mask, and only pasted text has more. */
const MAX_TERMS = 30;

/** Weight of framing words where the question has nothing else ("what is the difference?"). */
const FALLBACK_WEIGHT = 0.3;

export function weighQuery(index: SearchIndex, query: Query): WeighedQuery {
  const rarest = Math.log(1 + (index.chunkCount + 0.5) / 0.5);
  const terms = query.terms.slice(0, MAX_TERMS);
  const factors = terms.map(({ surface }) => wordWeight(surface));
  const nothingElse = factors.every((factor) => factor === 0);
  const blockMask = memo((block: Block) => maskOf(block.sentences.map(({ text }) => text).join(' ')));
  // From 1 for a word of every chunk to 3 for one of none: a subject that all notes are about still counts.
  const weights = terms.map(
    ({ rarity }, at) => (nothingElse ? FALLBACK_WEIGHT : factors[at]!) * (1 + (2 * rarity) / rarest),
  );
  const matches = memo((text: string) => index.match(query, text).filter(({ term }) => term < MAX_TERMS));
  const maskOf = memo((text: string) => matches(text).reduce((mask, { term }) => mask | (1 << term), 0));
  return {
    query,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    matches,
    maskOf,
    maskOfBlocks: (blocks) => blocks.reduce((mask, block) => mask | blockMask(block), 0),
  };
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
