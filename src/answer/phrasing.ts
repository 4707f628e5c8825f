import { BoundedMap } from '../bounded-map.ts';
import type { Chunk, Note } from '../corpus/note.ts';
import { plainWords } from './plain-words.ts';
import { sectionName } from './section-name.ts';
import { textOf } from './weighed-query.ts';
import { learnAssociations, type Restatement } from './word-associations.ts';

/** How well the words of a question go with a section, every word counted alike. Comparable for one question only. */
export interface PhrasingFit {
  /** Sum over the words of the logarithm of how prominently the section has them; 0 when all stand in its heading. */
  readonly prominence: number;
  /**
   * Logarithm of the probability that somebody who wants the section puts it in these words, as learned from what the authors say
   * their sections answer; 0 for notes of which no author says so.
   */
  readonly likelihood: number;
}

/** Tells how well a question goes with sections by all its words, also by those which say little of the subject. */
export type Phrasing = (question: string) => (chunk: Chunk) => PhrasingFit;

/** How prominent a word is: in the heading 1, in each of the section's questions 1, elsewhere … */
const IN_TITLE = 0.8;
const IN_TEXT = 0.7;
/** … and where it is missing, so that no single word rules a section out. */
const ABSENT = 0.05;

/** Shares of heading, questions and title in what a section is asked by. */
const HEADING_SHARE = 0.4;
const QUESTIONS_SHARE = 0.4;
const TITLE_SHARE = 0.2;
/** A short text says less surely what words it is asked by: its words count as if there were so many at least. */
const LEAST_WORDS = 3;

/** So often a word is put in other words, … */
const PARAPHRASED = 0.7;
/** … and so often it has nothing to do with what the section is asked by. */
const BY_CHANCE = 0.1;
/** Occurrences that are added for each word, so that one that nobody has asked with yet is not impossible. */
const UNSEEN = 0.1;

/** Sections whose words are kept; some 4 KB each. */
const MOST_REMEMBERED = 3_000;

/** Learns from the notes when the first question is asked: 0.3 s for 15,000 questions of authors. */
export function createPhrasing(notes: readonly Note[]): Phrasing {
  const sections = new BoundedMap<Chunk, SectionWords>(MOST_REMEMBERED);
  const wordsOf = (chunk: Chunk): SectionWords => {
    const words = sections.get(chunk) ?? sectionWords(chunk);
    sections.set(chunk, words);
    return words;
  };
  const isAsked = notes.some(({ chunks }) => chunks.some(({ questions }) => questions));
  let learned: AskedModel | undefined;
  return (question) => {
    const asked = [...new Set(plainWords(question))];
    if (isAsked) learned ??= learn(notes);
    const likelihoodOf = learned?.(asked);
    return (chunk) => {
      const words = wordsOf(chunk);
      const prominence = asked.reduce((sum, word) => sum + Math.log(words.prominence.get(word) ?? ABSENT), 0);
      return { prominence, likelihood: likelihoodOf?.(words.askedBy) ?? 0 };
    };
  };
}

/** How much each word has part in what a section is asked by; together 1 at most. */
type Shares = ReadonlyMap<string, number>;

interface SectionWords {
  readonly prominence: ReadonlyMap<string, number>;
  readonly askedBy: Shares;
}

function sectionWords(chunk: Chunk): SectionWords {
  const { heading, title, questions } = askedWords(chunk);
  const prominence = new Map<string, number>();
  const raise = (words: readonly string[], to: number): void => {
    for (const word of words) prominence.set(word, Math.max(prominence.get(word) ?? 0, ABSENT + (1 - ABSENT) * to));
  };
  const asking = new Map<string, number>();
  for (const words of questions) for (const word of new Set(words)) asking.set(word, (asking.get(word) ?? 0) + 1);
  for (const block of chunk.blocks) raise(plainWords(textOf(block)), IN_TEXT);
  raise(title, IN_TITLE);
  for (const [word, count] of asking) raise([word], Math.sqrt(count / questions.length));
  raise(heading, 1);
  return { prominence, askedBy: sharesOf(heading, title, questions) };
}

function sharesOf(
  heading: readonly string[],
  title: readonly string[],
  questions: readonly (readonly string[])[],
): Shares {
  const shares = new Map<string, number>();
  const add = (words: readonly string[], whole: number): void => {
    for (const word of words) shares.set(word, (shares.get(word) ?? 0) + whole / Math.max(LEAST_WORDS, words.length));
  };
  add(heading, HEADING_SHARE);
  add(title, TITLE_SHARE);
  for (const words of questions) add(words, QUESTIONS_SHARE / questions.length);
  return shares;
}

function askedWords(chunk: Chunk): { heading: string[]; title: string[]; questions: string[][] } {
  return {
    heading: plainWords(sectionName(chunk)),
    title: plainWords([chunk.note.title, ...chunk.note.aliases].join('\n')),
    questions: (chunk.questions ?? []).map(plainWords).filter((words) => words.length > 0),
  };
}

type AskedModel = (asked: readonly string[]) => (askedBy: Shares) => number;

function learn(notes: readonly Note[]): AskedModel {
  const counts = new Map<string, number>();
  const restatements: Restatement[] = [];
  let total = 0;
  for (const chunk of notes.flatMap(({ chunks }) => chunks)) {
    const { heading, title, questions } = askedWords(chunk);
    const texts = [heading, ...questions];
    texts.forEach((text, at) => {
      restatements.push({ text, others: [...title, ...texts.filter((_, other) => other !== at).flat()] });
      for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
      total += text.length;
    });
  }
  const associations = learnAssociations(restatements);
  const chanceOf = (word: string): number => ((counts.get(word) ?? 0) + UNSEEN) / (total + UNSEEN * counts.size);
  return (asked) => {
    const terms = asked.map((word) => ({ word, associated: associations(word), chance: BY_CHANCE * chanceOf(word) }));
    return (askedBy) =>
      terms.reduce((sum, { word, associated, chance }) => {
        let inOtherWords = 0;
        for (const [other, share] of askedBy) inOtherWords += share * associated(other);
        const meant = PARAPHRASED * inOtherWords + (1 - PARAPHRASED) * (askedBy.get(word) ?? 0);
        return sum + Math.log((1 - BY_CHANCE) * meant + chance);
      }, 0);
  };
}
