import type { SearchIndex } from '../search/query.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { coverageOf } from './coverage.ts';
import type { Asked } from './fitness.ts';
import { BUDGET_CHARS, type Chosen, selectPassages } from './selection.ts';
import type { Sides } from './sides.ts';
import { weighQuery } from './weighed-query.ts';

/** Characters for passages which speak of both sides at once, so that room for each side alone is left. */
const JOINT_CHARS = 620;

/**
 * What the notes say of both sides together, then what each side is where that has not been said: both are covered, in
 * the order in which they were asked for.
 */
export function selectComparison(
  index: SearchIndex,
  asked: Asked,
  candidates: readonly Candidate[],
  { sides, aspect }: Sides,
): Chosen[] {
  const { weighed } = asked;
  const masks = sides.map((side) => weighed.maskOf(side));
  const holds = (mask: number, side: number) => side !== 0 && (mask & side) === side;
  const speaksOf = ({ coverage }: Candidate, side: number) => holds(coverage.own | coverage.heading, side);

  const joint = candidates.filter((candidate) => masks.every((side) => speaksOf(candidate, side)));
  const together = selectPassages(joint, asked, [], JOINT_CHARS).slice(0, 2);
  const manyRows = together.some(
    ({ candidate }) => candidate.passage.itemCount >= 3 && masks.every((side) => holds(candidate.coverage.own, side)),
  );
  if (manyRows) return together;

  const chosen = [...together];
  sides.forEach((side, at) => {
    const alone = (one: Chosen) =>
      holds(one.candidate.coverage.own, masks[at]!) &&
      masks.every((mask, other) => other === at || !holds(one.candidate.coverage.own, mask));
    if (chosen.some(alone)) return;
    const share = Math.max(200, (BUDGET_CHARS - charsOf(chosen)) / (sides.length - at));
    chosen.push(...sideAlone(index, asked, side, aspect, chosen, share));
  });
  return chosen;
}

/** The best passage on one side: what it is, or what is said of it in the respect that was asked for. */
function sideAlone(
  index: SearchIndex,
  asked: Asked,
  side: string,
  aspect: string,
  chosen: readonly Chosen[],
  chars: number,
): Chosen[] {
  const weighed = weighQuery(index, index.parse(`${side} ${aspect}`));
  const { candidates } = candidatesFor(index, {
    ...asked,
    kind: 'definition',
    weighed,
    subject: weighed.maskOf(side),
  });
  const fitting = candidates.filter(({ passage }) => passage.plain.length <= chars);
  const found = selectPassages(fitting, { ...asked, weighed }, chosen, charsOf(chosen) + chars);
  return found.slice(chosen.length, chosen.length + 1).map((one) => ({
    ...one,
    candidate: { ...one.candidate, coverage: coverageOf(one.candidate.passage, asked.weighed) },
  }));
}

function charsOf(chosen: readonly Chosen[]): number {
  return chosen.reduce((sum, { candidate }) => sum + candidate.passage.plain.length, 0);
}
