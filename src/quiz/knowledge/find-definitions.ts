import type { ListItem, Sentence } from '../../corpus/note.ts';
import type { Section } from '../section.ts';
import { type DefinitionParts, readDefinitionSentence, readGlossaryItem } from './definition-sentence.ts';
import { inlineMarkdownOf } from './inline-markdown.ts';
import { keyOfName, withoutArticle } from './name-key.ts';

/** A definition with the place where it stands. */
export interface FoundDefinition extends DefinitionParts {
  /** What it defines, without article and code marks. */
  readonly name: string;
  readonly sentence: Sentence;
  readonly section: Section;
  /** How likely the place makes it that the sentence is meant as a definition, 0 to 1. */
  readonly weight: number;
}

/** @param smallWords words that the notes write in small letters. */
export function definitionsIn(section: Section, smallWords: ReadonlySet<string>): readonly FoundDefinition[] {
  const found: FoundDefinition[] = [];
  for (const [at, block] of section.blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') continue;
    for (const [index, sentence] of block.sentences.entries()) {
      const item = block.kind === 'list-item' && index === 0 ? block : undefined;
      const place = at === 0 && index === 0 ? OPENING : item ? ITEM : WITHIN;
      const parted = readSentence(sentence, item, smallWords);
      const read = parted.length > 0 || at > 0 || index > 0 ? parted : readBelowHeading(sentence, section, smallWords);
      for (const parts of read) {
        const named = isNamedAbove(parts.subject, section);
        if (isNumbered(parts)) continue;
        if (named || !isLoose(parts)) {
          const name = withoutArticle(parts.subject).replaceAll('`', '');
          found.push({ ...parts, name, sentence, section, weight: place + (named ? NAMED : 0) });
        }
      }
    }
  }
  return found;
}

const OPENING = 0.6;
const ITEM = 0.4;
const WITHIN = 0.2;
/** Where heading or note are named after what is defined. */
const NAMED = 0.4;

/** `**What it is:** ECS is …` */
const LABEL = /^[\p{L} ]{2,30}:\s+(?=\p{Lu}|`)/u;
/** `A tag is …, and a digest is …` */
const CLAUSES =
  /(?:,(?:\s+(?:and|while|whereas|but))?|;)\s+(?!(?:where|which|that|who|whose|when|in which|on which|from which)\b)(?=\S[^,;:]{1,60}?\s(?:is|are|means)\s)/u;

/** A verb or a sign that parts what is defined from what it is; most sentences have none near their beginning. */
const MAY_DEFINE = /^.{1,120}?(?:\s(?:is|are|refers? to|means?)\s|:|\s[–—=-]\s)/;

function readSentence(
  sentence: Sentence,
  item: ListItem | undefined,
  smallWords: ReadonlySet<string>,
): readonly DefinitionParts[] {
  if (!MAY_DEFINE.test(sentence.text)) return [];
  const inline = inlineMarkdownOf(sentence);
  const [first = '', ...others] = inline.replace(LABEL, '').split(CLAUSES);
  const main =
    readDefinitionSentence(inline, smallWords) ??
    readDefinitionSentence(first, smallWords) ??
    (isEntry(sentence, item) ? readGlossaryItem(inline, smallWords) : undefined);
  // A pronoun of a later clause may mean the subject of an earlier one.
  const later = others
    .filter((clause) => !PRONOUN.test(clause))
    .map((clause) => readDefinitionSentence(clause, smallWords));
  return [main, ...later].filter((parts) => parts !== undefined);
}

/** `It is the smallest unit …` below the heading `Pod` or `What is a pod?`. */
function readBelowHeading(
  { text, ...sentence }: Sentence,
  { headings, note }: Section,
  smallWords: ReadonlySet<string>,
): readonly DefinitionParts[] {
  const [, rest] = /^(?:It|They)(?:['’]s)?\s+(.+)$/.exec(inlineMarkdownOf({ text, ...sentence })) ?? [];
  const heading = (headings.at(-1) ?? note.title)
    .replace(/^What (?:is|are) (.+)\?$/i, '$1')
    .replace(/\s*\([^()]*\)$/, '');
  if (rest === undefined || !/^[\p{L}\p{N} .-]+$/u.test(heading)) return [];
  const verb = /^(?:is|are)\s/.test(rest) ? '' : 'is ';
  const parts = readDefinitionSentence(`${heading} ${verb}${rest}`, smallWords);
  return parts ? [{ ...parts, listed: true }] : [];
}

/** An item of a list, or a sentence that is written like one: `**Pod** – the smallest …`, `Pod : the smallest …`. */
function isEntry({ markdown }: Sentence, item: ListItem | undefined): boolean {
  return (item ? !item.ordered : ENTRY.test(markdown)) && !ONLY_LINK.test(markdown);
}

const ENTRY = /^(?:(\*\*|__)[^*_]{2,50}(?::\1\s|\1(?::|\s[–—=-])\s)|[^:–—.?!,*]{2,50}\s:\s)/;
/** `AWS website: [Amazon ECS](https://…)` */
const ONLY_LINK = /(?::|\s[–—-])\s+\[[^\]]*\]\([^)]*\)\S*$/;

const PRONOUN = /\b(?:it|its|they|them|their)\b/i;

/** `Exit code 143 means …`: one of many codes, and no thing of its own. */
function isNumbered({ subject, copula }: DefinitionParts): boolean {
  return (copula === 'means' || copula === 'mean') && /\d/.test(subject);
}

/** `The team is …`, `Losing it means …` are seldom meant as definitions. */
function isLoose({ subject, copula }: DefinitionParts): boolean {
  return /^the \p{Ll}+$/iu.test(subject) || copula === 'means' || copula === 'mean';
}

function isNamedAbove(subject: string, { headings, note }: Section): boolean {
  const key = keyOfName(subject);
  const heading = ` ${keyOfName(headings.at(-1) ?? '')} `;
  return heading.includes(` ${key} `) || [note.title, ...note.aliases].some((name) => keyOfName(name) === key);
}
