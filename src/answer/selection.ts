import type { QuestionKind } from './answer.ts';
import type { Candidate } from './candidates.ts';
import { coverageOf, jointCoverage, jointShare } from './coverage.ts';
import type { Asked } from './fitness.ts';
import { saySame } from './near-duplicates.ts';
import { joinPassages, type Passage } from './passage.ts';
import { wholeSection } from './safe-passages.ts';

/** A passage to show, with those of other places that say nearly the same. */
export interface Chosen {
  readonly candidate: Candidate;
  readonly same: readonly Candidate[];
}

/** All snippets of an answer together, in characters. A single passage may be longer when nothing shorter answers. */
export const BUDGET_CHARS = 1_200;

const MAX_PASSAGES = 3;
/** Passages further down are neither shown nor worth a citation. */
const MOST_CANDIDATES = 60;

/** A further passage is taken when it covers this much more of the question … */
const WORTHWHILE_GAIN = 0.08;
/** … or when it is nearly as good as the best one. */
const NEARLY_AS_GOOD = 0.84;
/** A passage of another section has to cover nearly as much of the question as the best one. */
const NEARLY_AS_MUCH = 0.75;

/** … which one of the same section needs to be less, and the command that a section shows least of all. */
const GOOD_NEIGHBOUR = 0.7;
const GOOD_COMMAND = 0.5;

/** The fewest passages that answer, best first, within the budget. */
export function selectPassages(candidates: readonly Candidate[], asked: Asked): Chosen[] {
  const chosen: Chosen[] = [];
  let left = BUDGET_CHARS;
  const best = candidates[0];
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    const { passage } = candidate;
    if (chosen.some((one) => overlaps(one.candidate.passage, passage))) continue;
    const twin = chosen.findIndex((one) => saySame(one.candidate.passage.plain, passage.plain));
    if (twin >= 0) {
      const one = chosen[twin]!;
      chosen[twin] = { ...one, same: [...one.same, candidate] };
      continue;
    }
    if (chosen.length >= MAX_PASSAGES) continue;
    // The best passage is shown whatever its size: there is no shorter way to answer.
    if (chosen.length > 0 && (passage.plain.length > left || !addsEnough(candidate, chosen, best!, asked))) continue;
    chosen.push({ candidate, same: [] });
    left -= passage.plain.length;
  }
  return chosen;
}

/** What stands in up to so many sections is shown, and one passage more than of one section alone, … */
const MOST_SECTIONS = 3;
/** … if a section is at most this much less likely to answer than the likeliest, as a logarithm of odds … */
const MAY_BE_MEANT = 4;
/** … holds this share of what the chosen passages hold of the question … */
const HOLDS_AS_MUCH = 0.8;
/** … and all together has room. What may be meant as well is told in brief. */
const BUDGET_OF_SECTIONS_CHARS = 1_400;
const MAX_BESIDE_CHARS = 350;

/** The chosen passages, and below them the best of other sections that may be meant as well; the best section first. */
export function withOtherSections(chosen: readonly Chosen[], candidates: readonly Candidate[]): Chosen[] {
  const all = [...chosen];
  const shown = new Set(chosen.map(({ candidate }) => candidate.passage.chunk));
  const least = HOLDS_AS_MUCH * Math.max(0, ...chosen.map(({ candidate }) => candidate.coverage.askedShare));
  const likeliest = Math.max(...candidates.map(({ likelihood }) => likelihood));
  let left = BUDGET_OF_SECTIONS_CHARS - charsOf(chosen);
  for (const candidate of candidates) {
    if (shown.size >= MOST_SECTIONS || all.length > MAX_PASSAGES) break;
    const { chunk, plain } = candidate.passage;
    if (shown.has(chunk) || candidate.likelihood < likeliest - MAY_BE_MEANT || candidate.coverage.askedShare < least)
      continue;
    if (plain.length > Math.min(left, MAX_BESIDE_CHARS)) continue;
    if (all.some((one) => saySame(one.candidate.passage.plain, plain))) continue;
    shown.add(chunk);
    all.push({ candidate, same: [] });
    left -= plain.length;
  }
  return bySection(all);
}

/** In the order in which the sections were chosen, and within each as it is read. */
export function bySection(chosen: readonly Chosen[]): Chosen[] {
  const order = [...new Set(chosen.map(({ candidate }) => candidate.passage.chunk))];
  const place = ({ candidate: { passage } }: Chosen): readonly number[] => [
    order.indexOf(passage.chunk),
    passage.firstBlock,
    passage.sentences?.[0] ?? 0,
  ];
  return [...chosen].sort((a, b) => {
    const [here, there] = [place(a), place(b)];
    const at = here.findIndex((part, index) => part !== there[index]);
    return at < 0 ? 0 : here[at]! - there[at]!;
  });
}

/** Kinds of questions that a sentence may answer, so that the rest of a longer section is beside the point. */
const ANSWERED_IN_A_SENTENCE: ReadonlySet<QuestionKind> = new Set(['fact', 'yes-no', 'comparison', 'definition']);

/** So long a section may be quoted whole all the same. */
const MAX_AROUND_CHARS = 500;

/**
 * The passages with the first one's section quoted whole, where that is short: half a list of steps, or a symptom without
 * its causes, does not answer. What then finds no room is left out.
 */
export function withWholeSection(chosen: readonly Chosen[], { kind, weighed }: Asked): Chosen[] {
  const first = chosen[0];
  const passage = first && wholeSection(first.candidate.passage.chunk);
  if (!passage || (ANSWERED_IN_A_SENTENCE.has(kind) && passage.plain.length > MAX_AROUND_CHARS)) return [...chosen];
  const whole = { ...first, candidate: { ...first.candidate, passage, coverage: coverageOf(passage, weighed) } };
  let left = BUDGET_CHARS - passage.plain.length;
  const others = chosen.slice(1).filter(({ candidate }) => {
    if (candidate.passage.chunk === passage.chunk || candidate.passage.plain.length > left) return false;
    left -= candidate.passage.plain.length;
    return true;
  });
  return [whole, ...others];
}

function addsEnough(
  candidate: Candidate,
  chosen: readonly Chosen[],
  best: Candidate,
  { kind, weighed }: Asked,
): boolean {
  const covered = chosen.map((one) => one.candidate.coverage);
  const gain = jointShare([...covered, candidate.coverage], weighed) - jointShare(covered, weighed);
  if (gain >= WORTHWHILE_GAIN && candidate.score >= 0.6 * best.score) return true;
  const sameSection = chosen.some((one) => one.candidate.passage.chunk === candidate.passage.chunk);
  const command = kind === 'how-to' && candidate.passage.shape === 'code';
  if (sameSection) return candidate.score >= (command ? GOOD_COMMAND : GOOD_NEIGHBOUR) * best.score;
  const asMuch = candidate.coverage.share >= NEARLY_AS_MUCH * best.coverage.share;
  return asMuch && candidate.score >= NEARLY_AS_GOOD * best.score;
}

export function overlaps(a: Passage, b: Passage): boolean {
  if (a.chunk !== b.chunk || a.lastBlock < b.firstBlock || b.lastBlock < a.firstBlock) return false;
  if (a.firstBlock === b.firstBlock && a.sentences && b.sentences) {
    return a.sentences[0] <= b.sentences[1] && b.sentences[0] <= a.sentences[1];
  }
  return true;
}

/** Passages that stand next to each other as one, so that a paragraph is not quoted in pieces. Keeps the order. */
export function joinNeighbours(chosen: readonly Chosen[]): Chosen[] {
  const joined: Chosen[] = [];
  for (const one of chosen) {
    const at = joined.findIndex((other) => joinChosen(other, one) !== undefined);
    if (at < 0) joined.push(one);
    else joined[at] = joinChosen(joined[at]!, one)!;
  }
  return joined;
}

function joinChosen(a: Chosen, b: Chosen): Chosen | undefined {
  const [first, second] = [a.candidate.passage, b.candidate.passage];
  if (overlaps(first, second)) return a;
  const passage = joinPassages(first, second) ?? joinPassages(second, first);
  if (!passage) return undefined;
  const coverage = jointCoverage(a.candidate.coverage, b.candidate.coverage);
  return { candidate: { ...a.candidate, passage, coverage }, same: [...a.same, ...b.same] };
}

export function charsOf(chosen: readonly Chosen[]): number {
  return chosen.reduce((sum, { candidate }) => sum + candidate.passage.plain.length, 0);
}
