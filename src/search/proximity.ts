import type { Clues } from './clues.ts';
import type { PostingsIndex } from './postings-index.ts';
import { type Segment, termIndex } from './segment.ts';

/** Words between two clues beyond which they no longer belong together. */
const WINDOW = 8;
/** What a pair counts in the other order than the question's. */
const REVERSED = 0.5;

interface Place {
  /** First and last word. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds how near to one another a document has the words that are neighbours in the question.
 * @returns for each pair of `clues.neighbours` the sum of 1 / distance in words over all its places
 */
export function createProximity(clues: Clues, index: PostingsIndex) {
  const scan = index.segments.map(({ segment }) => createScanner(clues, index, segment));
  return (segment: number, document: number): readonly number[] => {
    const places = scan[segment]!(document);
    return clues.neighbours.map(([first, second]) => nearness(places[first]!, places[second]!));
  };
}

function nearness(first: readonly Place[], second: readonly Place[]): number {
  let sum = 0;
  let from = 0;
  for (const a of first) {
    while (from < second.length && second[from]!.to < a.from - WINDOW) from++;
    for (let i = from; i < second.length && second[i]!.from <= a.to + WINDOW; i++) {
      const b = second[i]!;
      if (b.from > a.to) sum += 1 / (b.from - a.to);
      else if (a.from > b.to) sum += REVERSED / (a.from - b.to);
    }
  }
  return sum;
}

interface Target {
  readonly clue: number;
  /** The words that must follow, as indexes into the segment's terms. */
  readonly rest: readonly number[];
}

/** What to look for in a segment: `first[t]` is 0, or 1 + the place in `targets` of what begins with the segment's term t. */
interface Targets {
  readonly first: Uint8Array;
  readonly targets: readonly (readonly Target[])[];
}

const MOST_TARGETS = 255;

function createScanner(clues: Clues, index: PostingsIndex, segment: Segment) {
  let known: Targets | undefined;
  return (document: number): readonly (readonly Place[])[] => {
    known ??= targetsIn(clues, index, segment);
    const { first, targets } = known;
    const { words, starts } = segment;
    const places: Place[][] = clues.list.map(() => []);
    const end = starts[document + 1]!;
    for (let at = starts[document]!; at < end; at++) {
      const target = first[words[at]!]!;
      if (target === 0) continue;
      for (const { clue, rest } of targets[target - 1]!) {
        if (rest.every((word, i) => words[at + 1 + i] === word)) places[clue]!.push({ from: at, to: at + rest.length });
      }
    }
    return places;
  };
}

function targetsIn(clues: Clues, index: PostingsIndex, segment: Segment): Targets {
  // One more than there are terms: the last stands for the end of a field.
  const firsts = new Uint8Array(segment.terms.length + 1);
  const targets: Target[][] = [];
  for (const [clue, { alternatives }] of clues.list.entries()) {
    for (const terms of alternatives) {
      const [first, ...rest] = terms.map((term) => termIndex(segment, index.vocabulary.idOf(term) ?? -1));
      if (first === undefined || first < 0 || rest.includes(-1)) continue;
      if (firsts[first] === 0 && targets.length < MOST_TARGETS) firsts[first] = targets.push([]);
      targets[firsts[first]! - 1]?.push({ clue, rest });
    }
  }
  return { first: firsts, targets };
}
