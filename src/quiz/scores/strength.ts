import type { NoteTally } from '../../store/store.ts';

export interface NoteStrength extends NoteTally {
  /** Chance that the next answer is right, above 0 and below 1. */
  readonly strength: number;
}

export interface Strengths {
  /** Best first. */
  readonly strongest: readonly NoteStrength[];
  /** Weakest first; none of the strongest. */
  readonly weakest: readonly NoteStrength[];
}

/** With fewer answers a note says more about luck than about its reader. */
const fewestAnswers = 3;

/**
 * Laplace's rule of succession (Essai philosophique sur les probabilités, 1814): after r right of n the next is right with
 * chance (r + 1) / (n + 2). It keeps 3 of 3 below 29 of 30.
 */
const strengthOf = ({ right, wrong }: NoteTally): number => (right + 1) / (right + wrong + 2);

/** @param most of each kind. A note is strong from even chances on. */
export function strengthsOf(tallies: readonly NoteTally[], most: number): Strengths {
  const notes = tallies
    .filter(({ right, wrong }) => right + wrong >= fewestAnswers)
    .map((tally) => ({ ...tally, strength: strengthOf(tally) }))
    .sort((a, b) => b.strength - a.strength || compare(a.note, b.note));
  const strongest = notes.filter(({ strength }) => strength >= 0.5).slice(0, most);
  const weakest = notes
    .filter((note) => note.wrong > 0 && !strongest.includes(note))
    .slice(-most)
    .reverse();
  return { strongest, weakest };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
