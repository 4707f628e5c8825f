import { areAlike, tellingStems } from '../contrasts/likeness.ts';
import { plainText } from '../plain-text.ts';
import type { Random } from '../random.ts';
import { extendsCommand, sameFamily, sameProgram } from './command-line.ts';
import { keyLike } from './command-shape.ts';
import type { NoteFacts } from './facts-of-notes.ts';
import type { KeyedFact } from './keyed-fact.ts';
import { shapeOf } from './phrase-shape.ts';
import { nameOneFault } from './same-fault.ts';
import { areFamily, wordsIn } from './word-family.ts';

/** What is asked for: the effect of a key, or the key with an effect. */
export type Direction = 'effect' | 'key';

const MOST = 3;
const FEWEST = 2;
/** A choice that is longer than another by more than this factor stands out. */
const LENGTH_FACTOR = 2.2;
/** Causes with more words in common are causes of each other's signs too. */
const MOST_SHARED = 1;
/** Shorter texts differ in length by chance. */
const SHORT = 20;

/**
 * Facts whose key or effect is a wrong choice: of siblings, alike in length, never also right, and such that the words of the
 * stem do not point to the right one alone. Fewer than two: none.
 */
export function distractorsFor(
  fact: KeyedFact,
  facts: Pick<NoteFacts, 'siblingsOf' | 'ofKey'>,
  direction: Direction,
  random: Random,
): readonly KeyedFact[] {
  const shown = (each: KeyedFact): string => shownLike(fact, each, direction) ?? '';
  // `1` as a reply is a choice's number or a choice: nobody could tell.
  const mayShow = (each: KeyedFact): boolean => shown(each) !== '' && !/^\d$/.test(shown(each));
  if (!mayShow(fact)) return [];
  const own = facts.siblingsOf(fact);
  // What several have alike is asked of none.
  if (own.some((other) => other !== fact && other.group === fact.group && other.effect === fact.effect)) return [];
  const wrong = own.filter(
    (other) =>
      isSibling(fact, other) &&
      mayShow(other) &&
      alikeInLength(shown(fact), shown(other)) &&
      alikeInSubject(fact, other) &&
      isWrong(fact, other, facts, direction),
  );
  const told = toldBy(direction === 'effect' ? fact.key : fact.effect, shown(fact));
  const sharesTold = (other: KeyedFact): boolean =>
    told.every((word) => wordsIn(shown(other)).some((each) => areFamily(each, word)));
  const ranks = new Map(
    wrong.map((other) => {
      const shares = told.length > 0 && sharesTold(other) ? 8 : 0;
      const contrasts = isContrast(fact, other, direction) ? 4 : 0;
      const sameShape = shapeOf(shown(fact)) === shapeOf(shown(other)) ? 1 : 0;
      return [other, shares + contrasts + sameShape + nearness(fact, other)];
    }),
  );
  const chosen: KeyedFact[] = [];
  for (const candidate of [...random.shuffle(wrong)].sort((a, b) => ranks.get(b)! - ranks.get(a)!)) {
    const isNew = chosen.every((other) => !saysTheSame(other, candidate, direction));
    if (isNew && chosen.length < MOST) chosen.push(candidate);
  }
  if (chosen.length < FEWEST) return [];
  // One other that shares the word leaves an even chance to those who only match words.
  return told.length === 0 || chosen.filter(sharesTold).length >= FEWEST ? chosen : [];
}

/** What another fact shows as a choice beside this one; nothing where it cannot be put like it. */
export const shownLike = (fact: KeyedFact, other: KeyedFact, direction: Direction): string | undefined =>
  direction === 'effect' ? effectLike(fact, other) : keyLike(fact, other);

function effectLike({ predicate }: KeyedFact, other: KeyedFact): string | undefined {
  return predicate === undefined ? other.effect : other.predicate?.[predicate.written];
}

/** Words of the right choice that the stem has too. */
function toldBy(asked: string, right: string): readonly string[] {
  const said = wordsIn(asked);
  return wordsIn(right).filter((word) => said.some((each) => areFamily(each, word)));
}

/** Commands of one program are siblings wherever they stand; codes and messages only those of one table or list. */
function isSibling(fact: KeyedFact, other: KeyedFact): boolean {
  if (other === fact || other.key === fact.key || other.relation !== fact.relation) return false;
  const sameGroup = other.group === fact.group;
  if (!fact.command || !other.command) return sameGroup && fact.command === other.command;
  return sameGroup || sameProgram(fact.command, other.command);
}

function nearness(fact: KeyedFact, other: KeyedFact): number {
  if (other.group === fact.group) return 2;
  return other.section.note.path === fact.section.note.path ? 1 : 0;
}

/** A cause without its subject (`older than 12 hours`) fits no sign but its own; among such causes it does not stand out. */
function alikeInSubject(fact: KeyedFact, other: KeyedFact): boolean {
  return fact.relation !== 'cause' || (shapeOf(fact.effect) === 'fragment') === (shapeOf(other.effect) === 'fragment');
}

/** All that the notes say of the two keys counts, wherever it stands. */
function isWrong(
  fact: KeyedFact,
  other: KeyedFact,
  { ofKey }: Pick<NoteFacts, 'ofKey'>,
  direction: Direction,
): boolean {
  if (isContrast(fact, other, direction)) return true;
  if (fact.command && other.command && sameFamily(fact.command, other.command)) return false;
  const ownSaid = ofKey(fact.key).filter(({ relation }) => relation !== 'does');
  const said = ofKey(other.key);
  const effects = said.filter(({ relation }) => relation === other.relation).map(({ effect }) => effect);
  if (effects.some((effect) => areAlike(effect, fact.effect))) return false;
  // Codes that mean much the same have each other's causes, and the other way round.
  if (ownSaid.some((own) => said.some((each) => each.relation === own.relation && areAlike(each.effect, own.effect))))
    return false;
  if (fact.relation === 'cause' && effects.some((effect) => mayBeOneCause(effect, fact.effect))) return false;
  const [asked, choice] = direction === 'effect' ? [fact.key, other.effect] : [fact.effect, other.key];
  const right = direction === 'effect' ? fact.effect : fact.key;
  // A wrong choice that has words of the stem which the right one lacks may be right too.
  return toldBy(asked, choice).every((word) => wordsIn(right).some((each) => areFamily(each, word)));
}

/** An author who lists a command and the same one with an option tells them apart: what the longer does, the shorter does not. */
function isContrast({ command, group }: KeyedFact, other: KeyedFact, direction: Direction): boolean {
  if (command === undefined || other.command === undefined || other.group !== group) return false;
  return direction === 'effect' ? extendsCommand(other.command, command) : extendsCommand(command, other.command);
}

const mayBeOneCause = (a: string, b: string): boolean => overlap(a, b) > MOST_SHARED || nameOneFault(a, b);

function overlap(a: string, b: string): number {
  const words = tellingStems(b);
  return [...tellingStems(a)].filter((word) => words.has(word)).length;
}

function saysTheSame(a: KeyedFact, b: KeyedFact, direction: Direction): boolean {
  if (a.key === b.key || (a.command && b.command && sameFamily(a.command, b.command))) return true;
  if (direction === 'key') return false;
  return areAlike(a.effect, b.effect) || (a.relation === 'cause' && nameOneFault(a.effect, b.effect));
}

function alikeInLength(a: string, b: string): boolean {
  const [short, long] = [plainText(a).length, plainText(b).length].sort((one, other) => one - other) as [
    number,
    number,
  ];
  return long <= Math.max(short, SHORT) * LENGTH_FACTOR;
}
