import { isEnglishWord } from '../../search/english-words.ts';
import { areFamily, wordsIn } from '../commands/word-family.ts';
import { standsAlone } from '../contrasts/stands-alone.ts';
import { lowerFirst } from '../contrasts/thing.ts';
import { leadingVerb } from '../contrasts/verbs.ts';
import { plainText } from '../plain-text.ts';
import type { Section } from '../section.ts';
import { isImperative } from './step-text.ts';

export interface Purpose {
  /** A question in whole sentences. */
  readonly question: string;
  /** How well it says what the steps are for, 0 to 1. */
  readonly clarity: number;
}

const HOW_TO = /^how (?:do|can|would|should) (?:you|i|we) (.+?)\??$|^how to (.+?)\??$/i;
const COUNT =
  '(?:(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|a few|several|some|simple|easy|basic|main|short|small) )*';
const STEPS = `(?:steps?|stages?|phases?|actions|things)`;
/** `Build an image in three steps`, `Build an image like this` */
const DONE_IN = new RegExp(`^(.+?),? (?:in|with|by|following) (?:these |the following )?${COUNT}${STEPS}\\b.*$`, 'i');
const TO_DO =
  /^(?:in order )?to (.+?),\s+(?:you\b|follow|do|take|use|run|carry|proceed|work|go|perform|complete|execute|we\b|the following|these)/i;
const STEPS_TO = new RegExp(
  `^(?:the |these are the |here are the )?${COUNT}${STEPS} (?:needed |required |necessary )?to (.+?)(?: are| is)?(?: (?:these|as follows|the following))?$`,
  'i',
);
const SAYS_ORDER = new RegExp(`\\b(?:${STEPS}|order|sequence|chain|process|procedure|pipeline|workflow|cycle)\\b`, 'i');

const FOLLOW_TO = new RegExp(
  `^(?:follow|take|do|perform|complete|use|go through) (?:these |the following |the )?${COUNT}${STEPS}(?: below)?(?: in order)? to (.+)$`,
  'i',
);
/** What a list is about to say is nothing that one wants. */
const ANNOUNCES = /^(?:follow|take|do|perform|complete|see|note|use|go)\b/i;
/** Steps for a case that stands elsewhere. */
const DEPENDS = /^(?:if|after|when|once|before|in general|otherwise|for)\b/i;
/** `these steps` where their number does not stand beside them. */
const POINTS = new RegExp(`\\b(?:these|the following) (${COUNT})(?=${STEPS}\\b)`, 'i');
/** `Release procedure`: the name of something that has steps. */
const NAMED_ORDER = /^[\p{L}\p{N} -]+ (?:procedure|process|workflow|pipeline|lifecycle|cycle|sequence|routine)$/iu;

const ASKED_OF_YOU = 'In which order do you take these steps?';
const ASKED_OF_ALL = 'In which order do these steps come?';

/** The steps for which a purpose is looked for. */
interface Asked {
  /** Whether they say what to do. */
  readonly imperative: boolean;
  /** How many are shown. */
  readonly shown: number;
}

/** The question for the order of steps; nothing where nothing says what they are for. */
export function purposeOf(leadIn: string, section: Section, { imperative, shown }: Asked): Purpose | undefined {
  const heading = withCount(section.headings.at(-1) ?? '', shown);
  const said = withCount(leadIn.replace(/[\s:.]+$/, ''), shown);
  const asked = imperative ? ASKED_OF_YOU : ASKED_OF_ALL;
  const wish = imperative ? (wishIn(heading) ?? wishIn(said)) : undefined;
  if (wish !== undefined && standsAlone(wish)) {
    return { question: inContext(`You want to ${smallStart(wish)}.`, section, asked), clarity: 1 };
  }
  if (HAPPENS.test(said)) return { question: ofTopic(heading, section), clarity: 0.7 };
  const told = said.replace(/,? in this order$/i, '').replace(POINTS, (_, count) => count || 'several ');
  if (SAYS_ORDER.test(said) && !ANNOUNCES.test(told) && !DEPENDS.test(told) && isSentence(told) && standsAlone(told)) {
    return { question: inContext(`${told}.`, section, asked), clarity: 0.9 };
  }
  if (NAMED_ORDER.test(heading) && standsAlone(heading)) {
    return {
      question: inContext(`In which order do the steps of the ${smallStart(heading)} come?`, section),
      clarity: 0.8,
    };
  }
  if (/^\p{Lu}\p{Ll}+ing\s/u.test(heading) && standsAlone(heading)) {
    return { question: inContext(`${heading}:`, section, lowerFirst(asked)), clarity: 0.8 };
  }
  if (said === '' && /\p{L}{3,}s(?![\p{L}])/u.test(heading) && standsAlone(heading) && !heading.endsWith('?')) {
    return { question: ofTopic(heading, section), clarity: 0.7 };
  }
  return undefined;
}

/** `What happens in order` says no more than that there is an order. */
const HAPPENS =
  /^(?:(?:this is )?what happens|the (?:steps|stages|phases)|it goes|it happens)?,? ?in (?:this |the right |the following )?order$/i;

/** The steps of what the section, or where it has no telling heading the note, is about. */
function ofTopic(heading: string, { note }: Section): string {
  const title = plainText(note.title);
  const topic = heading.replace(/\s*\([^()]*\)/g, '').replace(/[?:]+$/, '');
  const place = topic === '' || topic === title ? title : `${title}, ${smallStart(topic)}`;
  return `${place}: ${lowerFirst(ASKED_OF_ALL)}`;
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(
  `\\b(\\d+|${NUMBERS.join('|')})(?= (?:[\\p{L}-]+ )?(?:steps|stages|phases|actions|things|parts|messages|commands)\\b)`,
  'giu',
);

/** Where only some steps are shown, their number is not said: `takes four steps`. */
function withCount(text: string, shown: number): string {
  return text.replace(COUNTED, (count) => {
    const number = NUMBERS.indexOf(count.toLowerCase()) + 2;
    return (number > 1 ? number : Number(count)) === shown ? count : 'several';
  });
}

/** What one wants, in the base form: `build an image`. */
function wishIn(said: string): string | undefined {
  const [, todo, other] = HOW_TO.exec(said) ?? TO_DO.exec(said) ?? FOLLOW_TO.exec(said) ?? STEPS_TO.exec(said) ?? [];
  if (todo !== undefined || other !== undefined) return todo ?? other;
  const small = smallStart(DONE_IN.exec(said)?.[1] ?? said);
  const isWish = isImperative(small) && small.includes(' ') && !ANNOUNCES.test(small);
  return isWish && !SAYS_ORDER.test(small) && !small.endsWith('?') ? small : undefined;
}

/** Has a verb that is not its first word. */
function isSentence(text: string): boolean {
  const words = plainText(text).split(/\s+/);
  return (
    words.some((word, at) => at > 0 && leadingVerb(word.toLowerCase()) === 'singular') ||
    / (?:are|have|form|take|go|run|come) /.test(text)
  );
}

/** A note's title says what is spoken of where the sentence does not. */
function inContext(sentence: string, { note }: Section, question = ''): string {
  const said = wordsIn(sentence);
  const title = plainText(note.title);
  if (wordsIn(title).some((word) => said.some((each) => areFamily(each, word))))
    return `${sentence} ${question}`.trim();
  return `${title}: ${smallStart(sentence)} ${question}`.trim();
}

/** In small letters at the start unless it starts with a name. */
function smallStart(text: string): string {
  const first = /^\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/u.exec(text)?.[0];
  return first !== undefined && isEnglishWord(first.toLowerCase()) ? lowerFirst(text) : text;
}
