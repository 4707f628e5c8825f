import { type DefinitionSwap, definitionSwapsIn } from '../contrasts/definition-swaps.ts';
import type { Distinction } from '../contrasts/distinction.ts';
import { distinctionsIn } from '../contrasts/find-distinctions.ts';
import { settingOf } from '../contrasts/setting-of.ts';
import { keyOf, lowerFirst, type Thing } from '../contrasts/thing.ts';
import { type Topic, topicsOf } from '../contrasts/topics.ts';
import { answeredHeading } from '../contrasts/yes-no-heading.ts';
import type { Definition, Knowledge } from '../knowledge.ts';
import { createMultipleChoiceType, type MultipleChoice } from '../multiple-choice.ts';
import { plainText } from '../plain-text.ts';
import type { Draft } from '../question-type.ts';
import type { Random } from '../random.ts';
import type { Section } from '../section.ts';

const CHOICES = ['True', 'False'];
const QUALITY = 0.45;
/** Somebody has asked just that, and the notes answer it. */
const ASKED_QUALITY = 0.7;

/** A sentence without full stop, as it stands and about something else. */
interface Statement extends Pick<Draft, 'explanation' | 'lines' | 'subject'> {
  readonly right: string;
  /** False by the notes. Never empty. */
  readonly wrong: readonly string[];
}

/** Whether a statement is true, which the notes affirm or deny, or is so of another thing that they set against it. */
export const trueFalse = createMultipleChoiceType({
  kind: 'true-false',
  summary: 'Whether a statement is true, from headings that ask yes or no, comparisons and definitions',
  generate(section, knowledge, random) {
    const statements = [
      ...topicsOf(distinctionsIn(section, knowledge)).flatMap((topic) => statementOfTopic(topic) ?? []),
      ...definitionSwapsIn(section, knowledge).map(statementOfDefinition),
    ];
    const asked = draftOfHeading(section, knowledge);
    const distinct = new Map(statements.map((statement) => [statement.right.toLowerCase(), statement]));
    // One after the other is true and false, so that neither is the better guess.
    const first = random.below(2);
    const swapped = random
      .shuffle([...distinct.values()])
      .map((statement, at) => draftOf(statement, (at + first) % 2 === 0, random));
    return asked === undefined
      ? swapped
      : [asked, ...swapped.filter(({ payload }) => payload.stem !== asked.payload.stem)];
  },
});

function draftOf(statement: Statement, isTrue: boolean, random: Random): Draft<MultipleChoice> {
  const { right, wrong, explanation, lines, subject } = statement;
  const said = isTrue ? right : wrong[random.below(wrong.length)]!;
  return { payload: payloadOf(said, isTrue), ...{ explanation, lines, subject }, quality: QUALITY };
}

function payloadOf(said: string, isTrue: boolean): MultipleChoice {
  return { stem: `True or false: ${said}.`, choices: CHOICES, answerIndex: isTrue ? 0 : 1 };
}

/** What the heading of a section asks: `Does EXPOSE publish a port?` */
function draftOfHeading(section: Section, knowledge: Knowledge): Draft<MultipleChoice> | undefined {
  const asked = answeredHeading(settingOf(section, knowledge));
  return (
    asked && {
      payload: payloadOf(asked.statement, asked.holds),
      explanation: asked.answer.markdown,
      lines: { startLine: asked.answer.startLine, endLine: asked.answer.endLine },
      quality: ASKED_QUALITY,
      subject: `${plainText(asked.statement).toLowerCase()}|asked`,
    }
  );
}

/** Of two sides of a comparison the one that no other prompt asks for, if the notes deny it of the other. */
function statementOfTopic({ main, spare, subject }: Topic): Statement | undefined {
  const ofSpare = spare && statementOf(spare, `${subject}|${keyOf(spare.thing)}`);
  return ofSpare ?? statementOf(main, subject);
}

function statementOf(distinction: Distinction, subject: string): Statement | undefined {
  const { thing, others, denied, claim, place, explanation, lines } = distinction;
  const within = (said: string): string => (place === undefined ? said : `${place}, ${said}`);
  const right = claim.say(thing, others[0]!);
  const wrong = denied.flatMap((other) => claim.say(other, thing) ?? []);
  if (right === undefined || wrong.length === 0 || !canBeStated(distinction)) return undefined;
  return { right: within(right), wrong: wrong.map(within), ...{ explanation, lines, subject } };
}

/** Whether it can be understood without the question's "which …", which says what kind of things there is talk of. */
function canBeStated({ thing, others, which, place }: Distinction): boolean {
  const things = [thing, ...others];
  if (which !== 'which of these') return things.every(({ proper }) => proper);
  // Beside `standalone ECS task` a `service` is one of ECS, which it no longer is when it stands alone.
  const isOwned = ({ name, proper }: Thing): boolean => !proper && /\p{Lu}{2}/u.test(name);
  return place !== undefined || things.every(isOwned) || !things.some(isOwned);
}

function statementOfDefinition({ definition, rivals }: DefinitionSwap): Statement {
  const { copula, meaning, sentence, term } = definition;
  const say = (about: Definition): string => `${subjectOf(about)} ${copula} ${meaning}`;
  return {
    right: say(definition),
    wrong: rivals.map(say),
    explanation: sentence.markdown,
    lines: { startLine: sentence.startLine, endLine: sentence.endLine },
    subject: `${term.name.toLowerCase()}|definition`,
  };
}

/** Within a sentence: `A container image` → `a container image`. */
function subjectOf({ subject, term }: Definition): string {
  return /^(?:an?|the)\s/i.test(subject) || !term.proper ? lowerFirst(subject) : subject;
}
