import type { PostedPrompt, SectionTally } from '../../store/store.ts';
import type { Prompt } from '../prompt.ts';
import { createRandom } from '../random.ts';

/** A prompt that may be chosen, and how good it is likely to be, 0 to 1. */
export interface Candidate extends Prompt {
  readonly quality: number;
}

export interface PlaceHistory {
  /** What was posted in the place lately, newest first. A prompt in here is asked again only when all are. */
  readonly recent: readonly Pick<PostedPrompt, 'prompt' | 'section' | 'postedAt'>[];
  /** How the place did with each section. */
  readonly bySection: readonly SectionTally[];
}

/** A prompt on a note or section of so many last prompts counts half; so does one of the same kind as the last. */
const notesApart = 3;
const sectionsApart = 7;

/**
 * The prompt that a place needs most: from what it forgets, not seen lately, and another note and kind than before.
 * @param seed decides between equals, the same for the same seed, so that any process chooses the same.
 * @returns nothing when there is no candidate.
 */
export function choosePrompt<T extends Candidate>(
  candidates: readonly T[],
  history: PlaceHistory,
  seed: readonly string[],
): T | undefined {
  const pool = leastRecentlySeen(candidates, history);
  const needs = pool.map(needOf(candidates, history));
  const most = Math.max(...needs);
  const equals = pool.filter((_, index) => needs[index] === most);
  return equals.length === 0 ? undefined : equals[createRandom(...seed).below(equals.length)];
}

/** Those not seen; where all were, those that were seen longest ago. */
function leastRecentlySeen<T extends Candidate>(candidates: readonly T[], { recent }: PlaceHistory): readonly T[] {
  const seenAt = new Map(recent.toReversed().map(({ prompt, postedAt }) => [prompt, postedAt]));
  const times = candidates.map(({ id }) => seenAt.get(id) ?? Number.NEGATIVE_INFINITY);
  const longestAgo = Math.min(...times);
  return candidates.filter((_, index) => times[index] === longestAgo);
}

function needOf(
  candidates: readonly Candidate[],
  { recent, bySection }: PlaceHistory,
): (candidate: Candidate) => number {
  const tallies = new Map(bySection.map((tally) => [tally.section, tally]));
  const prompts = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const noteOf = new Map(candidates.map(({ section, citation }) => [section, citation.path]));
  const lastNotes = new Set(recent.slice(0, notesApart).map(({ section }) => noteOf.get(section)));
  const lastSections = new Set(recent.slice(0, sectionsApart).map(({ section }) => section));
  const lastKind = prompts.get(recent[0]?.prompt ?? '')?.kind;
  return ({ section, citation, kind, quality }) => {
    const half = (condition: boolean): number => (condition ? 0.5 : 1);
    const variety = half(lastNotes.has(citation.path)) * half(lastSections.has(section)) * half(kind === lastKind);
    return missRate(tallies.get(section)) * (0.5 + quality / 2) * variety;
  };
}

/**
 * How likely the place is to miss a question on a section: Laplace's rule of succession, (wrong + 1) / (answers + 2), the mean
 * of what is to be believed after these answers when every rate was as likely before (Essai philosophique sur les
 * probabilités, 1814). A section that was never asked has 1/2: before what is known well, after what is mostly missed.
 */
function missRate(
  { right, wrong }: { readonly right: number; readonly wrong: number } = { right: 0, wrong: 0 },
): number {
  return (wrong + 1) / (right + wrong + 2);
}
