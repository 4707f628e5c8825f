import { editDistance } from '../../search/edit-distance.ts';
import { giveaways } from '../knowledge/leaks.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Random } from '../random.ts';
import type { Section } from '../section.ts';
import { contentWords, overlapOf, wordsOf } from './content-words.ts';
import type { FactPrompt } from './fact-prompt.ts';
import { gapStem } from './gap-stem.ts';
import { isOrdinary, nameChoices } from './name-choices.ts';
import { type NameSlot, nameSlotsIn } from './name-slot.ts';
import { type Statement, statementsOf } from './statement.ts';
import { sentencesNaming } from './terms-named.ts';
import { withoutAsides } from './text-asides.ts';
import { shapeOf, writtenCode } from './written-code.ts';

const WORTH: Readonly<Record<NameSlot['role'], number>> = {
  ...{ called: 0.7, value: 0.68, format: 0.68, role: 0.66, means: 0.58 },
};
const longStem = 150;
/** A longer name is not typed. */
const longestTyped = 28;
const mostOthers = 8;
/** Code that is farther from the answer is not taken for a slip of it. */
const farthestSlip = 2;
/** Two sentences that share this part of their words may well say the same. */
const sameThing = 0.6;
/** Shorter parts of a word stand in it by chance. */
const shortestPart = 4;

/** Prompts for the names in a section: what something is called, set to, done with. One for a sentence, one for a name. */
export function namePrompts(section: Section, knowledge: Knowledge, random: Random): readonly FactPrompt[] {
  const prompts = statementsOf(section)
    .flatMap((statement) => {
      const text = withoutAsides(statement.inline);
      return nameSlotsIn(text, knowledge).flatMap((slot) => promptFor(slot, text, statement, knowledge, random) ?? []);
    })
    .toSorted((a, b) => b.quality - a.quality);
  const kept: FactPrompt[] = [];
  for (const prompt of prompts) {
    const { answer, statement } = prompt;
    if (!kept.some((other) => other.answer === answer || other.statement === statement)) kept.push(prompt);
  }
  return kept;
}

function promptFor(
  slot: NameSlot,
  text: string,
  statement: Statement,
  knowledge: Knowledge,
  random: Random,
): FactPrompt | undefined {
  if (isOrdinary(slot) && slot.role === 'means') return undefined;
  const before = text.slice(0, slot.start);
  if (NEGATED.test(before) || ((slot.role === 'means' || slot.role === 'called') && PERMITTED.test(before)))
    return undefined;
  if (isOneOfSeveral(slot, before, statement, knowledge)) return undefined;
  if (isAskedBefore(slot, statement, knowledge)) return undefined;
  const stem = gapStem(statement, text, slot, knowledge, { tells: (shown) => tellsName(shown, slot) });
  if (stem === undefined) return undefined;
  const choices = nameChoices(slot, stem, statement, knowledge, random);
  if (!choices && !isTypable(slot)) return undefined;
  const plain = plainText(slot.written);
  const quality = WORTH[slot.role] - (stem.length > longStem ? 0.05 : 0) - (choices ? 0 : 0.05);
  return {
    ...{ stem, answer: slot.written, choices: choices ?? [], statement, quality },
    accepted: [...new Set([plain, ...(slot.term?.names ?? [])])],
    others: othersThan(slot, knowledge).slice(0, mostOthers),
    subject: [plain.toLowerCase(), slot.role].join('|'),
  };
}

const NEGATED = /\b(?:not|no|never|cannot|without|nothing|nobody|neither|n['’]t)\b[^,;:.]*$/i;

/** What can be done in one way can be done in others. */
const PERMITTED = /\b(?:can|may|might|could|often|usually|sometimes|mostly)\b[^,;:.]*$/i;

/** Verbs that say so little that what stands with them may be one of several. */
const LIGHT =
  /\b(?:runs?|works?|sits?|lives?|goes|comes?|is|are|used|deals?|talks?) (?:on|with|in|to|by) (?:the |an? )?$/i;

/** Whether the notes join something like it to the same subject: "Barges run on diesel", and elsewhere "barges with sails". */
function isOneOfSeveral({ term }: NameSlot, before: string, statement: Statement, knowledge: Knowledge): boolean {
  if (term === undefined || !LIGHT.test(before) || /\bonly\b/i.test(before)) return false;
  const { section } = statement;
  const subject = [before, ...section.headings.toReversed(), section.note.title]
    .map((text) => knowledge.termsIn(text)[0]?.term)
    .find((each) => each !== undefined && each !== term);
  if (subject === undefined) return false;
  const joined = sentencesNaming(subject, knowledge).flatMap(({ sentence: { text } }) =>
    knowledge.termsIn(text).filter(({ start }) => JOINED_BY.test(text.slice(0, start))),
  );
  const siblings = knowledge.siblings(term);
  return joined.some((other) => other.term !== subject && siblings.includes(other.term));
}

const JOINED_BY = /\b(?:on|with|in|using|via|through) (?:the |an? )?$/i;

/** Whether an earlier section already says so of the same code: it is asked for there. */
function isAskedBefore({ written }: NameSlot, { section, sentence }: Statement, knowledge: Knowledge): boolean {
  const alike = written.startsWith('`') ? writtenCode(knowledge).written(written) : [];
  const first = alike.find((other) => overlapOf(wordsOf(sentence), wordsOf(other.sentence)) >= sameThing);
  return first !== undefined && first.section !== section;
}

/** Whether a stem holds the name, its acronym or full name, or a word of it. */
function tellsName(stem: string, { written, term }: NameSlot): boolean {
  const plain = plainText(written);
  const text = plainText(stem);
  if (text.toLowerCase().includes(plain.toLowerCase())) return true;
  if (holdsPart(plain, text)) return true;
  if (term === undefined) return false;
  if (giveaways(plain, term, text).length > 0) return true;
  return term.names.some((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${literal(name)}s?(?![\\p{L}\\p{N}])`, 'iu').test(text),
  );
}

/** Whether a word of a text begins or ends a name, or is one of its parts: `kill` in SIGKILL, `memory` in `OutOfMemoryError`. */
function holdsPart(name: string, text: string): boolean {
  const whole = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const parts = contentWords(name.replace(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' '));
  const isPart = (word: string): boolean =>
    word.length >= shortestPart && (whole.startsWith(word) || whole.endsWith(word));
  const words = [...contentWords(text)].filter((word) => word.length >= shortestPart);
  // A name all in small letters is run together of ordinary words; only their stems tell.
  if (!/\p{Lu}/u.test(name)) return words.some((word) => whole.includes(word));
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some(isPart) || words.some((word) => parts.has(word));
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether the name can be asked for without choices: there is but one, and it is short. */
function isTypable({ written, role, term }: NameSlot): boolean {
  const plain = plainText(written);
  if (plain.length > longestTyped || plain.split(' ').length > 3) return false;
  if (role === 'value') return /^[A-Za-z][a-z-]{2,15}$/.test(plain);
  return role === 'called' || role === 'format' || (role === 'role' && term !== undefined);
}

/** Names of what is like it: wrong when typed, and no slips of it. */
function othersThan({ term, written }: NameSlot, knowledge: Knowledge): readonly string[] {
  const plain = plainText(written);
  const siblings = term ? knowledge.siblings(term).flatMap(({ names }) => names.slice(0, 2)) : [];
  const shape = shapeOf(written);
  const code = shape === undefined ? [] : writtenCode(knowledge).ofShape(shape);
  const near = code
    .map((each) => plainText(each.written))
    .filter((other) => editDistance(other, plain) <= farthestSlip);
  const own = new Set([plain, ...(term?.names ?? [])].map((name) => name.toLowerCase()));
  return [...new Set([...near, ...siblings])].filter((name) => !own.has(name.toLowerCase()));
}
