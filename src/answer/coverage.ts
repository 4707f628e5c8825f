import type { Passage } from './passage.ts';
import { sectionName } from './section-name.ts';
import { type WeighedQuery, weightOf } from './weighed-query.ts';

/**
 * How much a term counts by where it stands relative to the passage. What one sentence or item says counts in full; the
 * headings it stands under say what it is about; the rest of its section is a hint only.
 */
const PLACE = {
  own: 1,
  lead: 0.95,
  heading: 0.9,
  otherSentence: 0.85,
  outerHeading: 0.8,
  question: 0.8,
  title: 0.75,
  otherItem: 0.65,
  sameBlock: 0.5,
  section: 0.3,
} as const;

export interface Coverage {
  /** 0 to 1 by term of the query: the best place in which the term stands. */
  readonly byTerm: readonly number[];
  /** Weighted mean of `byTerm`, 0 to 1. */
  readonly share: number;
  /** The same over the terms of the question itself, without what was said around it. */
  readonly askedShare: number;
  /** Terms in any part of the passage. */
  readonly own: number;
  /** Terms in the passage, its lead-in or any heading above it, the note's title included. */
  readonly near: number;
  /** Of `near`, those in the words of the question. */
  readonly literal: number;
  /** Terms in the section's own heading or the lead-in. */
  readonly heading: number;
}

/** What a word counts that the passage and all above it put in other words. */
const PARAPHRASE = 0.9;

/** An error message stands in a section once; what to do about it stands below, in other words. */
const PLACE_BELOW_SYMPTOM = { ...PLACE, sameBlock: 0.85, section: 0.8 };

export function coverageOf(passage: Passage, weighed: WeighedQuery, belowSymptom = false): Coverage {
  const place = belowSymptom ? PLACE_BELOW_SYMPTOM : PLACE;
  const { chunk } = passage;
  const lead = passage.lead === '' ? 0 : weighed.maskOf(passage.lead);
  const masks = passage.parts.map((part) => weighed.maskOf(part));
  const own = masks.reduce((all, mask) => all | mask, 0);
  const best = masks.reduce(
    (top, mask) => (weightOf(mask, weighed.weights) > weightOf(top, weighed.weights) ? mask : top),
    0,
  );
  const heading = weighed.maskOf(sectionName(chunk));
  const outer = chunk.headings.slice(0, -1).reduce((mask, text) => mask | weighed.maskOf(text), 0);
  const title = weighed.maskOf([chunk.note.title, ...chunk.note.aliases].join(' · '));
  const block = weighed.maskOfBlocks(chunk.blocks.slice(passage.firstBlock, passage.lastBlock + 1));
  const section = weighed.maskOfBlocks(chunk.blocks);

  const near = own | lead | heading | outer | title;
  const inSameWords = weighed.paraphrased === 0 ? 0 : wordsAround(passage, weighed);
  const places: readonly (readonly [number, number])[] = [
    [best, place.own],
    [lead, place.lead],
    [heading, place.heading],
    [passage.sentences && passage.itemCount === 1 ? own : 0, place.otherSentence],
    [outer, place.outerHeading],
    [chunk.questions ? weighed.maskOf(chunk.questions.join('\n')) : 0, place.question],
    [title, place.title],
    [own, place.otherItem],
    [block, place.sameBlock],
    [section, place.section],
  ];
  const byTerm = weighed.weights.map((_, term) => {
    const factor = places.find(([mask]) => mask & (1 << term))?.[1] ?? 0;
    return weighed.paraphrased & (1 << term) && !(inSameWords & (1 << term)) ? PARAPHRASE * factor : factor;
  });
  return {
    byTerm,
    share: weightedMean(byTerm, weighed.weights, -1),
    askedShare: weightedMean(byTerm, weighed.weights, weighed.asked),
    own,
    near,
    literal: weighed.paraphrased === 0 ? near : near & inSameWords,
    heading: heading | lead,
  };
}

/** Terms that the passage or a heading above it has in the words of the question. */
function wordsAround({ chunk, lead, plain }: Passage, weighed: WeighedQuery): number {
  return [plain, lead, ...chunk.headings, chunk.note.title, ...(chunk.questions ?? [])].reduce(
    (mask, text) => mask | weighed.literalMaskOf(text),
    0,
  );
}

/** Best place of each term over several passages, and the weighted mean of that. */
export function jointShare(coverages: readonly Coverage[], { weights }: WeighedQuery, terms = -1): number {
  const best = weights.map((_, term) => Math.max(0, ...coverages.map(({ byTerm }) => byTerm[term]!)));
  return weightedMean(best, weights, terms);
}

/** What two passages cover that are quoted as one. */
export function jointCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    byTerm: a.byTerm.map((factor, term) => Math.max(factor, b.byTerm[term]!)),
    share: Math.max(a.share, b.share),
    askedShare: Math.max(a.askedShare, b.askedShare),
    own: a.own | b.own,
    near: a.near | b.near,
    literal: a.literal | b.literal,
    heading: a.heading | b.heading,
  };
}

/** Over the terms whose bit is set; 0 when none of them has weight. */
function weightedMean(byTerm: readonly number[], weights: readonly number[], terms: number): number {
  let sum = 0;
  let total = 0;
  weights.forEach((weight, term) => {
    if (!(terms & (1 << term))) return;
    sum += weight * byTerm[term]!;
    total += weight;
  });
  return total === 0 ? 0 : sum / total;
}
