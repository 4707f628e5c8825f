import { kinshipIn } from '../knowledge/kinship.ts';
import { giveaways } from '../knowledge/leaks.ts';
import { likeThingsIn } from '../knowledge/like-things.ts';
import { keyOfName, withoutArticle } from '../knowledge/name-key.ts';
import { nounPhraseOf } from '../knowledge/noun-phrase.ts';
import { overlaps } from '../knowledge/siblings.ts';
import { tellingWords } from '../knowledge/telling-words.ts';
import { choiceNamed } from '../knowledge/term-wording.ts';
import { classesOfMeaning } from '../knowledge/thing-class.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';

const DISTRACTORS = 3;
const FEWEST_DISTRACTORS = 2;
const LONGEST_MEANING_CHARS = 200;
/** What is said of things in the plural, without an article, needs more words to fit but one. */
const FEWEST_WORDS_OF_SEVERAL = 4;

/** "Which of these is a read-only package that …?" */
export const definitionToTerm = createMultipleChoiceType({
  kind: 'definition-to-term',
  summary: 'Says what a thing is and asks which of several things it is.',
  generate(section, knowledge, random) {
    const { definitionsIn, isRepetition } = kinshipIn(knowledge);
    return definitionsIn(section).flatMap((definition) =>
      isRepetition(definition) ? [] : (draftOf(definition, knowledge, random) ?? []),
    );
  },
});

function draftOf(definition: Definition, knowledge: Knowledge, random: Random): Draft<MultipleChoice> | undefined {
  const { term, copula, sentence } = definition;
  const answer = answerOf(definition);
  if (answer === undefined) return undefined;
  for (const meaning of [definition.meaning, definition.paraphrase]) {
    if (meaning === undefined || !isAskable(meaning)) continue;
    const hints = giveaways(answer, term, meaning);
    const distractors = distractorsFor(definition, meaning, hints, knowledge);
    if (distractors.length < FEWEST_DISTRACTORS) continue;
    const names = distractors.map(({ name }) => name);
    const known = distractors.filter((each) => each.defined).length;
    return {
      payload: multipleChoice(`Which of these ${copula} ${meaning}?`, answer, names, random),
      explanation: sentence.markdown,
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      quality: 0.6 + 0.05 * known + (hints.length === 0 ? 0.1 : 0),
      subject: `${term.name.toLowerCase()}|definition`,
    };
  }
  return undefined;
}

function isAskable(meaning: string): boolean {
  const phrase = nounPhraseOf(meaning);
  // "Running instances of images" might be said of much else.
  if (phrase?.plural && phrase.determiner === '' && tellingWords(meaning).length < FEWEST_WORDS_OF_SEVERAL)
    return false;
  // "Which of these is one or more containers …?" is no good English.
  return meaning.length <= LONGEST_MEANING_CHARS && phrase?.determiner !== 'one';
}

/** The name as a choice, in the number of the definition; nothing where the sentence is about a part of what it names. */
function answerOf({ subject, term, copula }: Definition): string | undefined {
  const name = withoutArticle(subject);
  // Of names as they are written in code, those that are not would stand out.
  if (name.includes('`')) return undefined;
  return term.names.some((each) => keyOfName(each) === keyOfName(name)) ? choiceNamed(term, copula) : undefined;
}

interface Distractor {
  readonly term: Term;
  readonly name: string;
  readonly defined: boolean;
}

/** @param hints words of the meaning that give the answer away, unless they give away every other choice as well. */
function distractorsFor(
  definition: Definition,
  meaning: string,
  hints: readonly string[],
  knowledge: Knowledge,
): readonly Distractor[] {
  const { term, copula } = definition;
  const { mayAlsoBe, isSaidToBe, isAlsoOne, definitionsOf } = kinshipIn(knowledge);
  const isDeed = (other: Term): boolean =>
    definitionsOf(other).some((each) => classesOfMeaning(each.meaning).includes('activity'));
  const genusEnd = nounPhraseOf(meaning)?.end ?? 0;
  const named = knowledge.termsIn(meaning);
  const isNamed = (other: Term): boolean =>
    named.some((each) => {
      // `Dockerfile` is a text file like others, and is not named by the word.
      const isGenus = each.end <= genusEnd;
      return each.term === other || (!isGenus && !isDeed(other) && isKindOf(other, each.term));
    });
  const { thingsLike, isContrasted } = likeThingsIn(knowledge);
  const candidates = thingsLike(definition, meaning).flatMap((other, rank) => {
    const name = choiceNamed(other, copula);
    if (name === undefined || isNamed(other)) return [];
    if (mayAlsoBe(term, other) || (isSaidToBe(other, term) && !isContrasted(term, other))) return [];
    if (isAlsoOne(other, meaning)) return [];
    const definitions = definitionsOf(other);
    // The name of an option in some program is no name of a thing.
    if (definitions.length > 0 && definitions.every(({ subject }) => subject.includes('`'))) return [];
    if (definitions.some((each) => isState(each.copula, each.meaning)) !== isState(copula, meaning)) return [];
    // What the notes only speak of in the plural is none that "is".
    if (copula === 'is' && definitions.length > 0 && definitions.every((each) => each.copula === 'are')) return [];
    const shared = giveaways(name, { names: [] }, meaning);
    if (hints.some((word) => !shared.includes(word))) return [];
    const defined = definitions.length > 0;
    return [
      { term: other, name, defined, place: defined || rank < CLOSEST || isUnique(meaning) ? rank : UNSURE + rank },
    ];
  });
  const chosen: Distractor[] = [];
  for (const candidate of candidates.sort((a, b) => a.place - b.place)) {
    if (chosen.length === DISTRACTORS) break;
    if (!chosen.some((each) => overlaps(each.term, candidate.term))) chosen.push(candidate);
  }
  return chosen;
}

/** `ECS task` is named where a definition speaks of tasks; `scaling containers` is none where it speaks of containers. */
function isKindOf(term: Term, named: Term): boolean {
  return term.names.some((name) => named.names.some((part) => keyOfName(name).endsWith(` ${keyOfName(part)}`)));
}

/** Of what is closest the notes show how it differs. */
const CLOSEST = 2;
/** What the notes do not define might also be "a platform that …", so it comes after what they do. */
const UNSURE = 1000;

function isUnique(meaning: string): boolean {
  return nounPhraseOf(meaning)?.determiner === 'the';
}

/** What has a meaning is a word or a state, and no thing among things; unless it is something that one does. */
function isState(copula: Definition['copula'], meaning: string): boolean {
  return copula.startsWith('mean') && !classesOfMeaning(meaning).includes('activity');
}
