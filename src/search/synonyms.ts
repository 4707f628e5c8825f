import { isAcronymOf } from './acronyms.ts';
import { forEachRun } from './analysis.ts';

/** A name as it is searched for: its words as index terms, and how it reads. */
export interface Name {
  readonly terms: readonly string[];
  readonly label: string;
}

/** What is known of a name. */
export interface NameEntry {
  /** Other names of the same thing. */
  readonly others: readonly Name[];
  /**
   * Whether the words of the name are one thing that is searched for as a whole: "Elastic Container Service", since ECS
   * stands for it, and "Amazon ECS". Of other names ("container image", also called "Docker image") each word counts.
   */
  readonly isUnit: boolean;
}

export interface Synonyms {
  /** Words of the longest name. */
  readonly longest: number;
  entryOf(terms: readonly string[]): NameEntry | undefined;
}

/**
 * @param groups names for one thing each. A name may stand in several groups (`OS` may mean two things): each other name
 *   then counts for it, but the groups stay apart.
 */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const entries = new Map<string, { others: Name[]; isUnit: boolean }>();
  let longest = 0;
  for (const group of groups) {
    const names = group.map(nameOf).filter(({ terms }) => terms.length > 0);
    for (const name of names) {
      const isUnit = names.some((other) => isShortFor(other, name));
      if (!isUnit && names.some((other) => other.terms.length < name.terms.length && isWithin(other, name))) continue;
      const entry = entries.get(keyOf(name.terms)) ?? { others: [], isUnit: false };
      for (const other of names) {
        if (isKnown(other, [name, ...entry.others]) || (!isUnit && isWithin(other, name))) continue;
        entry.others.push(other);
        entry.isUnit ||= isUnit;
      }
      if (entry.others.length === 0) continue;
      entries.set(keyOf(name.terms), entry);
      longest = Math.max(longest, name.terms.length);
    }
  }
  return { longest, entryOf: (terms) => entries.get(keyOf(terms)) };
}

export function nameOf(label: string): Name {
  const terms: string[] = [];
  forEachRun(label, ({ parts }) => {
    for (const { term } of parts) terms.push(term);
  });
  return { terms, label: label.trim().replace(/\s+/g, ' ') };
}

function isShortFor(short: Name, long: Name): boolean {
  if (short.terms.length > 1 || long.terms.length < 2) return false;
  return isAcronymOf(short.label, long.label) || short.terms[0] === long.terms.at(-1);
}

/** "Kubernetes" and "Kubernetes cluster": the word that the two share finds both, and the other one must go on to count. */
function isWithin(a: Name, b: Name): boolean {
  const [short, long] = a.terms.length < b.terms.length ? [a, b] : [b, a];
  return short.terms.every((term) => long.terms.includes(term));
}

function isKnown(name: Name, known: readonly Name[]): boolean {
  return known.some(({ terms }) => keyOf(terms) === keyOf(name.terms));
}

function keyOf(terms: readonly string[]): string {
  return terms.join(' ');
}
