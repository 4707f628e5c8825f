import type { Definition } from '../knowledge.ts';
import { type Meaning, readMeaning } from './meaning.ts';
import { isNameLike, isPluralName } from './name-shape.ts';
import { isPlural, pluralOf } from './noun-forms.ts';
import { isAdjective, nounPhraseOf } from './noun-phrase.ts';
import { readSense } from './sense.ts';
import { isCommonWord } from './small-words.ts';

/** What a definitional sentence says, as Markdown with code spans. */
export interface DefinitionParts extends Meaning {
  /** With its article, without brackets and apposition: `A container image`. */
  readonly subject: string;
  /** Names that the sentence gives besides: in brackets or after "also called". */
  readonly otherNames: readonly string[];
  readonly copula: Definition['copula'];
  /** Whether the sentence does not itself begin with the subject and its article: an entry of a list. */
  readonly listed?: true;
}

const NAME_WORD = "(?:`[^`]{1,40}`|[\\p{L}\\p{N}&][\\p{L}\\p{N}.'’/+#&-]*)";
const SUBJECT = `(?<subject>(?:(?:[Aa]n?|[Tt]he)\\s+)?${NAME_WORD}(?:\\s+${NAME_WORD}){0,6}?)`;
const BRACKETS = '(?:\\s*\\((?<brackets>[^()]{1,60})\\))?';
const OTHER_NAME =
  '(?:,?\\s+(?:(?:also|sometimes|often)\\s+)?(?:called|known as|abbreviated(?: as| to)?|short for)\\s+(?<called>[^,]{2,50}?),?|,\\s+(?:or|also)\\s+(?<or>[^,]{2,50}),)?';
const INSERTION = '(?:,\\s+(?:on the other hand|however|in contrast|by contrast|in turn),)?';
const IS = '\\s+(?:(?<copula>is|are)|(?<refers>refers? to)|(?<means>means?))\\s+(?<rest>.+)$';
const DEFINITION = new RegExp(`^${SUBJECT}${BRACKETS}${OTHER_NAME}${INSERTION}${IS}`, 'u');
const GLOSSARY =
  /^(?<subject>[^:–—.?!,=]{2,50}?)(?:\s*\((?<brackets>[^()]{1,60})\))?\s*(?::|\s[–—=-])\s+(?<rest>\S.+)$/u;
/** "Time and space are two …" defines neither. */
const TWO_THINGS = /\s(?:and|or)\s/;
const VERB_WITH_OBJECT = /\s(?:it|them|this|that|the|an?|your)(?:\s|$)/i;

/**
 * `A pod is the smallest unit that …`; nothing where a sentence is no such definition.
 * @param smallWords words that the notes write in small letters.
 */
export function readDefinitionSentence(inline: string, smallWords: ReadonlySet<string>): DefinitionParts | undefined {
  const groups = DEFINITION.exec(inline)?.groups;
  if (!groups || !isNameLike(groups.subject!)) return undefined;
  if (groups.copula === 'are' && TWO_THINGS.test(groups.subject!)) return undefined;
  if (groups.copula === 'is' && isPluralName(groups.subject!, smallWords)) return undefined;
  if (groups.means) return withNames(groups, groups.means as 'means' | 'mean', readSense(groups.rest!));
  const copula = groups.copula === 'are' || groups.refers === 'refer to' ? 'are' : 'is';
  return withNames(groups, copula, readMeaning(groups.rest!, copula));
}

/**
 * `**Pod**: the smallest unit that …`, as items of a list and entries of a glossary have it.
 * @param smallWords words that the notes write in small letters.
 */
export function readGlossaryItem(inline: string, smallWords: ReadonlySet<string>): DefinitionParts | undefined {
  const groups = GLOSSARY.exec(inline)?.groups;
  const subject = groups?.subject?.trim();
  if (!groups || !subject || !isNameLike(subject) || VERB_WITH_OBJECT.test(subject)) return undefined;
  const copula = isPluralName(subject, smallWords) ? 'are' : 'is';
  if (copula === 'are' && TWO_THINGS.test(subject)) return undefined;
  const said = lowerFirst(groups.rest!, smallWords);
  if (mayHoldVerb(said)) return undefined;
  const read = readMeaning(copula === 'is' ? withArticle(said, smallWords) : said, copula);
  // `Portability: the image moves …` is a sentence: its last word before the preposition is a verb, not a plural.
  if (!read || (copula === 'is' && read.phrase?.plural)) return undefined;
  const parts = withNames({ ...groups, subject }, copula, read);
  return parts && { ...parts, listed: true };
}

/** Entries of a list leave out the article: `Registry: managed service for images`. */
function withArticle(said: string, smallWords: ReadonlySet<string>): string {
  const phrase = nounPhraseOf(said);
  if (!/^\p{L}/u.test(said) || phrase?.determiner !== '' || phrase.plural || !smallWords.has(pluralOf(phrase.head)))
    return said;
  if (!/^\s(?:for|that|which|of|to|with|in|on|by|from|between)\s/.test(said.slice(phrase.end))) return said;
  return `${startsWithVowelSound(said) ? 'an' : 'a'} ${said}`;
}

/**
 * Whether an entry may say what somebody does (`route traffic to pods`) or what happens (`the data plane reports …`) and
 * not what a thing is.
 */
function mayHoldVerb(said: string): boolean {
  const phrase = nounPhraseOf(said);
  if (!phrase || phrase.modifiers.some((word) => isPlural(word))) return true;
  if (phrase.determiner !== '') return false;
  const [first, second] = phrase.modifiers;
  if (first !== undefined) return !isAdjective(/^\p{L}+ly$/u.test(first) ? (second ?? '') : first);
  return !phrase.plural || !/^\s(?:of|that|which|for)\s/.test(said.slice(phrase.end));
}

function startsWithVowelSound(text: string): boolean {
  const [word = ''] = /^[\p{L}\p{N}]+/u.exec(text) ?? [];
  if (/^\p{Lu}+$/u.test(word)) return /^[AEFHILMNORSX]/.test(word);
  return /^[aeiou8]/i.test(word) && !/^(?:uni|use|usu|eu|one|ubi)/i.test(word);
}

function withNames(
  { subject, brackets, called, or }: Readonly<Record<string, string | undefined>>,
  copula: Definition['copula'],
  read: Meaning | undefined,
): DefinitionParts | undefined {
  if (!read || !subject) return undefined;
  const others = [brackets, called, or].filter((name) => name !== undefined).map(bareName);
  return { ...read, subject, copula, otherNames: others.filter((name) => isNameLike(name)) };
}

function bareName(name: string): string {
  return name
    .replace(/^(?:or|aka|also|short for|abbreviated|called|known as)\s+/i, '')
    .replace(/^(?:an?|the)\s+/i, '')
    .trim();
}

/** An entry of a list begins with a capital that its first word does not have within a sentence. */
function lowerFirst(text: string, smallWords: ReadonlySet<string>): string {
  const [first = ''] = /^\p{Lu}\p{Ll}*(?=[\s,-])/u.exec(text) ?? [];
  const isCommon =
    /^(?:an?|the|one)$/i.test(first) || isAdjective(first) || isCommonWord(first.toLowerCase(), smallWords);
  return isCommon ? text[0]!.toLowerCase() + text.slice(1) : text;
}
