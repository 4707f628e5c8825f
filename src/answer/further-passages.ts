import type { Candidate } from './candidates.ts';
import { type Judged, judge } from './evidence.ts';
import type { Asked } from './fitness.ts';
import { saySame } from './near-duplicates.ts';
import { bySection, type Chosen, overlaps, selectPassages } from './selection.ts';

/**
 * What would be chosen if what was shown were not there: as many passages as an answer has, each of which would at least be worth
 * pointing to. What comes after that has little to do with the question.
 */
export function furtherPassages(
  candidates: readonly Candidate[],
  shown: readonly Chosen[],
  asked: Asked,
  judged: Judged,
): readonly Chosen[] {
  const taken = shown.flatMap(({ candidate, same }) => [candidate, ...same].map(({ passage }) => passage));
  const left = candidates.filter(
    ({ passage }) => !taken.some((other) => overlaps(other, passage) || saySame(other.plain, passage.plain)),
  );
  return bySection(selectPassages(left, asked)).filter((one) => judge([one], judged).state !== 'silent');
}
