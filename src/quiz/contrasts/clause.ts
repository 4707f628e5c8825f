import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { type Claim, does, holdsWith } from './claim.ts';
import { comparesSubject } from './comparison-words.ts';
import type { Setting } from './setting.ts';
import { type Thing, thingFrom } from './thing.ts';
import { bareVerbPhrase, isAuxiliary, leadingVerb } from './verbs.ts';

/** A clause about one thing: `a registry` `is the whole service`. */
export interface Clause {
  readonly thing: Thing;
  readonly claim: Claim;
  /** What is said, without what only explains it. */
  readonly predicate: string;
  /** The same without what takes up another clause, where it does. */
  readonly own?: string;
  /** Whether it only adds to what is said of the other (`also covers …`), which the other's own clause then may not deny. */
  readonly adds?: boolean;
}

const LONGEST_SUBJECT_WORDS = 5;
/** Words that are in no name, or only take up what was named before. */
const NO_NAME =
  /^(?:between|into|over|under|via|per|using|through|during|within|about|like|while|whereas|unlike|though|although|first|second|third|last|next|rest|this|that|these|those|it|its|they|their|he|she|we|you|i|there|here|what|which|who|how|why|when|where|if|as|because|since|although|and|or|but|of|in|on|at|for|from|by|to|with|without|all|most|some|any|both|many|few|several|one|another|other|others|nobody|everybody|everything|nothing|no|not|then|so|such|same|only|even|than|your|our|my|whose|can|will|is|are|was|were|has|have|do|does|also|just|still|often|always|never|now|later|today|once|more|less|much)$/i;

/**
 * The clause with which a text begins; nothing where it begins with no subject that has a name, or with no verb after it.
 * @param isInner whether it stands within a sentence: what is written large there is a name.
 */
export function readClause(text: string, setting: Setting, isInner = false): Clause | undefined {
  const bare = text.replace(OPENING, '');
  return readWith(bare, setting) ?? readPlain(bare, setting, isInner);
}

/** What joins a sentence to the one before, or sums up. */
const OPENING =
  /^(?:(?:but|so|thus|however|meanwhile|conversely|instead|similarly|generally|overall|in (?:summary|short|contrast|comparison|general)|by (?:contrast|comparison)|on the other hand|on the contrary|for (?:example|instance)),?\s+)+/i;

function readPlain(text: string, setting: Setting, isInner: boolean): Clause | undefined {
  const [, written = '', rest = ''] =
    /^(an? |the |each |every )?(.+)$/is.exec(text.replace(EXPLAINED_NAME, '$1 ')) ?? [];
  const determiner = /^e/i.test(written) ? 'a ' : written;
  const words = rest.split(' ');
  const least = wordsOfTerm(rest, setting.knowledge);
  for (let end = Math.max(1, least); end <= LONGEST_SUBJECT_WORDS && end < words.length; end += 1) {
    const name = words.slice(0, end).join(' ');
    if (NO_NAME.test(words[end - 1]!) || /[,;:.!?]$/.test(name)) return undefined;
    const predicate = words.slice(end).join(' ');
    const number = leadingVerb(predicate);
    if (number === undefined || (/^an? $/i.test(determiner) && number === 'plural')) continue;
    if (number === 'singular' && isNounBeforeVerb(predicate)) continue;
    if (
      !/^[\p{L}\p{N}`]/u.test(name) ||
      /['’]\p{L}*(?:\s|$)/u.test(name) ||
      words.slice(0, end).some((word) => NO_NAME.test(word))
    )
      return undefined;
    const thing = thingFrom(determiner + name, setting.writing, setting.knowledge);
    const subject = determiner === '' ? (isInner ? name : withoutIndefinite(thing.subject)) : thing.subject;
    return clause({ ...thing, subject }, number, predicate);
  }
  return undefined;
}

/** `presses print slowly`: after a plural, a verb in the plural follows. */
function isNounBeforeVerb(predicate: string): boolean {
  const [noun = '', verb = '', next = ''] = predicate.split(' ', 3);
  return !isAuxiliary(noun) && leadingVerb(verb) !== undefined && leadingVerb(verb) !== 'singular' && next !== 'of';
}

/** `A virtual machine (VM) runs …`, `Amazon ECR, or ECR, …`. */
const EXPLAINED_NAME = /^((?:an? |the |each |every )?[^(),;:.]{2,60}?) \([^()]{1,50}\) /i;

function clause(named: Thing, number: 'singular' | 'plural' | 'either', written: string): Clause | undefined {
  const predicate = withoutPlace(coreOf(written.replace(/^on the other hand,? /, '')));
  const plural = number === 'either' ? named.plural : number === 'plural';
  const thing = plural === named.plural ? named : { ...named, plural, subject: withoutIndefinite(named.subject) };
  if (predicate === '') return undefined;
  // A statement would have to say than what.
  const claim = comparesSubject(predicate) ? { ...does(predicate), say: () => undefined } : does(predicate);
  return { thing, claim, predicate };
}

/** `is one collection of images in it`: in the thing of the clause before, which tells it from nothing. */
function withoutPlace(predicate: string): string {
  return /^(?:is|are) (?:an?|the|one) /.test(predicate)
    ? predicate.replace(/ (?:in|on|inside|within) (?:it|them)$/, '')
    : predicate;
}

const withoutIndefinite = (subject: string): string => subject.replace(/^an? /, '');

/** How many words of a text the longest name takes with which it begins; 0 where it begins with none. */
function wordsOfTerm(text: string, { termsIn }: Pick<Knowledge, 'termsIn'>): number {
  if (text.startsWith('`')) return text.slice(0, text.indexOf('`', 1)).split(' ').length;
  const [first] = termsIn(text.slice(0, 80));
  return first?.start === 0 ? text.slice(0, first.end).split(' ').length : 0;
}

/** `With Fargate you have no machines to run.` */
function readWith(text: string, setting: Setting): Clause | undefined {
  const [, name, rest] = /^with ([^,;:]{2,50}?),? ((?:you|we|\p{Lu}[\p{L}\d]*) .+)$/isu.exec(text) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const words = plainText(name).split(' ');
  if (words.length > LONGEST_SUBJECT_WORDS || words.some((word) => NO_NAME.test(word))) return undefined;
  const [, who = '', said = ''] = /^(\S+) (.+)$/.exec(coreOf(rest)) ?? [];
  const isPerson = /^(?:you|we)$/.test(who);
  const number = leadingVerb(said);
  const bare = isPerson ? said : bareVerbPhrase(said);
  if (number !== (isPerson ? 'plural' : 'singular') || bare === undefined || /^(?:is|are|be) /.test(bare))
    return undefined;
  const thing = thingFrom(name, setting.writing, setting.knowledge);
  const claim = holdsWith(isPerson ? 'do' : 'does', who, bare, `${who} ${said}`);
  return { thing, claim, predicate: `${who} ${said}` };
}

/** What is said, without reasons, examples and what goes on about something else. */
export function coreOf(said: string): string {
  return said
    .replace(/[.!]\s*$/, '')
    .replace(
      /,? (?:because|since|due to|compared (?:to|with)|although|though|even though|whereas|for example|for instance|e\.g\.)\s.*$|, (?:which|so|so that|where|usually|meaning|making|giving|hence|as)\s.*$|:\s.*$|;\s.*$| [–—] .*$/s,
      '',
    )
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\s,:]+$/, '')
    .replace(/\balso /g, '');
}
