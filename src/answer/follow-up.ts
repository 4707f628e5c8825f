import type { FoundName, NameLexicon } from './names.ts';
import { stripPreamble } from './preamble.ts';
import { definiendum, normaliseForPatterns, questionKind } from './question-kind.ts';
import { isTelling } from './word-weights.ts';

/** A question made to stand on its own. */
export interface CompletedQuestion {
  readonly text: string;
  /** The question that it follows on, when it does. */
  readonly follows?: string;
  /** The question as asked, to be tried where the completed one finds nothing; set only when completing was a guess. */
  readonly asAsked?: string;
}

/** Earlier questions that are looked at. */
const MAX_CONTEXT = 4;

/** Completes a follow-up ("and EKS?", "how much does it cost?", "which of the two …") from the questions before it. */
export function completeFollowUp(question: string, context: readonly string[], names: NameLexicon): CompletedQuestion {
  let previous: string | undefined;
  const spokenOf: FoundName[] = [];
  for (const earlier of context.slice(-MAX_CONTEXT)) {
    previous = complete(stripPreamble(earlier), previous, names, spokenOf).text;
    spokenOf.push(...names.find(previous));
  }
  return complete(question, previous, names, spokenOf);
}

const OPENER =
  /^(?:ok(?:ay)?,? |so,? |right,? |cool,? |thanks,? )*(?:and|but|or|also|plus|then|what about|how about|what of|same (?:question )?for|same with|now)\b[\s,:]*(?:what about|how about|with|the same for)?\s*/i;
const WH = /\b(?:what|how|why|when|where|who|which|is|are|do|does|did|can|could|will|would|should|has|have)\b/i;
const PAIR =
  /\b(?:(?:which|any|either|one|each|none|neither|both) of (?:the two|them|these|those|both)|the two(?: of them)?|both(?: of them)?|which one|which(?= (?:is|are|was|would|should|do|does|can|has|have|costs?|will|needs?|easier|simpler|cheaper|better|faster|slower|bigger|smaller|harder|lighter|newer|older)\b)|either(?: one)?|them|they|these|those)\b/i;
const PRONOUN =
  /\b(?:its|it's|it|they|them|their|theirs|that one|this one|those|these|that|this|the former|the latter|one)\b/i;
/** "and what is it called in EKS": the question before, of another thing. */
const ELSEWHERE =
  /^(?:what|how|where|when|who|which)(?:'s|s| is| are| was| does| do| about)?\s+(?:it|that|this|they)\b.{0,20}\b(?:in|for|on|with|under)\s+\S+(?:\s\S+)?[?!.\s]*$/i;
/** Asks for more of the same. */
const MORE =
  /^(?:tell me more|more(?: details?| info(?:rmation)?| please)?|go on|continue|elaborate|details?|examples?)[?!.\s]*$/i;
/** "it" and "that" which stand for nothing said before. */
const EMPTY_IT =
  /\b(?:is it (?:possible|true|ok|okay|worth|safe|correct|fine|better to|a good idea)|does it (?:matter|make sense)|is there|are there|so that|such that|the fact that|(?:that|this|these|those) (?!one\b)[a-z]{3,}|one [a-z]{3,})\b/i;

function complete(
  question: string,
  previous: string | undefined,
  names: NameLexicon,
  spokenOf: readonly FoundName[],
): CompletedQuestion {
  if (previous === undefined) return { text: question };
  const before = names.find(previous);
  const opener = OPENER.exec(question)?.[0] ?? '';
  const rest = question.slice(opener.length).trim();
  const own = names.find(rest);

  if (opener !== '' && rest !== '' && !WH.test(rest) && !(own.length === 0 && PRONOUN.test(rest)))
    return { text: continued(previous, before, rest, own) };
  const asked = rest === '' ? question : rest;
  const elsewhere = ELSEWHERE.exec(asked);
  if (opener !== '' && elsewhere && own.length === 1 && before.some(({ proper }) => proper === own[0]!.proper)) {
    return { text: continued(previous, before, own[0]!.text, own) };
  }
  if (isBareWhy(asked)) return { text: `${asked.replace(/[?!.\s]+$/, '')} ${previous}` };
  const pair = lastPair(distinctNames(before).length >= 2 ? before : spokenOf);
  if (pair && PAIR.test(asked) && own.length === 0) {
    return { text: withPair(asked, pair), asAsked: question, follows: previous };
  }

  const subject = subjectOf(previous, before);
  if (subject === '') return { text: question };
  if (MORE.test(asked)) return { text: subject };
  const resolved = withSubject(asked, subject, own);
  if (resolved !== undefined) return { text: resolved, asAsked: question, follows: previous };
  if (own.length === 0 && isElliptical(asked)) {
    return {
      text: `${asked.replace(/[?!.\s]+$/, '')} ${before.map(({ text }) => text).join(' and ') || subject}`,
      asAsked: question,
      follows: previous,
    };
  }
  return { text: question };
}

/** Words with a meaning of their own that a question may have and still lean on the one before it. */
const MOST_OWN_WORDS = 2;

/** "What are the benefits?" leaves its subject to the question before; "what is a taint?" brings one along. */
function isElliptical(question: string): boolean {
  const own = weightyWords(question).length;
  return own === 0 || (own <= MOST_OWN_WORDS && questionKind(question) !== 'definition');
}

/** Puts what the scene is about where the question says "it": "I keep hearing of Helm. What is that?" */
export function resolvePronoun(question: string, scene: string, names: NameLexicon): string {
  const subject = names.find(scene).at(-1)?.text;
  return (subject && withSubject(question, subject, names.find(question))) ?? question;
}

function subjectOf(previous: string, before: readonly FoundName[]): string {
  if (questionKind(previous) === 'definition') {
    const defined = definiendum(previous).trim();
    if (defined !== previous.trim() && defined.split(/\s+/).length <= 4) return defined;
  }
  return (before.find(({ proper }) => proper) ?? before[0])?.text ?? contentWords(previous);
}

function withSubject(asked: string, subject: string, own: readonly FoundName[]): string | undefined {
  const pronoun = EMPTY_IT.test(asked) ? null : PRONOUN.exec(asked);
  // "Does a pod keep its address": the pronoun stands for what the question has named itself.
  if (!pronoun || own.length > 1 || own.some((name) => sameName(name.text, subject) || name.start < pronoun.index))
    return undefined;
  return asked.replace(PRONOUN, possessive(pronoun[0]) ? `${subject}'s` : subject);
}

/** "and EKS?" asks the question before of another thing; "and for startups?" narrows it. */
function continued(previous: string, before: readonly FoundName[], rest: string, own: readonly FoundName[]): string {
  const bare = rest.replace(/[?!.\s]+$/, '');
  if (own.length === 0) return `${previous.replace(/[?!.\s]+$/, '')} ${bare}`;
  const sameSort = before.filter(({ proper }) => proper === own[0]!.proper);
  const alike = sameSort.length > 0 ? sameSort : before;
  const [first, ...others] = alike;
  if (!first || others.some((other) => !sameName(other.text, first.text))) {
    const narrows = /^(?:on|in|for|with|at|under|from|to)\b/i.test(bare);
    return narrows ? `${previous.replace(/[?!.\s]+$/, '')} ${bare}` : `what is ${bare}`;
  }
  return replaceNames(previous, alike, own.length === 1 ? own[0]!.text : bare);
}

function replaceNames(text: string, names: readonly FoundName[], name: string): string {
  return [...names].reverse().reduce((rest, { start, end }) => rest.slice(0, start) + name + rest.slice(end), text);
}

function distinctNames(found: readonly FoundName[]): FoundName[] {
  return found.filter((name, at) => found.findIndex((other) => sameName(other.text, name.text)) === at);
}

/** The two things spoken of last, in the order in which they came up; undefined when there were not two. */
function lastPair(found: readonly FoundName[]): readonly FoundName[] | undefined {
  const last = distinctNames([...found].reverse())
    .slice(0, 2)
    .reverse();
  return last.length === 2 ? last : undefined;
}

function withPair(question: string, two: readonly FoundName[]): string {
  const pair = two.map(({ text }) => text).join(' or ');
  return question.replace(PAIR, (words) =>
    /^which/i.test(words)
      ? `which, ${pair},`
      : /^(?:both|either|neither)/i.test(words)
        ? `${words.split(' ')[0]} ${pair}`
        : pair,
  );
}

function isBareWhy(question: string): boolean {
  return /^(?:but )?(?:why|how so|how come|why not|how)(?: is that| so| exactly)?$/.test(
    normaliseForPatterns(question).replace(/[?!.\s]+$/, ''),
  );
}

function possessive(pronoun: string): boolean {
  return /^(?:its|their|theirs)$/i.test(pronoun);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/s$/, '') === b.toLowerCase().replace(/s$/, '');
}

function weightyWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? []).filter(
    (word) => isTelling(word) && !WH.test(word) && word.length > 2,
  );
}

function contentWords(text: string): string {
  return weightyWords(text).slice(0, 4).join(' ');
}
