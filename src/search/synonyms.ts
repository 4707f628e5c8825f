import { forEachRun } from './analysis.ts';

/** A name as it is searched for: its words as index terms, and how it reads. */
export interface Name {
  readonly terms: readonly string[];
  readonly label: string;
}

/** Looks up other names for a name. */
export interface Synonyms {
  /** Longest name in words, 0 when there are none. */
  readonly longest: number;
  /** The other names of a name that is given as index terms; empty when it has none. */
  othersOf(terms: readonly string[]): readonly Name[];
  has(terms: readonly string[]): boolean;
}

/**
 * @param groups names for one thing each. A name may stand in several groups (`OS` may mean two things): each other name
 *   then counts for it, but the groups stay apart.
 */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const others = new Map<string, Map<string, Name>>();
  let longest = 0;
  for (const group of groups) {
    const names = group.map(nameOf).filter(({ terms }) => terms.length > 0);
    for (const name of names) {
      longest = Math.max(longest, name.terms.length);
      const key = keyOf(name.terms);
      const known = others.get(key) ?? new Map<string, Name>();
      for (const other of names) {
        const otherKey = keyOf(other.terms);
        if (otherKey !== key && !known.has(otherKey)) known.set(otherKey, other);
      }
      others.set(key, known);
    }
  }
  return {
    longest,
    has: (terms) => (others.get(keyOf(terms))?.size ?? 0) > 0,
    othersOf: (terms) => [...(others.get(keyOf(terms))?.values() ?? [])],
  };
}

export function nameOf(label: string): Name {
  const terms: string[] = [];
  forEachRun(label, ({ parts }) => {
    for (const part of parts) terms.push(part.term);
  });
  return { terms, label: label.trim().replace(/\s+/g, ' ') };
}

function keyOf(terms: readonly string[]): string {
  return terms.join(' ');
}
