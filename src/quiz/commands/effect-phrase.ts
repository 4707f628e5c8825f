import { questionWords } from '../../search/question-words.ts';
import { standsAlone } from '../contrasts/stands-alone.ts';
import { lowerFirst } from '../contrasts/thing.ts';
import { bareVerb, bareVerbPhrase, thirdPersonPhrase } from '../contrasts/verbs.ts';

/** What something does, as a phrase that begins with its verb. Inline Markdown without a full stop. */
export interface Predicate {
  /** How the notes put it: `list all containers` is what a person does with it, `lists all containers` what it does. */
  readonly written: 'bare' | 'third';
  readonly bare?: string;
  readonly third?: string;
}

const LONGEST_EFFECT = 150;
const FEWEST_WORDS = 2;

/** After a plural noun, not after a verb: `Logs of the last run`. */
const AFTER_NOUN = /^(?:of|since|per)$/;
/** `Start in the background`: what is started stands elsewhere. */
const WITHOUT_OBJECT =
  /^(?!(?:log|sign|opt|check|zoom|look|run)s?\b)\S+ (?:in|on|at|by|with|from|during|before|after)\b/;
const DETERMINER = /^(?:an?|the|all|every|each|your|one|its)$/;
/** How something is, not what it does. */
const OF_STATE = /^(?:is|are|was|were|be|has|have|does|do)$/;
/** What people do and no command: `see what would change` is not said as `it sees`. */
const OF_PEOPLE =
  /^(?:see|watch|reach|know|learn|look|find|try|tell|ask|make sure|understand|decide|choose|think|work)\b/;

/**
 * What a command does, however it was put: `List all containers`, `Lists all containers.` Nothing where it is no predicate or
 * cannot be understood alone.
 */
export function predicateOf(written: string): Predicate | undefined {
  const phrase = trimmedPhrase(written);
  const small = /^\p{Lu}\p{Ll}/u.test(phrase) ? lowerFirst(phrase) : phrase;
  const [first = '', second = ''] = small.split(/\s+/);
  if (
    OF_STATE.test(first) ||
    AFTER_NOUN.test(second) ||
    first.endsWith(',') ||
    WITHOUT_OBJECT.test(small) ||
    !isUsable(small)
  )
    return undefined;
  if (bareVerb(first) !== undefined) return withForm('third', small, bareVerbPhrase(small));
  const third = thirdPersonPhrase(small);
  if (third !== undefined) return withForm('bare', small, OF_PEOPLE.test(small) ? undefined : third);
  return isVerbByPlace(small, first, second) ? unknownVerb(small, first) : undefined;
}

/** A word before a determiner can only be a verb: `tag the image`. */
const isVerbByPlace = (small: string, first: string, second: string): boolean =>
  /^\p{Ll}{2,}$/u.test(first) &&
  !questionWords.has(first) &&
  DETERMINER.test(second) &&
  !/\b(?:and|or|then)\b/.test(small);

function unknownVerb(small: string, first: string): Predicate {
  const bare = first.replace(/ies$/, 'y').replace(/(?<=ch|sh|x|ss|zz|o)es$|(?<!s)s$/, '');
  if (bare !== first) return withForm('third', small, small.replace(first, bare));
  const third = /[^aeiou]y$/.test(first)
    ? first.replace(/y$/, 'ies')
    : /(?:s|x|z|ch|sh|o)$/.test(first)
      ? `${first}es`
      : `${first}s`;
  return withForm('bare', small, small.replace(first, third));
}

function withForm(written: 'bare' | 'third', phrase: string, other: string | undefined): Predicate {
  const [bare, third] = written === 'bare' ? [phrase, other] : [other, phrase];
  return { written, ...(bare !== undefined && { bare }), ...(third !== undefined && { third }) };
}

/** What something means, as a phrase that may be a choice. */
export function meaningPhrase(written: string): string | undefined {
  const phrase = firstClause(written);
  return isUsable(phrase) || /^[\p{L}-]{3,30}$/u.test(phrase) ? phrase : undefined;
}

/** What something comes from. `read the logs` is what to do about it, and `returns a log` no cause. */
export function causePhrase(written: string): string | undefined {
  return isClearPredicate(written) ? undefined : meaningPhrase(written);
}

/** `formats that it knows` may be a noun with what goes with it; before a determiner a verb is nothing else. */
const isClearPredicate = (written: string): boolean =>
  predicateOf(written) !== undefined && DETERMINER.test(written.split(/\s+/)[1] ?? '');

/** Says when it holds, not what it is. */
const CONDITION = /^(?:if|when|whether|optional(?:ly)?|required|deprecated|default|see|note|same|only)\b/i;

/** What something is, as a phrase of several words that say more than code does. */
export function descriptionPhrase(written: string): string | undefined {
  const phrase = causePhrase(written.replace(/\s*\([^()]*\)(?=[.;]|$)/, ''));
  if (!phrase?.includes(' ') || CONDITION.test(phrase)) return undefined;
  return /\p{L}{3}/u.test(phrase.replace(/`[^`]*`/g, '')) ? phrase : undefined;
}

const NEXT_CLAUSE = /,\s+and\s+(?:(?:an?|the|you|it|they|each|every)\s|\p{Lu}|`)(.*)$/su;

/** Without what goes on about something else: `sets the number by hand, and an autoscaler sets it by load`. */
function trimmedPhrase(written: string): string {
  const phrase = firstClause(written)
    .replace(/,\s+(?:which|so|because|since|but|although|while|whereas|unless|e\.g\.|for example)\b.*$/s, '')
    .replace(/,?\s+and\s+(?:can|may|must|is|are|has|will)\b.*$/s, '');
  const [, after = ''] = NEXT_CLAUSE.exec(phrase) ?? [];
  const goesOn = after.split(/\s+/).some((word) => bareVerb(word) !== undefined);
  return goesOn ? phrase.replace(NEXT_CLAUSE, '') : phrase;
}

const firstClause = (written: string): string =>
  written
    .replace(/;.*$/s, '')
    .replace(/\.(?:\s.*)?$/s, '')
    .replace(/[\s,:]+$/, '')
    .trim();

const isUsable = (phrase: string): boolean =>
  phrase.length <= LONGEST_EFFECT &&
  phrase.split(/\s+/).length >= FEWEST_WORDS &&
  /\p{L}{2}/u.test(phrase) &&
  !phrase.includes('://') &&
  // `see what changed` and `too long` point to nothing.
  standsAlone(phrase.replace(/^see |\btoo (?=\p{L})/gu, ''));
