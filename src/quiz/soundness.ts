import { stemOf } from '../search/stemming.ts';
import { remember } from './knowledge/remember.ts';
import type { Knowledge } from './knowledge.ts';
import { plainText } from './plain-text.ts';
import type { Presentation } from './question-type.ts';

/** A stem that is longer is a text to study, not a question. Lists of steps to be ordered count too. */
const longestStem = 600;
const longestChoice = 240;
/** Beyond this factor to the next longest (or shortest) choice, length alone tells the right one. */
const tellingLength = 1.9;
/** Choices of fewer characters differ in length by chance. */
const shortChoice = 24;

const dangling =
  /^(?:true or false: )?(?:it|its|this|that|these|those|they|their|he|she|such|here|there,|the (?:former|latter|same|above|following))\b/i;
const pointing = /\b(?:above|below|as mentioned|as shown|the following|see also|the former|the latter)\b(?!-)/i;
const catchAll = /\b(?:all|none|both|neither|any) of (?:the above|these|them|the others)\b/i;
const notText = /!\[|\[\[|\[\^|<\/?[a-z][^>]*>|```/i;

/**
 * What is wrong with a prompt as it would be shown; nothing when it is sound. Whatever its type promises, a prompt is only
 * put before people when it stands without its note, is a whole sentence, and does not tell its answer by wording, article
 * or length. Whether it is true is up to its type.
 */
export function faultsOf(shown: Presentation, knowledge: Pick<Knowledge, 'sameThing'>): readonly string[] {
  return [...stemFaults(shown.stem), ...choiceFaults(shown, knowledge), ...leaks(shown)];
}

/** What stands in code marks is shown as it is: `kubectl logs <pod>` holds no HTML. */
const cannotBeShown = (markdown: string): boolean => notText.test(markdown.replace(/(?<!`)`(?!`)[^`]*`(?!`)/g, ''));

function stemFaults(stem: string): readonly string[] {
  const [first = ''] = stem.split('\n\n');
  const text = plainText(first);
  return [
    ...(stem.length > longestStem ? ['the stem is too long'] : []),
    ...(/[?.!:…]["'”’)]?$/.test(text) ? [] : ['the stem is no whole sentence']),
    ...(/^[\p{Ll}]/u.test(text) && !/^[`*_"“]/.test(first) ? ['the stem begins in the middle of a sentence'] : []),
    ...(dangling.test(text) || pointing.test(text) ? ['the stem points to something outside of it'] : []),
    ...(cannotBeShown(stem) ? ['the stem holds what a chat cannot show'] : []),
  ];
}

function choiceFaults({ choices, answerIndex }: Presentation, knowledge: Pick<Knowledge, 'sameThing'>): string[] {
  if (choices.length === 0) return [];
  const answer = answerIndex === undefined ? undefined : choices[answerIndex];
  if (answer === undefined) return ['no choice is right'];
  const faults: string[] = [];
  const others = choices.filter((choice) => choice !== answer);
  const texts = choices.map((choice) => plainText(choice).toLowerCase());
  if (new Set(texts).size < choices.length) faults.push('two choices are the same');
  if (others.some((other) => knowledge.sameThing(plainText(other), plainText(answer)))) {
    faults.push('another choice is also right');
  }
  if (texts.some((text) => catchAll.test(text))) faults.push('a choice speaks about the others');
  if (choices.some((choice) => choice.length > longestChoice || cannotBeShown(choice))) {
    faults.push('a choice is too long or cannot be shown');
  }
  const lengths = others.map((other) => plainText(other).length);
  const own = plainText(answer).length;
  const longest = Math.max(shortChoice, ...lengths);
  if (own > longest * tellingLength || Math.max(own, shortChoice) * tellingLength < Math.min(...lengths)) {
    faults.push('the length tells the answer');
  }
  return faults;
}

/** Words by which the stem gives the answer away: they stand in the answer and in no other choice. */
function leaks({ stem, choices, answerIndex, answer, accepted }: Presentation): string[] {
  const said = new Set(tellingWords(stem));
  const text = plainText(stem).toLowerCase();
  if (choices.length === 0) {
    return accepted.some((form) => wholeWord(form).test(text)) ? ['the stem says the answer'] : [];
  }
  // A stem that names every choice, as `True or false: …` does, gives none away.
  const namesAll = choices.every((choice) => wholeWord(plainText(choice)).test(text));
  const others = choices.filter((_, index) => index !== answerIndex).map((choice) => tellingWords(choice));
  const tells = (word: string): boolean => {
    const heard = [...said].filter((each) => isHeardIn(each, word));
    return heard.some((each) => !others.some((words) => words.some((other) => isHeardIn(each, other))));
  };
  const leaked = namesAll ? [] : tellingWords(answer).filter(tells);
  const [, article] = /\b(an?)\s+_{2}/i.exec(plainText(stem)) ?? [];
  const vowel = choices.map((choice) => /^[aeiou]/i.test(plainText(choice)));
  const articleTells = article !== undefined && vowel.some((each) => each !== vowel[0]);
  return [
    ...(leaked.length > 0 ? [`the stem holds "${leaked.join('", "')}" of the answer`] : []),
    ...(articleTells ? ['the article tells the answer'] : []),
  ];
}

/** `images` in `image`, `kill` in `sigkill`, `docker` in `dockerfile`; two letters stand in a word by chance. */
function isHeardIn(said: string, word: string): boolean {
  if (stem(said) === stem(word)) return true;
  return said.length >= shortestPart && (word.startsWith(said) || word.endsWith(said));
}

const shortestPart = 3;
const stem = remember(stemOf);

function tellingWords(markdown: string): readonly string[] {
  const words = plainText(markdown).match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [];
  return words.filter((word) => word.length > 3 || /^\p{Lu}{2,}s?$/u.test(word)).map((word) => word.toLowerCase());
}

function wholeWord(form: string): RegExp {
  const escaped = form.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
}
