import { stemOf } from '../../search/stemming.ts';
import { isPlural } from '../knowledge/noun-forms.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { bareVerb, leadingVerb, thirdPerson } from './verbs.ts';

/** Inline Markdown, without full stop, and whether the notes say so or deny it. */
export interface PlainStatement {
  readonly statement: string;
  readonly holds: boolean;
}

/**
 * What an answer plainly says of the subject of a question, or denies of it: `EXPOSE does not publish a port; …` denies that
 * it publishes one. Nothing where it hedges.
 * @param asked the question without its auxiliary: `EXPOSE publish a port`.
 */
export function readPlainAnswer(
  answer: string,
  asked: string,
  knowledge: Pick<Knowledge, 'termsIn'>,
): PlainStatement | undefined {
  const held: string[] = [];
  // What is in code or brackets holds no punctuation of the sentence.
  const text = answer
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/`[^`]*`/g, (span) => `\uE000${String.fromCodePoint(0xe100 + held.push(span) - 1)}`)
    .replace(/[.!]\s*$/, '');
  const back = (shown: string): string =>
    shown.replace(/\uE000(.)/gsu, (_, at: string) => held[at.codePointAt(0)! - 0xe100] ?? '');
  const read = denial(text) ?? butDenial(text) ?? ratherThan(text) ?? affirmation(text, asked);
  if (read === undefined) return undefined;
  const subject = back(read.subject).replace(/ itself$/, '');
  const statement = `${subject} ${back(read.predicate)}`;
  if (!isAskedAbout(subject, asked, knowledge)) return undefined;
  if (read.holds && !repeatsVerb(read.predicate, asked)) return undefined;
  const hedged = HEDGED.test(statement) || (!read.holds && UNDENIED.test(statement));
  return hedged || / (?:it|them|that|one|so)$/.test(statement) ? undefined : { statement, holds: read.holds };
}

interface Reading {
  readonly subject: string;
  readonly predicate: string;
  readonly holds: boolean;
}

/** Up to where another clause begins. */
const CLAUSE =
  '([^,;:]+?)(?=$|[,;:]| (?:because|although|though|but|whereas|while|so that|since (?:it|they|its|their|the|an?|all|each|there|you)) )';
const SUBJECT = '([^,;:]{1,70}?)';

/** What is said with a reserve is neither plainly so nor plainly denied. */
const HEDGED =
  /\b(?:only|usually|often|sometimes|rarely|seldom|mostly|mainly|nearly|almost|partly|partially|still|perhaps|maybe|might|may|technically|depends?|if|unless|until|except)\b/i;
/** What cannot stand without its negation, or is denied in part only. */
const UNDENIED =
  /\b(?:just|yet|ever|any|anything|anyone|anymore|either|neither|really|necessarily|quite|exactly|much|longer|at all|by (?:itself|themselves|default)|automatically|alone|always|all|every|everything|both|very|directly)\b/i;

/** What takes back what stands before the comma. */
const TAKEN_BACK = /^, (?:unless|except|if|until|when|only|without|but only|at least|or|since (?:\p{L}+ )?v?\d)\b/u;

function denial(text: string): Reading | undefined {
  const [whole = '', subject, negated, verbal] =
    new RegExp(
      `^${SUBJECT} (does not|do not|is not|are not|cannot|can not|should not|will not|has no|have no|never) ${CLAUSE}`,
    ).exec(text) ?? [];
  if (subject === undefined || negated === undefined || verbal === undefined) return undefined;
  if (TAKEN_BACK.test(text.slice(whole.length)) || FINITE.test(subject)) return undefined;
  const predicate = affirmed(negated, verbal);
  return predicate === undefined ? undefined : { subject, predicate, holds: false };
}

/** A subject that has its verb already: what is denied is said of something within it. */
const FINITE = /(?<!\b(?:that|which|who|it|you|they) )\b(?:is|are|has|have|can|does|do|will|must)\b/;

/** `does not` `publish a port` → `publishes a port`; nothing where the rest would need another form. */
function affirmed(negated: string, rest: string): string | undefined {
  const [first = ''] = rest.split(' ', 1);
  if (negated === 'does not' || negated === 'do not') {
    const third = thirdPerson(first);
    if (third === undefined || /\b(?:and|or) \p{Ll}+/u.test(rest)) return undefined;
    return negated === 'do not' ? rest : third + rest.slice(first.length);
  }
  if (negated === 'never') return leadingVerb(rest) === undefined ? undefined : rest;
  if (/ no$/.test(negated)) {
    const head = /^(?:\p{L}+ )*?(\p{Ll}+)(?= (?:that|which|of|in|on|for|to|with|at|from)\b|$)/u.exec(rest)?.[1] ?? '';
    return isPlural(head) ? `${negated.slice(0, -3)} ${rest}` : undefined;
  }
  return `${negated.replace(/ ?not$/, '')} ${rest}`;
}

/** `ECS runs any image, but it does not use Kubernetes` denies the latter. */
function butDenial(text: string): Reading | undefined {
  const [, said, rest] =
    /^([^;:]+?), but (?:it|they)?\s?((?:does not|do not|is not|are not|cannot|never) .+)$/.exec(text) ?? [];
  if (said === undefined || rest === undefined) return undefined;
  const words = said.split(' ');
  const at = words.findIndex((word, index) => index > 0 && (bareVerb(word) !== undefined || word === 'can'));
  return at < 1 ? undefined : denial(`${words.slice(0, at).join(' ')} ${rest}`);
}

/** `is slowed down, never killed` and `runs on your machines, not inside other clouds`. */
function ratherThan(text: string): Reading | undefined {
  for (const [verbs, parallel] of PARALLELS) {
    const form = new RegExp(
      `^${SUBJECT} (${verbs}) (\\p{Ll}+)[^,;:]*, (?:never|not) ((\\p{Ll}+)[^,;:]*?)(?=$|[;:])`,
      'u',
    );
    const [, subject, verb, first, other, second] = form.exec(text) ?? [];
    if (subject === undefined || !parallel.test(first!) || !parallel.test(second!) || FINITE.test(subject)) continue;
    if (/^(?:is|are)$/.test(verb!) || bareVerb(verb!) !== undefined) {
      return { subject, predicate: `${verb} ${other}`, holds: false };
    }
  }
  return undefined;
}

const PARTICIPLE = /^(?:\p{Ll}{2,}ed|built|made|run|kept|written|held|given|sent|bought|sold|shown|lost)$/u;
const PREPOSITION = /^(?:in|on|at|inside|outside|within|under|over|from|to|with|by)$/;
/** Verbs, and what stands after them on both sides. */
const PARALLELS = [
  ['is|are', PARTICIPLE],
  ['\\p{Ll}+s', PREPOSITION],
] as const;

const NEGATIVE = /\b(?:not|no|never|cannot|nothing|none|nobody|without|neither|nor|few|little|less|fewer)\b/i;

/** The whole clause, where nothing in it denies. */
function affirmation(text: string, asked: string): Reading | undefined {
  const [lead = ''] = text.split(CLAUSE_END, 1);
  const clause = lead.includes(',') ? lead.replace(/^([^,]+), and .*$/, '$1') : lead;
  if (clause.includes(',') || NEGATIVE.test(clause)) return undefined;
  const words = clause.split(' ');
  const wanted = contentOf(asked);
  const at = words.findIndex((_, index) => index > 0 && isVerb(words, index, wanted));
  return at < 1
    ? undefined
    : { subject: words.slice(0, at).join(' '), predicate: words.slice(at).join(' '), holds: true };
}

const CLAUSE_END =
  /[;:]|, (?:but|which|because|since|so|although|though|while|whereas|by|with) | (?:because|although) /;

/** A verb in the third person, or the one that was asked for after a noun in the plural: `containers on a host share`. */
function isVerb(words: readonly string[], at: number, wanted: readonly string[]): boolean {
  const word = words[at]!;
  if (/^(?:that|which|who|an?|the|of|in|on|for|with|its|your|all|many)$/i.test(words[at - 1]!)) return false;
  if (words[at + 1] === 'of') return false;
  if (/^(?:is|are|has|have|can|should|will)$/.test(word) || bareVerb(word) !== undefined) return true;
  const hasPlural = words.slice(0, at).some((before) => /^(?:you|\p{L}{2,}s)$/iu.test(before));
  return hasPlural && thirdPerson(word) !== undefined && wanted.includes(stemOf(word));
}

/** The question's subject opens the answer, in whatever number and with whatever article. */
function isAskedAbout(subject: string, asked: string, { termsIn }: Pick<Knowledge, 'termsIn'>): boolean {
  const said = contentOf(subject);
  const wanted = contentOf(asked);
  if (said.length === 0) return /^you$/i.test(subject) && /^(?:you|i|we)\b/i.test(asked);
  if (said.slice(0, 3).includes(wanted[0] ?? '')) return true;
  const terms = termsIn(plainText(subject)).map(({ term }) => term);
  return termsIn(asked).some(({ term, start }) => start <= 4 && terms.includes(term));
}

/** Whether it says what was asked: that the subject is, can or does it. */
function repeatsVerb(predicate: string, asked: string): boolean {
  const words = contentOf(asked);
  const said = contentOf(predicate);
  return (
    words.filter((word) => said.includes(word)).length >= 1 && said.slice(0, 3).some((word) => words.includes(word))
  );
}

const EMPTY = /^(?:an?|the|all|many|several|some|is|are|can|has|have|do|does|be|you|i|we|it|of|in|on|for|to|with|one)$/;

function contentOf(text: string): string[] {
  const words =
    plainText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY.test(word)).map(stemOf);
}
