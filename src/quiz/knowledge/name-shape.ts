import { singularOf } from './noun-forms.ts';

const LONGEST_NAME_WORDS = 5;

/** Words that open a sentence about something, but name nothing. */
const NO_NAME = wordPattern(
  `^(?:(?:the|an?)\\s+)?`,
  `this that these those it its they their there here what which who how why when where if while because since as in on
  at for from by with without within under over after before during to of each every all most some any both either
  neither one two three four five many much more few several common typical another other others only even so then thus
  also such same no not nothing everything everyone someone you your we our i my he his she her and or but first second
  third last next main best worst default following rest reason result goal aim purpose point key idea difference
  advantage disadvantage benefit drawback problem issue use using note tip warning answer question case way thing name
  term word opposite counterpart choice latter former example`,
);
/** Words that make a phrase a clause, not a name. */
const CLAUSE = wordPattern(
  `\\s`,
  `is are was were has have had can could may might must should will would does do did not that which who whose where
  when if because than it they you we called named this these such each every there what how why like including as itself
  themselves due`,
);

/** Whether a phrase may be what a thing is called: `A container image`, `Identity and Access Management`. */
export function isNameLike(phrase: string): boolean {
  if (!/\p{L}/u.test(phrase) || /^\d+[.)]|^(?:an?|the)$/i.test(phrase) || CLAUSE.test(phrase)) return false;
  // A name in capitals is no ordinary word: `FROM`, `USE`.
  if (NO_NAME.test(phrase) && !/^\p{Lu}{2,}$/u.test(phrase)) return false;
  if (/\s(?:parts?|things?|ways?|reasons?|ideas?|differences?|goals?|purposes?)$/i.test(phrase)) return false;
  return phrase.replace(/^(?:an?|the)\s+/i, '').split(/\s+/).length <= LONGEST_NAME_WORDS;
}

/**
 * Whether a name stands for several: `Registries`, not `Kubernetes`, of which there is no singular.
 * @param smallWords words that the notes write in small letters.
 */
export function isPluralName(name: string, smallWords: ReadonlySet<string>): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  if (/^\p{Lu}{2,}s$/u.test(last)) return true;
  const lower = last.toLowerCase();
  const singular = singularOf(lower);
  return singular !== lower && smallWords.has(singular);
}

function wordPattern(before: string, words: string): RegExp {
  return new RegExp(`${before}(?:${words.trim().split(/\s+/).join('|')})(?![\\p{L}\\p{N}-])`, 'iu');
}
