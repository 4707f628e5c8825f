import { type Meaning, readMeaning } from './meaning.ts';
import { isNameLike, isPluralName } from './name-shape.ts';

/** What a definitional sentence says, as Markdown with code spans. */
export interface DefinitionParts extends Meaning {
  /** With its article, without brackets and apposition: `A container image`. */
  readonly subject: string;
  /** Names that the sentence gives besides: in brackets or after "also called". */
  readonly otherNames: readonly string[];
  readonly copula: 'is' | 'are';
}

const NAME_WORD = "(?:`[^`]{1,40}`|[\\p{L}\\p{N}&][\\p{L}\\p{N}.'’/+#&-]*)";
const SUBJECT = `(?<subject>(?:(?:[Aa]n?|[Tt]he)\\s+)?${NAME_WORD}(?:\\s+${NAME_WORD}){0,6}?)`;
const BRACKETS = '(?:\\s*\\((?<brackets>[^()]{1,60})\\))?';
const OTHER_NAME =
  '(?:,?\\s+(?:(?:also|sometimes|often)\\s+)?(?:called|known as|abbreviated(?: as| to)?|short for)\\s+(?<called>[^,]{2,50}?),?|,\\s+(?:or|also)\\s+(?<or>[^,]{2,50}),)?';
const INSERTION = '(?:,\\s+(?:on the other hand|however|in contrast|by contrast|in turn),)?';
const IS = '\\s+(?:(?<copula>is|are)|(?<refers>refers? to))\\s+(?<rest>.+)$';
const DEFINITION = new RegExp(`^${SUBJECT}${BRACKETS}${OTHER_NAME}${INSERTION}${IS}`, 'u');
const GLOSSARY = /^(?<subject>[^:–—.?!,]{2,50}?)(?:\s*\((?<brackets>[^()]{1,60})\))?\s*(?::|\s[–—-])\s+(?<rest>\S.+)$/u;
const VERB_WITH_OBJECT = /\s(?:it|them|this|that|the|an?|your)(?:\s|$)/i;

/** `A pod is the smallest unit that …`; nothing where a sentence is no such definition. */
export function readDefinitionSentence(inline: string): DefinitionParts | undefined {
  const groups = DEFINITION.exec(inline)?.groups;
  if (!groups || !isNameLike(groups.subject!)) return undefined;
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
  const read = readMeaning(lowerFirst(groups.rest!), copula);
  // `Portability: the image moves …` is a sentence: its last word before the preposition is a verb, not a plural.
  return read && (copula === 'are' || !read.phrase.plural)
    ? withNames({ ...groups, subject }, copula, read)
    : undefined;
}

function withNames(
  { subject, brackets, called, or }: Readonly<Record<string, string | undefined>>,
  copula: 'is' | 'are',
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

/** An entry of a glossary begins with a capital that its first word does not have within a sentence. */
function lowerFirst(text: string): string {
  const [first = ''] = /^\p{Lu}\p{Ll}*(?=[\s-])/u.exec(text) ?? [];
  return first === '' ? text : text[0]!.toLowerCase() + text.slice(1);
}
