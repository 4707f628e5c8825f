import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Random } from '../random.ts';
import type { Section } from '../section.ts';
import { contentWords, overlapOf, wordsOf } from './content-words.ts';
import type { FactPrompt } from './fact-prompt.ts';
import { gapStem } from './gap-stem.ts';
import { numberChoices } from './number-choices.ts';
import { type NumberRole, numberRolesIn } from './number-role.ts';
import { versionsAround } from './number-scale.ts';
import { type Quantity, quantitiesIn, sameAmount } from './quantity.ts';
import { inWords } from './spelled-numbers.ts';
import { inFull } from './spelled-quantity.ts';
import { statedNumbers } from './stated-numbers.ts';
import { type Statement, statementsOf } from './statement.ts';
import { isAbout } from './stem-topic.ts';
import { withoutAsides } from './text-asides.ts';

/** A number that is worth less is not asked for. */
const leastWorth = 0.4;
/** Of one sentence at most so many numbers are asked for. */
const mostOfSentence = 2;
const longStem = 150;

/** Prompts for the numbers that a section states. */
export function numberPrompts(section: Section, knowledge: Knowledge, random: Random): readonly FactPrompt[] {
  return statementsOf(section).flatMap((statement) => {
    const text = textWithPoint(withoutAsides(statement.inline));
    const roles = numberRolesIn(text).filter(({ worth }) => worth >= leastWorth);
    const prompts = roles.flatMap((role) => promptFor(role, roles, text, statement, knowledge, random) ?? []);
    return prompts.toSorted((a, b) => b.quality - a.quality).slice(0, mostOfSentence);
  });
}

/** The whole statement, or its first half where only that has a number that is its point. */
function textWithPoint(text: string): string {
  const half = /^[^,;:]*(?=(?:, (?:and|while|but|whereas)|;) )/.exec(text)?.[0];
  return half === undefined || numberRolesIn(text).length > 0 ? text : `${half}.`;
}

function promptFor(
  role: NumberRole,
  roles: readonly NumberRole[],
  text: string,
  statement: Statement,
  knowledge: Knowledge,
  random: Random,
): FactPrompt | undefined {
  const { quantity } = role;
  const numbers = statedNumbers(knowledge);
  if (numbers.isStatedBefore(quantity, statement)) return undefined;
  const question = headingQuestion(role, text, statement);
  const others = roles.filter((other) => other !== role).map((other) => other.quantity);
  const stem =
    question ??
    gapStem(statement, text, quantity, knowledge, {
      tells: (shown) => tellsNumber(shown, role),
      tellsOther: (shown) =>
        quantitiesIn(plainText(shown)).some((one) => others.some((other) => sameAmount(one, other))),
    });
  if (stem === undefined) return undefined;
  const choices =
    role.kind === 'version'
      ? versionChoices(quantity.text, random)
      : numberChoices(role, statement, stem, numbers, random);
  if (!choices) return undefined;
  const answer = quantity.text;
  const words = role.kind === 'version' ? undefined : inFull(quantity);
  const accepted = [answer, ...(words === undefined ? [] : [words])];
  const quality = role.worth - (stem.length > longStem ? 0.05 : 0) + (question === undefined ? 0 : 0.08);
  return {
    ...{ stem, answer, choices, accepted: [...new Set(accepted)], others: [], statement },
    quality: Math.min(0.95, Math.max(0.3, quality)),
    subject: subjectOf(text, role, knowledge),
  };
}

const ASKED: readonly (readonly [RegExp, (role: NumberRole) => boolean])[] = [
  [/^How long\b/i, ({ quantity }) => /^(?:time|calendar|length)$/.test(quantity.unit?.dimension ?? '')],
  [/^How many\b/i, ({ kind }) => kind === 'count'],
  [/^How often\b/i, ({ quantity }) => /^(?:time|calendar)$/.test(quantity.unit?.dimension ?? '')],
  [/^How (?:large|big)\b/i, ({ quantity, kind }) => kind === 'count' || quantity.unit !== undefined],
  [
    /^How much (?!does|do|is|are)\b/i,
    ({ quantity }) => /^(?:data|share|mass|volume|energy)$/.test(quantity.unit?.dimension ?? ''),
  ],
  [/^How much (?:does|do)\b.*\bcost\b/i, ({ kind }) => kind === 'price'],
  [
    /^How (?:hot|warm|cold)\b/i,
    ({ quantity }) => /^(?:celsius|fahrenheit|kelvin)$/.test(quantity.unit?.dimension ?? ''),
  ],
  [/^How (?:far|high|tall|deep|wide)\b/i, ({ quantity }) => quantity.unit?.dimension === 'length'],
  [/^How heavy\b/i, ({ quantity }) => quantity.unit?.dimension === 'mass'],
  [/^How fast\b/i, ({ quantity }) => quantity.unit?.dimension === 'speed'],
  [/^(?:When|In (?:which|what) year)\b/i, ({ kind }) => kind === 'year'],
];

const CONDITION = /\b(?:by default|usually|typically|normally|unless)\b/i;

/** The heading, where it asks for just this number and its first sentence answers with it alone. */
function headingQuestion(
  role: NumberRole,
  text: string,
  { section, opening, sentence }: Statement,
): string | undefined {
  const heading = section.headings.at(-1) ?? '';
  if (!opening || quantitiesIn(text).length > 1 || !/\?$/.test(heading)) return undefined;
  if (!ASKED.some(([pattern, fits]) => pattern.test(heading) && fits(role))) return undefined;
  // "How long does it take?" has no answer where it takes ten seconds by default.
  if (CONDITION.test(text) && !CONDITION.test(heading)) return undefined;
  if (
    /\b(?:it|its|they|their|this|these|that)\b/i.test(heading) ||
    overlapOf(contentWords(heading), wordsOf(sentence)) < 0.6
  )
    return undefined;
  if (role.noun !== '' && overlapOf(contentWords(role.noun), contentWords(heading)) === 0) return undefined;
  return isAbout(heading, section) ? heading.replace(/[\\`*_[\]<>~]/g, '\\$&') : undefined;
}

/** Whether a stem gives the number away: it stands there a second time, as digits, in words or in another unit. */
function tellsNumber(stem: string, { quantity, kind }: NumberRole): boolean {
  const text = plainText(stem);
  const number = quantity.text.slice(quantity.numberStart - quantity.start, quantity.numberEnd - quantity.start);
  const forms = [
    number,
    String(quantity.value),
    ...(kind === 'count' && !quantity.spelled ? [inWords(quantity.value) ?? number] : []),
  ];
  const written = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  if (new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${written})(?![\\p{L}\\p{N}]|[.,]\\d)`, 'iu').test(text)) return true;
  if (kind === 'code' && !DEFINES_CODE.test(text)) return true;
  const others = quantitiesIn(text);
  return others.some((other) => sameAmount(other, quantity)) || isWorkedOut(quantity, others);
}

/** Whether an amount is the sum or the difference of two others: "14 and 12 more, 26 in all". */
function isWorkedOut({ value, unit }: Quantity, others: readonly Quantity[]): boolean {
  const values = others.flatMap((other) => (other.unit === undefined || other.unit === unit ? [other.value] : []));
  return values.some((a, at) => values.some((b, other) => at !== other && (a + b === value || a - b === value)));
}

/** A code that opens its sentence must be told by what it means: "no fault" fits several. */
const DEFINES_CODE =
  /^(?!(?:[^:]{2,40}: )?(?:\p{L}+ ){1,3}____)|____ (?:means|indicates|signals|stands for|says|tells|is returned|shows that|denotes)\b/u;

function versionChoices(version: string, random: Random): readonly string[] | undefined {
  const others = random.shuffle(versionsAround(version)).slice(0, 3);
  return others.length < 3
    ? undefined
    : [version, ...others].sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1]));
}

/** What is asked: the first thing that the sentence names, and the words before the number. */
function subjectOf(text: string, { quantity, noun }: NumberRole, { termsIn }: Knowledge): string {
  const before = text.slice(0, quantity.start);
  const named = termsIn(text)[0]?.term.name.toLowerCase() ?? '';
  const words = [...contentWords(before)].slice(-3).join(' ');
  return [named, words, noun || quantity.unit?.dimension || ''].join('|');
}
