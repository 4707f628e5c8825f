import type { Found, PostingsIndex } from './postings-index.ts';
import type { Query, QueryTerm } from './query.ts';
import { rarityOf } from './rarity.ts';
import { createTermMatcher } from './term-matcher.ts';

/** What ranking looks for: a term of the query, or one word of a compound term. */
interface Clue {
  readonly alternatives: readonly (readonly string[])[];
  readonly found: Found;
  readonly rarity: number;
  /** How often the question says it. */
  readonly times: number;
}

/** A query as ranking sees it. */
export interface Clues {
  readonly list: readonly Clue[];
  /** Clues that stand side by side in the question when its question words are left out, in that order. */
  readonly neighbours: readonly (readonly [first: number, second: number])[];
}

/** Only clues that some document holds. */
export function cluesOf(query: Query, index: PostingsIndex): Clues {
  const list: Clue[] = [];
  const byKey = new Map<string, number>();
  const parts = query.terms.map((term) =>
    partsOf(term).flatMap((alternatives) => {
      const found = index.find(alternatives);
      if (found.documentFrequency === 0) return [];
      const key = alternatives.map((terms) => terms.join(' ')).join('\n');
      let clue = byKey.get(key);
      if (clue === undefined) {
        clue = list.length;
        byKey.set(key, clue);
        const rarity = rarityOf(found.documentFrequency, index.size) * (term.boost ?? 1);
        list.push({ alternatives, found, rarity, times: 0 });
      }
      return [clue];
    }),
  );
  const sequence = occurrencesOf(query).flatMap((term) => parts[term] ?? []);
  const times = new Map<number, number>();
  for (const clue of sequence) times.set(clue, (times.get(clue) ?? 0) + 1);
  return {
    list: list.map((clue, number) => ({ ...clue, times: times.get(number) ?? 1 })),
    neighbours: neighboursIn(sequence),
  };
}

/**
 * A compound (`boundary-layer`) is looked for by its words: a text that says "layer" alone still tells something, and one
 * that has the words side by side gains by proximity. Any other term is one clue.
 */
function partsOf({ alternatives }: QueryTerm): readonly (readonly (readonly string[])[])[] {
  const split = alternatives.find(({ source, terms }) => source === 'part' && terms.length > 1);
  const own = alternatives[0];
  if (!split || !own || own.terms.length > 1 || alternatives.length > 2)
    return [alternatives.map(({ terms }) => terms)];
  return split.terms.map((term) => [[term]]);
}

/** Numbers of the terms in the order in which the question says them, repetitions included. */
function occurrencesOf(query: Query): readonly number[] {
  const terms: number[] = [];
  let end = 0;
  for (const match of createTermMatcher(query)(query.text)) {
    if (match.start < end && terms.at(-1) !== undefined) continue;
    terms.push(match.term);
    end = match.end;
  }
  return terms;
}

function neighboursIn(sequence: readonly number[]): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  for (let i = 1; i < sequence.length; i++) {
    const first = sequence[i - 1]!;
    const second = sequence[i]!;
    if (first !== second) pairs.set(`${first} ${second}`, [first, second]);
  }
  return [...pairs.values()];
}
