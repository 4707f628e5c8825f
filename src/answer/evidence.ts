import type { AnswerState, QuestionKind } from './answer.ts';
import type { Candidate } from './candidates.ts';
import { jointShare } from './coverage.ts';
import { plainWords } from './plain-words.ts';
import { sectionName } from './section-name.ts';
import { SAME_QUESTION } from './section-rank.ts';
import type { Chosen } from './selection.ts';
import { type WeighedQuery, weightOf } from './weighed-query.ts';

/**
 * Whether passages answer a question, told by how much of it they hold. The sizes below were fitted on 800 labelled
 * questions over three collections of notes, a quarter of which the notes do not answer.
 */

/** A section about just what was asked, or words side by side as in the question, make chance less likely. */
const TOPIC_EVIDENCE = 0.15;
const ADJACENCY_EVIDENCE = 0.1;
/** So does a heading, or a question which the author says the section answers, that is much like the one asked. */
const LIKENESS_EVIDENCE = 0.25;
/**
 * Few words are found together by chance more easily, and many say more than is asked: so much is added or taken away for e times
 * as many words as a question commonly has, or an e-th of them.
 */
const LENGTH_EVIDENCE = 0.06;
const COMMON_LENGTH = 5;
const MOST_LENGTH = 12;
/** A proper name of the question that the passages leave out makes it likely that they are about something else. */
const MISSING_NAME = 0.1;
/** Pasted output holds much that no note can know (names, addresses), so what is found counts by itself. */
const SYMPTOM_EVIDENCE = 0.03;
const MOST_SYMPTOM_WEIGHT = 10;

/** How far below the limit of an answer the nearest headings are still worth showing. */
const CLOSEST_MARGIN = 0.15;

/**
 * From which evidence on it is an answer. The more sections there are, the more of them hold some of the words by chance:
 * 0.56 for 30 sections, and 0.04 more for ten times as many.
 */
function answerLimit(sections: number): number {
  return 0.56 + 0.04 * Math.min(3, Math.log10(Math.max(1, sections / 30)));
}

export interface Judgement {
  readonly state: Exclude<AnswerState, 'smalltalk'>;
  /** 0 to 1: share of the question's weight that is covered. */
  readonly confidence: number;
}

/** In a comparison, what is compared counts for so much, and the whole question for the rest. */
const SIDES_SHARE = 0.6;

export interface Judged {
  readonly kind: QuestionKind;
  readonly weighed: WeighedQuery;
  /** Sections in the index. */
  readonly sections: number;
  /** Bits of the terms that name what is compared: then the passages answer together, and not the best of them alone. */
  readonly sides: number;
  /** Bits of the terms that are proper names in the question: an answer that leaves one out is about something else. */
  readonly names: number;
  /** For a question that wants a definition: whether the passages give one. A mere mention does not. */
  readonly defines?: (chosen: readonly Chosen[]) => boolean;
}

export function judge(
  chosen: readonly Chosen[],
  { kind, weighed, sections, sides, names, defines }: Judged,
): Judgement {
  const candidates = chosen.map(({ candidate }) => candidate);
  const coverages = candidates.map(({ coverage }) => coverage);
  // Passages that hold a part of the question each do not add up to an answer, but to a comparison they do.
  const share = sides
    ? SIDES_SHARE * jointShare(coverages, weighed, sides) +
      (1 - SIDES_SHARE) * jointShare(coverages, weighed, weighed.asked)
    : Math.max(0, ...coverages.map(({ askedShare }) => askedShare));
  const single = Math.max(0, ...candidates.map((candidate) => evidenceOf(candidate, kind, weighed)));
  const evidence = sides ? Math.max(share, single) : single;
  const literal = coverages.reduce((bits, coverage) => bits | coverage.literal, 0);
  const covered = coverages.reduce((bits, { near }) => bits | near, 0);
  const needed = sides | (kind === 'troubleshooting' ? 0 : names);
  const limit = answerLimit(sections);
  const confidence = Math.round(share * 100) / 100;
  const words = Math.min(MOST_LENGTH, plainWords(weighed.query.text).length);
  const told =
    evidence + LENGTH_EVIDENCE * Math.log(Math.max(1, words) / COMMON_LENGTH) - (needed & ~covered ? MISSING_NAME : 0);
  if (weighed.onlyFraming || told < limit - CLOSEST_MARGIN) return { state: 'silent', confidence };
  // Other words alone are not what was asked for.
  const isSure = told >= limit && literal !== 0 && (!defines || defines(chosen));
  return { state: isSure || candidates.some(isSameQuestion) ? 'answer' : 'closest', confidence };
}

/** Its author says that the section answers the question. */
function isSameQuestion({ likeness }: Candidate): boolean {
  return likeness >= SAME_QUESTION;
}

function evidenceOf({ passage, coverage, likeness }: Candidate, kind: QuestionKind, weighed: WeighedQuery): number {
  const { chunk, plain } = passage;
  const topic = TOPIC_EVIDENCE * weighed.shareOf(sectionName(chunk));
  const adjacency = ADJACENCY_EVIDENCE * weighed.adjacency([plain]);
  const found = Math.min(MOST_SYMPTOM_WEIGHT, weightOf(coverage.near & weighed.asked, weighed.weights));
  const like = LIKENESS_EVIDENCE * likeness ** 4;
  return coverage.askedShare + topic + adjacency + like + (kind === 'troubleshooting' ? SYMPTOM_EVIDENCE * found : 0);
}
