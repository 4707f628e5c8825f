import { isEnglishWord } from '../../search/english-words.ts';
import { upperFirst } from '../contrasts/thing.ts';
import { plainText } from '../plain-text.ts';
import type { KeyedFact } from './keyed-fact.ts';
import { areFamily, wordsIn } from './word-family.ts';

/** Titles that say nothing of what a note is about. */
const EMPTY_TITLE = /^(?:readme|index|api|notes?|untitled|docs?|home|misc)$/i;

/** Asks what a command does, a code means, a message comes from. Nothing where the question would not stand alone. */
export function stemForEffect(fact: KeyedFact): string | undefined {
  const named = nameOf(fact);
  switch (fact.relation) {
    case 'does':
      return inContext(fact, isForPeople(fact) ? `What do you use ${named} for?` : `What does ${named} do?`);
    case 'means':
      return inContext(fact, `What does ${named} mean?`);
    case 'cause':
      return inContext(fact, `What is the ${fact.causeName ?? 'cause'} of ${named}?`);
    case 'owner':
      return inContext(fact, `Which of these uses ${named}?`);
    case 'description':
      return inContext(fact, `Which description fits ${named}?`);
  }
}

/**
 * Asks which command, code or message it is.
 * @param program where all choices are commands of one: others may do the same
 */
export function stemForKey(fact: KeyedFact, program?: string): string | undefined {
  const which = `Which ${program === undefined ? '' : `${program} `}${fact.kind === '' ? 'of these' : fact.kind}`;
  switch (fact.relation) {
    case 'does':
      return inContext(
        fact,
        isForPeople(fact) ? `${which} do you use to ${fact.effect}?` : `${which} ${fact.effect}?`,
        program === undefined,
      );
    case 'means':
      return inContext(fact, `${which} means “${fact.effect}”?`);
    case 'cause':
      return inContext(fact, `${which} has the ${fact.causeName ?? 'cause'} “${fact.effect}”?`);
    case 'owner':
      return inContext(fact, `${which} does ${fact.effect} use?`);
    case 'description':
      return inContext(fact, `${which} fits the description “${fact.effect}”?`);
  }
}

/** An effect as a choice for a fact that is put like this one. */
export function effectChoice({ relation, ...fact }: KeyedFact, effect: string): string {
  if (relation !== 'does') return effect;
  return fact.predicate?.written === 'bare' ? `To ${effect}` : upperFirst(effect);
}

/** Whether the notes say what one does with it rather than what it does. */
const isForPeople = ({ predicate }: KeyedFact): boolean => predicate?.written === 'bare';

function nameOf({ key, kind, command }: KeyedFact): string {
  if (command || kind === '') return key;
  return /^\d+$/.test(key) ? `${kind} ${key}` : `the ${kind} ${key}`;
}

/**
 * A question that names a command or its program tells what it is about; a message may come from anywhere, so the note's
 * title says where.
 */
function inContext(
  { command, kind, key, section }: KeyedFact,
  question: string,
  isOpen = command === undefined,
): string | undefined {
  if (!isOpen) return question;
  const { title } = section.note;
  const said = wordsIn(kind === '' ? key : kind);
  // `Dockerfile instruction`, `grep option`: a name in it says where it belongs.
  const isNamed = kind.split(' ').some((word) => !isEnglishWord(word.toLowerCase()));
  const isSaid = isNamed || wordsIn(title).some((word) => said.some((each) => areFamily(each, word)));
  if (isSaid) return question;
  if (EMPTY_TITLE.test(title)) return undefined;
  const about = plainText(title).replace(/^(?=\p{Ll})/u, 'About ');
  return `${about}: ${question[0]!.toLowerCase()}${question.slice(1)}`;
}
