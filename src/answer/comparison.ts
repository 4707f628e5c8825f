import type { QuestionKind } from './answer.ts';
import { type Candidate, candidatesFor, type Sources } from './candidates.ts';
import { coverageOf } from './coverage.ts';
import { afterSubject } from './definition.ts';
import { type Asked, CONTRAST } from './fitness.ts';
import type { Passage } from './passage.ts';
import { questionKind } from './question-kind.ts';
import { sectionName } from './section-name.ts';
import { BUDGET_CHARS, type Chosen, charsOf, MAY_BE_MEANT, overlaps, selectPassages } from './selection.ts';
import type { Sides } from './sides.ts';
import { weighQuery } from './weighed-query.ts';

/** A sentence on both sides leaves room for one on each; a table or list of differences needs none. */
const JOINT_CHARS = 480;

/** From so many rows or items on, a table or list is a comparison of its own. */
const MANY_ITEMS = 3;

/**
 * The section that compares the sides, where there is one. Else what the notes say of both sides together, then what each
 * side is where that has not been said: both are covered, in the order in which they were asked for.
 */
export function selectComparison(
  sources: Sources,
  asked: Asked,
  candidates: readonly Candidate[],
  { sides, aspect }: Sides,
): Chosen[] {
  const masks = sides.map((side) => asked.weighed.maskOf(side));
  const meant = candidates.filter(({ score }) => score >= candidates[0]!.score - MAY_BE_MEANT);
  const isClear = new Set(meant.map(({ passage }) => passage.chunk)).size === 1;
  const comparison =
    meant.find((candidate) => comparesAll(candidate, masks, asked)) ??
    meant.find(asksToCompare) ??
    (isClear ? meant[0] : undefined);
  if (comparison) {
    const isIts = ({ passage }: Candidate): boolean => passage.chunk === comparison.passage.chunk;
    const led = selectPassages([...new Set([...candidates.filter(isIts), ...candidates])], asked);
    return comparesByItself(led[0]!, masks) ? led.slice(0, 1) : led;
  }
  const chosen = together(asked, candidates, masks);
  if (chosen.some((one) => comparesByItself(one, masks))) return chosen;

  sides.forEach((side, at) => {
    const others = masks.reduce((all, mask, other) => (other === at ? all : all | mask), 0) & ~masks[at]!;
    const share = Math.max(200, (BUDGET_CHARS - charsOf(chosen)) / (sides.length - at));
    chosen.push(...sideAlone(sources, asked, `${side} ${aspect}`, { own: masks[at]!, others, side }, chosen, share));
  });
  return chosen;
}

/** A table or list that has all sides. */
function comparesByItself({ candidate: { passage, coverage } }: Chosen, masks: readonly number[]): boolean {
  return passage.itemCount >= MANY_ITEMS && masks.every((mask) => holds(mask, coverage.own));
}

/** An item up to this long is a label of what is nested under it. */
const LONGEST_LABEL_CHARS = 60;

/** A passage on one side that speaks of the other as well is less clear than one that does not. */
const OTHER_SIDE_MALUS = 0.2;

const holds = (mask: number, places: number) => mask !== 0 && (mask & places) === mask;

/** Stands between two things that are set side by side, and not in the middle of a name ("container image"). */
const BETWEEN_SIDES = /\b(?:and|or|vs\.?|versus|from|than|to|with|not|between|of)\b|[,;:&/]/i;

function setsApart(text: string, masks: readonly number[], { weighed }: Asked): boolean {
  const ends = masks.map((mask) => {
    const matches = weighed.matches(text).filter(({ term }) => mask & (1 << term));
    return { start: Math.min(...matches.map(({ start }) => start)), end: Math.max(...matches.map(({ end }) => end)) };
  });
  const [first, ...others] = ends.sort((a, b) => a.start - b.start);
  return others.every(({ start }) => BETWEEN_SIDES.test(text.slice(first!.end, Math.max(first!.end, start))));
}

function headingsOf({ chunk, lead }: Passage): string[] {
  return [lead, sectionName(chunk)];
}

/** Stands under a heading that asks for a difference, if not in the same words. */
function asksToCompare({ passage }: Candidate): boolean {
  return questionKind(sectionName(passage.chunk)) === 'comparison';
}

/** Kinds of headings that may set things against each other: "How do you log in to ECS or Fargate?" does not. */
const COMPARING_KINDS: ReadonlySet<QuestionKind> = new Set(['comparison', 'choice', 'topic']);

/** Stands under a heading that sets all sides against each other. */
function comparesAll(
  { coverage, passage }: Pick<Candidate, 'coverage' | 'passage'>,
  masks: readonly number[],
  asked: Asked,
) {
  return (
    COMPARING_KINDS.has(questionKind(sectionName(passage.chunk))) &&
    masks.every((mask) => holds(mask, coverage.heading)) &&
    headingsOf(passage).some((text) => setsApart(text, masks, asked))
  );
}

/** The best passage that holds all sides and sets them against each other, or stands under a heading that does. */
function together(asked: Asked, candidates: readonly Candidate[], masks: readonly number[]): Chosen[] {
  const opensWith = ({ parts }: Passage, mask: number) =>
    parts.some((part) => {
      const label = part.length <= LONGEST_LABEL_CHARS && holds(mask, asked.weighed.maskOf(part));
      return label || afterSubject(part, asked.weighed, mask) !== undefined;
    });
  const joint = candidates.filter(({ coverage, passage }) => {
    const inText = masks.every((mask) => holds(mask, coverage.own));
    if (comparesAll({ coverage, passage }, masks, asked)) return true;
    if (!inText || passage.shape === 'code') return false;
    return passage.itemCount > 1 ? masks.every((mask) => opensWith(passage, mask)) : CONTRAST.test(passage.plain);
  });
  const fitting = joint.filter(({ passage }) => passage.itemCount >= MANY_ITEMS || passage.plain.length <= JOINT_CHARS);
  return selectPassages(fitting, asked).slice(0, 1);
}

/** The best passage on one side: what it is, or what is said of it in the respect that was asked for. */
function sideAlone(
  sources: Sources,
  asked: Asked,
  question: string,
  { own, others, side }: { own: number; others: number; side: string },
  chosen: readonly Chosen[],
  chars: number,
): Chosen[] {
  const weighed = weighQuery(sources.index, sources.index.parse(question));
  const subject = weighed.maskOf(side);
  const { candidates } = candidatesFor(sources, { ...asked, kind: 'definition', weighed, subject, about: [side] });
  const fitting = candidates
    .filter(({ passage }) => passage.plain.length <= chars)
    .map((candidate) => ({ ...candidate, coverage: coverageOf(candidate.passage, asked.weighed) }))
    .filter(({ coverage }) => (coverage.near & own) !== 0)
    .map((candidate) =>
      holds(others, candidate.coverage.own) ? { ...candidate, score: candidate.score - OTHER_SIDE_MALUS } : candidate,
    )
    .sort((a, b) => b.score - a.score);
  const fresh = fitting.filter(({ passage }) => !chosen.some(({ candidate }) => overlaps(candidate.passage, passage)));
  return selectPassages(fresh, asked).slice(0, 1);
}
