import { BoundedMap } from '../bounded-map.ts';
import type { Hit } from '../search/query.ts';
import type { QuestionKind } from './answer.ts';
import type { Phrasing } from './phrasing.ts';
import { questionKind } from './question-kind.ts';
import { sectionName } from './section-name.ts';
import { textOf, type WeighedQuery, weightOf } from './weighed-query.ts';

/** A section that was found. */
export interface RankedSection {
  readonly hit: Hit;
  /** Logarithm of the odds that the section answers the question, beside those of the other sections. */
  readonly likelihood: number;
  /** 0 to 1: how like the question is its heading where that asks one, or the likest of those which the author says it answers. */
  readonly likeness: number;
}

/** What speaks for a section: 0 to 1, but for the logarithms of `PhrasingFit`. */
interface Signs {
  /** Score of the search beside the best one. */
  readonly score: number;
  /** Scores of the note's sections together beside those of the best note. */
  readonly note: number;
  /** How much of the heading was asked for. */
  readonly heading: number;
  /** How much of the note's title was asked for. */
  readonly title: number;
  /** How much of the question the best block holds. */
  readonly block: number;
  /** How many of the question's neighbouring words stand side by side in the heading, the title or a question of the section … */
  readonly adjacentAbove: number;
  /** … or in its text. */
  readonly adjacentWithin: number;
  /** See `PhrasingFit`. */
  readonly prominence: number;
  readonly phrasing: number;
  /** The heading asks in the same way: how, why, what, … */
  readonly kind: number;
  /** Stands before the note's first heading: there is more of it below. */
  readonly opening: number;
  /** The same where a definition is asked for, which is what stands there. */
  readonly defining: number;
  /** The heading or one of those questions is the question itself. */
  readonly same: number;
  /** 1 where both ask for a way without something, -0.5 where only the section does. */
  readonly without: number;
}

/** From this likeness on two questions are one. */
export const SAME_QUESTION = 0.95;

/**
 * Fitted by logistic regression over the best sections of 2,150 labelled questions; see docs/retrieval.md.
 * `same` and `without` are rarely seen and were set by hand.
 */
const WEIGHTS: Readonly<Record<keyof Signs, number>> = {
  score: 2.17,
  note: 0.86,
  heading: 1.91,
  title: 0.68,
  block: 1.65,
  adjacentAbove: 0.42,
  adjacentWithin: 0.91,
  prominence: 0.42,
  phrasing: 0.32,
  kind: 1.09,
  opening: -0.69,
  defining: 1.2,
  same: 1,
  without: 1.5,
};

/** What sections are ranked by. */
export interface Ranking {
  readonly kind: QuestionKind;
  readonly weighed: WeighedQuery;
  readonly phrasing: Phrasing;
}

/** Puts what the search has found in the order in which the sections are likely to answer the question. */
export function rankSections(hits: readonly Hit[], ranking: Ranking): RankedSection[] {
  const signsFor = createSigns(hits, ranking);
  return hits
    .map((hit) => {
      const { likeness, ...signs } = signsFor(hit);
      return { hit, likelihood: likelihoodOf(signs), likeness };
    })
    .sort((a, b) => b.likelihood - a.likelihood);
}

const WITHOUT = /\bwithout\b/i;

function createSigns(
  hits: readonly Hit[],
  { kind, weighed, phrasing }: Ranking,
): (hit: Hit) => Signs & Pick<RankedSection, 'likeness'> {
  const { query, asked, weights, maskOf, maskOfBlocks, shareOf, adjacency } = weighed;
  const bestScore = hits[0]?.score ?? 1;
  const notes = new Map<string, number>();
  for (const { chunk, score } of hits) notes.set(chunk.note.path, (notes.get(chunk.note.path) ?? 0) + score);
  const bestNote = Math.max(...notes.values());
  const total = weightOf(asked, weights) || 1;
  const held = (mask: number): number => weightOf(mask & asked, weights) / total;
  const asksWithout = WITHOUT.test(query.text);
  const fitOf = phrasing(query.corrections.reduce((text, { from, to }) => text.replace(from, to), query.text));
  return ({ chunk, score }) => {
    const { blocks, note, questions = [] } = chunk;
    const name = sectionName(chunk);
    const heading = shareOf(name);
    const askedSo = Math.max(0, ...questions.map((text) => Math.sqrt(held(maskOf(text)) * shareOf(text))));
    const likeness = Math.max(name.endsWith('?') ? Math.sqrt(heading * held(maskOf(name))) : 0, askedSo);
    const doesWithout = [name, ...questions].some((text) => WITHOUT.test(text)) ? 1 : 0;
    const opening = chunk.headings.length === 0 ? 1 : 0;
    const fit = fitOf(chunk);
    return {
      score: score / bestScore,
      note: notes.get(note.path)! / bestNote,
      heading,
      title: shareOf(note.title),
      block: Math.max(0, ...blocks.map((block) => held(maskOfBlocks([block])))),
      adjacentAbove: adjacency([name, note.title, ...questions]),
      adjacentWithin: adjacency(blocks.map(textOf)),
      prominence: fit.prominence,
      phrasing: fit.likelihood,
      kind: kindOf(name) === kind ? 1 : 0,
      opening,
      defining: kind === 'definition' ? opening : 0,
      same: likeness >= SAME_QUESTION ? 1 : 0,
      without: asksWithout ? doesWithout : -0.5 * doesWithout,
      likeness,
    };
  };
}

/** Headings are the same for every asker. */
const kinds = new BoundedMap<string, QuestionKind>(50_000);

function kindOf(heading: string): QuestionKind {
  const kind = kinds.get(heading) ?? questionKind(heading);
  kinds.set(heading, kind);
  return kind;
}

function likelihoodOf(signs: Signs): number {
  let sum = 0;
  for (const sign of Object.keys(WEIGHTS) as (keyof Signs)[]) sum += WEIGHTS[sign] * signs[sign];
  return sum;
}
