import { BoundedMap } from '../bounded-map.ts';
import type { Chunk, Note } from '../corpus/note.ts';
import { plainWords } from './plain-words.ts';
import { sectionName } from './section-name.ts';
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

const MOST_REMEMBERED = 1_000;

/** Learns from the notes when the first section is looked at; a tenth of a second for a thousand questions. */
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
      return {
        prominence: asked.reduce((sum, word) => sum + Math.log(ABSENT + (1 - ABSENT) * prominenceOf(word, words)), 0),
        likelihood: likelihoodOf?.(words) ?? 0,
      };
    };
  };
}

interface SectionWords {
  readonly heading: readonly string[];
  readonly title: readonly string[];
  readonly questions: readonly (readonly string[])[];
  readonly text: ReadonlySet<string>;
}

function sectionWords(chunk: Chunk): SectionWords {
  return {
    ...askedWords(chunk),
    text: new Set(chunk.blocks.flatMap(({ sentences }) => sentences.flatMap(({ text }) => plainWords(text)))),
  };
}

function askedWords(chunk: Chunk): Omit<SectionWords, 'text'> {
  return {
    heading: plainWords(sectionName(chunk)),
    title: plainWords([chunk.note.title, ...chunk.note.aliases].join('\n')),
    questions: (chunk.questions ?? []).map(plainWords).filter((words) => words.length > 0),
  };
}

function prominenceOf(word: string, { heading, title, questions, text }: SectionWords): number {
  if (heading.includes(word)) return 1;
  const share = questions.filter((words) => words.includes(word)).length / (questions.length || 1);
  return Math.max(Math.sqrt(share), title.includes(word) ? IN_TITLE : 0, text.has(word) ? IN_TEXT : 0);
}

type AskedModel = (asked: readonly string[]) => (words: SectionWords) => number;

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
    const terms = asked.map((word) => ({ word, associated: associations(word), chance: chanceOf(word) }));
    return (words) => {
      const shares = [...sharesOf(words)];
      const share = new Map(shares);
      return terms.reduce((sum, { word, associated, chance }) => {
        const inOtherWords = shares.reduce((odds, [other, part]) => odds + part * associated(other), 0);
        const meant = PARAPHRASED * inOtherWords + (1 - PARAPHRASED) * (share.get(word) ?? 0);
        return sum + Math.log((1 - BY_CHANCE) * meant + BY_CHANCE * chance);
      }, 0);
    };
  };
}

/** How much each word has part in what a section is asked by; together 1 at most. */
function sharesOf({ heading, title, questions }: SectionWords): Map<string, number> {
  const share = new Map<string, number>();
  const add = (words: readonly string[], whole: number): void => {
    for (const word of words) share.set(word, (share.get(word) ?? 0) + whole / Math.max(LEAST_WORDS, words.length));
  };
  add(heading, HEADING_SHARE);
  add(title, TITLE_SHARE);
  for (const words of questions) add(words, QUESTIONS_SHARE / questions.length);
  return share;
}
