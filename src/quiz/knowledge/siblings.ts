import type { Term } from '../knowledge.ts';
import { keyOfName } from './name-key.ts';

/** Things that stand side by side somewhere, and how alike that makes them. */
export interface TermGroup {
  readonly terms: readonly Term[];
  readonly strength: number;
}

/** Members of a larger group that are looked at, those nearest in the notes: a vault has hundreds of "services". */
const NEAREST = 40;
const MOST_SIBLINGS = 24;

/** @param groups in the order of the notes. */
export function createSiblings(groups: readonly TermGroup[]): (term: Term) => readonly Term[] {
  const groupsOf = new Map<Term, TermGroup[]>();
  for (const group of groups) {
    for (const term of new Set(group.terms)) {
      const known = groupsOf.get(term);
      if (known) known.push(group);
      else groupsOf.set(term, [group]);
    }
  }
  const found = new Map<Term, readonly Term[]>();
  return (term) => {
    let siblings = found.get(term);
    if (!siblings) {
      siblings = rank(term, groupsOf.get(term) ?? []);
      found.set(term, siblings);
    }
    return siblings;
  };
}

function rank(term: Term, groups: readonly TermGroup[]): readonly Term[] {
  const scores = new Map<Term, number>();
  for (const { terms, strength } of groups) {
    for (const other of near(terms, term)) {
      if (other !== term) scores.set(other, (scores.get(other) ?? 0) + strength);
    }
  }
  const score = (other: Term): number => scores.get(other)! + (other.proper === term.proper ? 0.5 : 0);
  return [...scores.keys()]
    .filter((other) => !overlaps(term, other))
    .sort((a, b) => score(b) - score(a))
    .slice(0, MOST_SIBLINGS);
}

function near(terms: readonly Term[], term: Term): readonly Term[] {
  if (terms.length <= NEAREST) return terms;
  const at = terms.indexOf(term);
  const from = Math.max(0, Math.min(at - NEAREST / 2, terms.length - NEAREST));
  return terms.slice(from, from + NEAREST);
}

/** Whether one name holds the other: `task` and `task definition` give each other away. */
export function overlaps(a: Term, b: Term): boolean {
  return a.names.some((one) => b.names.some((other) => holds(keyOfName(one), keyOfName(other))));
}

function holds(a: string, b: string): boolean {
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}
