import type { Chunk } from '../corpus/note.ts';
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
export const BUDGET_CHARS = 1_400;

/** Of the section that answers best. */
const MAX_PASSAGES = 3;
/** Passages further down are neither shown nor worth a citation. */
const MOST_CANDIDATES = 60;

/** A further passage of a section is taken when it covers this much more of the question … */
const WORTHWHILE_GAIN = 0.08;
/** … and is worth this share of the best one, … */
const LEAST_WORTH = 0.6;
/** … or is nearly as good, which the command that a section shows needs to be least of all. */
const GOOD_NEIGHBOUR = 0.7;
const GOOD_COMMAND = 0.5;

/** Sections that may be meant are shown, up to so many, … */
const MOST_SECTIONS = 3;
/** … if their best passage scores at most this much less than that of the best one, which is odds of one to twenty, … */
export const MAY_BE_MEANT = 1.5;
/** … with one short passage each. */
const MAX_BESIDE_CHARS = 450;
/** So much less it may be worth if it opens its section. */
const STANDS_ALONE = 0.2;

/**
 * The passages that answer, best section first, within the budget.
 * @param everywhere where others are looked for that say the same.
 */
export function selectPassages(
  candidates: readonly Candidate[],
  asked: Asked,
  everywhere: readonly Candidate[] = candidates,
): Chosen[] {
  const [best, ...others] = sectionsOf(candidates);
  if (!best) return [];
  const chosen = selectWithin(best, asked);
  const shown = new Set([best[0]!.passage.chunk]);
  const isSaid = ({ passage }: Candidate): boolean =>
    chosen.some(({ candidate }) => saySame(candidate.passage.plain, passage.plain));
  let left = BUDGET_CHARS - charsOf(chosen);
  for (const section of others) {
    if (shown.size >= MOST_SECTIONS || section[0]!.score < best[0]!.score - MAY_BE_MEANT) break;
    const brief = briefOf(section, Math.min(left, MAX_BESIDE_CHARS));
    if (!brief || [section[0]!, brief].some(isSaid)) continue;
    chosen.push({ candidate: brief, same: [] });
    shown.add(brief.passage.chunk);
    left -= brief.passage.plain.length;
  }
  return chosen.map((one) => withTwins(one, everywhere));
}

/** The best passage of a section that has room; sooner the one that opens it, which stands best alone. */
function briefOf(section: readonly Candidate[], most: number): Candidate | undefined {
  const [best] = section.filter(({ passage }) => passage.plain.length <= most);
  const opening = section.find(({ passage }) => passage.plain.length <= most && opensSection(passage));
  return opening && opening.worth >= best!.worth - STANDS_ALONE ? opening : best;
}

function opensSection({ chunk, firstBlock, sentences }: Passage): boolean {
  return chunk.part === 0 && firstBlock === 0 && (sentences === undefined || sentences[0] === 0);
}

/** Passages by section, the best section and the best passage first. */
function sectionsOf(candidates: readonly Candidate[]): Candidate[][] {
  const sections = new Map<Chunk, Candidate[]>();
  for (const candidate of candidates) {
    const { chunk } = candidate.passage;
    sections.set(chunk, [...(sections.get(chunk) ?? []), candidate]);
  }
  return [...sections.values()];
}

/** The best passage whatever its size, since there is no shorter way to answer, and those that add to it. */
function selectWithin([best, ...others]: readonly Candidate[], { kind, weighed }: Asked): Chosen[] {
  const chosen = [best!];
  let left = BUDGET_CHARS - best!.passage.plain.length;
  for (const candidate of others) {
    const { passage, coverage, worth } = candidate;
    if (chosen.length >= MAX_PASSAGES) break;
    if (passage.plain.length > left || chosen.some((one) => overlaps(one.passage, passage))) continue;
    const covered = chosen.map((one) => one.coverage);
    const gain = jointShare([...covered, coverage], weighed) - jointShare(covered, weighed);
    const good = kind === 'how-to' && passage.shape === 'code' ? GOOD_COMMAND : GOOD_NEIGHBOUR;
    if (worth < (gain >= WORTHWHILE_GAIN ? LEAST_WORTH : good) * best!.worth) continue;
    chosen.push(candidate);
    left -= passage.plain.length;
  }
  return chosen.map((candidate) => ({ candidate, same: [] }));
}

function withTwins({ candidate }: Chosen, candidates: readonly Candidate[]): Chosen {
  const { chunk, plain } = candidate.passage;
  const same = candidates
    .slice(0, MOST_CANDIDATES)
    .filter(({ passage }) => passage.chunk !== chunk && saySame(plain, passage.plain));
  return { candidate, same };
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
