import { kinshipIn } from '../knowledge/kinship.ts';
import { giveaways } from '../knowledge/leaks.ts';
import { likeThingsIn } from '../knowledge/like-things.ts';
import { nounPhraseOf } from '../knowledge/noun-phrase.ts';
import { tellingWords } from '../knowledge/telling-words.ts';
import { capitalized, questionAbout } from '../knowledge/term-wording.ts';
import type { Definition, Knowledge, Term } from '../knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice, multipleChoice } from '../multiple-choice.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';

const DISTRACTORS = 3;
const FEWEST_DISTRACTORS = 2;
const LONGEST_CHOICE_CHARS = 200;
/** Choices that differ more in length tell by it. */
const ALIKE_IN_LENGTH = 1.8;
/** How many ranks a distractor loses that begins with another article. */
const ELSEWISE = 3;

/** "What is a task definition?", with what related things are as the other choices. */
export const termToDefinition = createMultipleChoiceType({
  kind: 'term-to-definition',
  summary: 'Names a thing and asks which of several definitions is its own.',
  generate(section, knowledge, random) {
    const { definitionsIn, definitionsOf } = kinshipIn(knowledge);
    return definitionsIn(section).flatMap((definition) => {
      // The question would be the same for another definition of the same thing.
      return definitionsOf(definition.term)[0] === definition ? (draftOf(definition, knowledge, random) ?? []) : [];
    });
  },
});

function draftOf(definition: Definition, knowledge: Knowledge, random: Random): Draft<MultipleChoice> | undefined {
  const { term, sentence, meaning, paraphrase } = definition;
  const stem = questionAbout(definition);
  for (const answer of [meaning, paraphrase]) {
    if (answer === undefined || answer.length > LONGEST_CHOICE_CHARS) continue;
    const distractors = distractorsFor(definition, answer, giveaways(stem, term, answer), knowledge);
    if (distractors.length < FEWEST_DISTRACTORS) continue;
    return {
      payload: multipleChoice(stem, choiceFrom(answer), distractors.map(choiceFrom), random),
      explanation: sentence.markdown,
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      quality: 0.55 + 0.05 * distractors.length,
      subject: `${term.name.toLowerCase()}|definition`,
    };
  }
  return undefined;
}

/** As an answer it begins with a capital, and a clause without its "that". */
function choiceFrom(meaning: string): string {
  return capitalized(meaning.replace(/^that\s+/, ''));
}

/** @param hints words of the answer that stand in its name, so that they must stand in every other choice as well. */
function distractorsFor(
  definition: Definition,
  answer: string,
  hints: readonly string[],
  knowledge: Knowledge,
): readonly string[] {
  const { term, copula } = definition;
  const { mayAlsoBe, isAlsoOne, definitionsOf } = kinshipIn(knowledge);
  const { thingsLike, thingsNear } = likeThingsIn(knowledge);
  const alike = thingsLike(definition, answer);
  const candidates = [...new Set([...alike, ...thingsNear(definition)])].flatMap((other, rank) => {
    if (mayAlsoBe(term, other) || isAlsoOne(other, answer)) return [];
    const meanings = definitionsOf(other)
      .filter((each) => each.copula === copula && isCode(each) === isCode(definition))
      .flatMap(({ meaning, paraphrase }) => (paraphrase === undefined ? [meaning] : [meaning, paraphrase]))
      .filter((meaning) => isLike(meaning, answer) && includesAll(tellingWords(meaning), hints))
      .filter((meaning) => includesAll(hints, giveaways(other.name, { names: [] }, meaning)))
      .filter((meaning) => !knowledge.termsIn(meaning).some((found) => found.term === term || found.term === other));
    const isMeant = copula === 'means' || copula === 'mean';
    const [best] = meanings
      .filter((meaning) => !isMeant || beginsAlike(meaning, answer))
      .sort((a, b) => Number(beginsAlike(b, answer)) - Number(beginsAlike(a, answer)));
    const place = rank + (best !== undefined && beginsAlike(best, answer) ? 0 : ELSEWISE);
    return best === undefined ? [] : [{ other, meaning: best, place }];
  });
  const chosen: { readonly other: Term; readonly meaning: string }[] = [];
  for (const { other, meaning } of candidates.sort((a, b) => a.place - b.place)) {
    if (chosen.length === DISTRACTORS) break;
    if (!chosen.some((each) => mayAlsoBe(each.other, other))) chosen.push({ other, meaning });
  }
  // A name tells what sort of thing it is, so the right one must not be the only one of its sort.
  if (!chosen.some(({ other }) => alike.includes(other))) return [];
  const meanings = chosen.map(({ meaning }) => meaning);
  // An article that only the right one has would tell.
  return meanings.some((meaning) => beginsAlike(meaning, answer)) ? meanings : [];
}

function isLike(meaning: string, answer: string): boolean {
  const [short, long] = [meaning.length, answer.length].sort((a, b) => a - b);
  return meaning.length <= LONGEST_CHOICE_CHARS && long! <= ALIKE_IN_LENGTH * short!;
}

/** The name of an option in some program, and no name of a thing. */
function isCode({ subject }: Definition): boolean {
  return subject.includes('`');
}

function beginsAlike(a: string, b: string): boolean {
  const isClause = a.startsWith('that ');
  if (isClause || b.startsWith('that ')) return isClause && b.startsWith('that ');
  return nounPhraseOf(a)?.determiner === nounPhraseOf(b)?.determiner;
}

function includesAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}
