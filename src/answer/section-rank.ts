import { BoundedMap } from '../bounded-map.ts';
import type { Chunk } from '../corpus/note.ts';
import type { Hit } from '../search/query.ts';
import type { QuestionKind } from './answer.ts';
import { questionKind } from './question-kind.ts';
import { sectionName } from './section-name.ts';
import { type WeighedQuery, weightOf } from './weighed-query.ts';

/** A section that was found. */
export interface RankedSection {
  readonly hit: Hit;
  /** Logarithm of the odds that the section answers the question, beside those of the other sections. */
  readonly likelihood: number;
  /** 0 to 1: how like the question is its heading where that asks one, or the likest of those which the author says it answers. */
  readonly likeness: number;
}

/** What speaks for a section, each 0 to 1. */
interface Signs {
  /** Score of the search beside the best one. */
  readonly score: number;
  /** How much of the heading was asked for. */
  readonly heading: number;
  /** The same times how much of the question the heading holds. */
  readonly sameQuestion: number;
  /** How much of the note's title was asked for. */
  readonly title: number;
  /** How like the question is the likest of those which the author says the section answers. */
  readonly askedSo: number;
  /** How much of the question the best block holds. */
  readonly block: number;
  /** How much of the question the section holds, with its heading, title and questions. */
  readonly section: number;
  /** Scores of the note's sections together beside those of the best note. */
  readonly note: number;
  /** The heading asks in the same way: how, why, what, … */
  readonly kind: number;
  /** Stands before the note's first heading: there is more of it below. */
  readonly opening: number;
  /** The heading or one of those questions is the question itself. */
  readonly same: number;
  /** 1 where both ask for a way without something, -0.5 where only the section does. */
  readonly without: number;
}

/** From this likeness on two questions are one. */
export const SAME_QUESTION = 0.95;

/**
 * Fitted by logistic regression over the best 40 sections of 1,250 labelled questions on four collections of notes; see
 * docs/retrieval.md. The last two are rarely seen and were set by hand.
 */
const WEIGHTS: Readonly<Record<keyof Signs, number>> = {
  score: 3.75,
  heading: 1.33,
  sameQuestion: 2.03,
  title: 0.52,
  askedSo: 0.66,
  block: 1.85,
  section: 2.91,
  note: 1.12,
  kind: 1.37,
  opening: -1.1,
  same: 3,
  without: 1.5,
};

/** Puts what the search has found in the order in which the sections are likely to answer the question. */
export function rankSections(hits: readonly Hit[], kind: QuestionKind, weighed: WeighedQuery): RankedSection[] {
  const best = hits[0]?.score ?? 1;
  const notes = new Map<string, number>();
  for (const { chunk, score } of hits) notes.set(chunk.note.path, (notes.get(chunk.note.path) ?? 0) + score);
  const bestNote = Math.max(...notes.values());
  const about = aboutness(weighed);
  return hits
    .map((hit) => {
      const { likeness, ...rest } = about(hit.chunk);
      const signs: Signs = {
        ...rest,
        score: hit.score / best,
        note: notes.get(hit.chunk.note.path)! / bestNote,
        kind: kindOf(sectionName(hit.chunk)) === kind ? 1 : 0,
        opening: hit.chunk.headings.length === 0 ? 1 : 0,
      };
      return { hit, likelihood: likelihoodOf(signs), likeness };
    })
    .sort((a, b) => b.likelihood - a.likelihood);
}

type Aboutness = Omit<Signs, 'score' | 'note' | 'kind' | 'opening'> & Pick<RankedSection, 'likeness'>;

const WITHOUT = /\bwithout\b/i;

/** How much a section and the question have in common. */
function aboutness(weighed: WeighedQuery): (chunk: Chunk) => Aboutness {
  const { asked, weights, maskOf, maskOfBlocks, shareOf } = weighed;
  const total = weightOf(asked, weights) || 1;
  const asksWithout = WITHOUT.test(weighed.query.text);
  const held = (mask: number): number => weightOf(mask & asked, weights) / total;
  return (chunk) => {
    const { blocks, note, questions = [] } = chunk;
    const name = sectionName(chunk);
    const heading = shareOf(name);
    const sameQuestion = heading * held(maskOf(name));
    const askedSo = Math.max(0, ...questions.map((text) => Math.sqrt(held(maskOf(text)) * shareOf(text))));
    const likeness = Math.max(name.endsWith('?') ? Math.sqrt(sameQuestion) : 0, askedSo);
    const doesWithout = [name, ...questions].some((text) => WITHOUT.test(text)) ? 1 : 0;
    const above = [name, note.title, ...questions].reduce((mask, text) => mask | maskOf(text), 0);
    return {
      heading,
      sameQuestion,
      title: shareOf(note.title),
      askedSo,
      block: Math.max(0, ...blocks.map((block) => held(maskOfBlocks([block])))),
      section: held(above | maskOfBlocks(blocks)),
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
