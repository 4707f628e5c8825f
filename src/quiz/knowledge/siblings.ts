import type { Term } from '../knowledge.ts';
import { addTo } from './multi-map.ts';
import { keyOfName } from './name-key.ts';

/** Things that stand side by side somewhere, and how alike that makes them. */
export interface TermGroup {
  readonly terms: readonly Term[];
  readonly strength: number;
}

/** Members of a larger group that are looked at, those nearest in the notes: a vault has hundreds of "services". */
const NEAREST = 40;
const MOST_SIBLINGS = 24;

/** How much more is known of what the notes define, so that it makes the better choice. */
const DEFINED = 1.5;
const SAME_FORM = 0.5;
const OTHER_FORM = 2;
/** Of two that are as much alike, the nearer comes first. */
const PER_PLACE = 0.001;

/**
 * @param groups in the order of the notes.
 * @param defined things that the notes define.
 */
export function createSiblings(
  groups: readonly TermGroup[],
  defined: ReadonlySet<Term>,
): (term: Term) => readonly Term[] {
  /** Places of a thing in its groups. */
  const placesOf = new Map<
    Term,
    { readonly group: readonly Term[]; readonly at: number; readonly strength: number }[]
  >();
  for (const { terms, strength } of groups) {
    const group = [...new Set(terms)];
    for (const [at, term] of group.entries()) addTo(placesOf, term, { group, at, strength });
  }

  function rank(term: Term): readonly Term[] {
    const scores = new Map<Term, number>();
    for (const { group, at, strength } of placesOf.get(term) ?? []) {
      const from = Math.max(0, Math.min(at - NEAREST / 2, group.length - NEAREST));
      for (const [offset, other] of group.slice(from, from + NEAREST).entries()) {
        const distance = Math.abs(from + offset - at);
        scores.set(other, (scores.get(other) ?? 0) + strength - distance * PER_PLACE);
      }
    }
    const score = (other: Term): number =>
      scores.get(other)! +
      (defined.has(other) ? DEFINED : 0) +
      (other.proper === term.proper ? SAME_FORM : 0) -
      (isCode(other) === isCode(term) ? 0 : OTHER_FORM);
    return [...scores.keys()]
      .filter((other) => !overlaps(term, other))
      .sort((a, b) => score(b) - score(a))
      .slice(0, MOST_SIBLINGS);
  }

  const ranked = new Map<Term, readonly Term[]>();
  return (term) => {
    const siblings = ranked.get(term) ?? rank(term);
    ranked.set(term, siblings);
    return siblings;
  };
}

/** `targetPort`, `app.kubernetes.io`: a name that only a machine reads. */
function isCode({ name }: Term): boolean {
  return /^\p{Ll}\S*\p{Lu}|[_/]|\.\p{Ll}/u.test(name);
}

/** Whether one name holds the other: `task` and `task definition` give each other away. So does a thing itself. */
export function overlaps(a: Term, b: Term): boolean {
  const others = keysOf(b);
  return keysOf(a).some((one) => others.some((other) => one.includes(other) || other.includes(one)));
}

const knownKeys = new WeakMap<Term, readonly string[]>();

/** Keys of its names, each between spaces, so that one holds another only by whole words. */
function keysOf(term: Term): readonly string[] {
  const keys = knownKeys.get(term) ?? term.names.map((name) => ` ${keyOfName(name)} `);
  knownKeys.set(term, keys);
  return keys;
}
