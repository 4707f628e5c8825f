import { plainText } from '../plain-text.ts';
import type { Section } from '../section.ts';
import { contentWords } from './content-words.ts';
import { leansOnOthers, type Statement } from './statement.ts';
import { withoutCode } from './text-asides.ts';

/** Escaped, so that it is no Markdown wherever it stands. */
const GAP = '\\_\\_\\_\\_';
/** Characters as read. */
const longestStem = 220;

/** Where a clause ends, and what follows only adds to it. */
const BOUNDARY =
  /;|(?<=[-°\p{L}\p{N}]\p{Lu})\. (?=\p{Lu})|: |, (?:and|while|whereas|but|so|so that|hence|because|since|which|although|though|where|when|unless|not|or|then|as|until|if|before|after|usually|mostly|often|unlike|for example|such as|with)(?= )|(?<! both [^,;:]*)(?<! between [^,;:]*) and (?=(?:for |with |in |at |by |after |to |up to |at most |at least |a \p{Ll}+ up to )*(?:[$€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b))/gu;
/** What comes after these is left out wherever that can be: it is a sentence of its own. */
const INDEPENDENT = /;|(?<=[-°\p{L}\p{N}]\p{Lu})\. (?=\p{Lu})/u;
/** A sentence that opens with a clause like this has its main clause after the comma. */
const OPENS_WITH_CLAUSE = /^(?:when|if|once|while|whenever|because|since|until|where|although|unless|as)\b/i;

/**
 * A statement with a gap in it, cut short where it is too long or would tell what the gap hides, and with the note's title
 * before it where it does not say itself what it is about.
 * @param text the statement, from which something may already be left out.
 * @param tells whether a text, gap and all, gives the answer away.
 */
export function gapStem(
  { section }: Pick<Statement, 'section'>,
  text: string,
  gap: { readonly start: number; readonly end: number },
  tells: (stem: string) => boolean,
): string | undefined {
  const head = text.slice(0, gap.start);
  const tail = text.slice(gap.end).replace(/\.$/, '');
  for (const clause of clausesAround(head, tail)) {
    if (!saysEnough(clause)) continue;
    const whole = withTopic(`${clause}.`, section);
    if (whole !== undefined && plainText(whole).length <= longestStem && !tells(whole)) return whole;
  }
  return undefined;
}

/** "The default value is …" says nothing of what has the value. */
function saysEnough(clause: string): boolean {
  return [...contentWords(clause)].filter((word) => !EMPTY_STEMS.has(word)).length >= 2;
}

const EMPTY_STEMS = new Set(
  'default valu maximum minimum max min limit number amount size time total set specifi enter use can'.split(' '),
);

/** The whole sentence first, then less and less of what stands after the gap, then of what stands before it. */
function* clausesAround(head: string, tail: string): Iterable<string> {
  const end = INDEPENDENT.exec(withoutCode(tail))?.index;
  const tails = end === undefined ? [tail, ...cutTails(head, tail)] : cutTails(head, tail);
  for (const each of tails) yield head + GAP + each;
  const own = ownClause(head);
  if (own !== undefined) for (const each of tails) yield own + GAP + each;
}

function cutTails(head: string, tail: string): readonly string[] {
  const masked = withoutCode(tail);
  if (OPENS_WITH_CLAUSE.test(head) && !withoutCode(head).includes(',') && !/^[^;:]*?, (?!and |or )/.test(masked))
    return [];
  const cuts = [...masked.matchAll(BOUNDARY)].filter(
    ({ 0: boundary, index }) =>
      !/^,? (?:and|or)/.test(boundary) || !isInEnumeration(withoutCode(head) + GAP + masked.slice(0, index)),
  );
  return cuts.map(({ index }) => tail.slice(0, index)).reverse();
}

/** Whether what stands before "and" is a list with commas, which would lack its end. */
function isInEnumeration(kept: string): boolean {
  const clause = kept.slice(Math.max(kept.lastIndexOf(';'), kept.lastIndexOf(': ')) + 1).trim();
  const commas = clause.replace(/, (?:which|where|when|while|so|but|because)\b/g, '').split(', ').length - 1;
  return commas > (OPENS_WITH_CLAUSE.test(clause) || /^[^,]{2,40}, /.test(clause) ? 1 : 0);
}

/** The clause that the gap stands in, where it has a subject of its own. */
function ownClause(head: string): string | undefined {
  const masked = withoutCode(head);
  const at = Math.max(masked.lastIndexOf('; '), masked.lastIndexOf(': '));
  if (at < 0) return undefined;
  const clause = head.slice(at + 2);
  if (
    leansOnOthers(clause) ||
    /\b(?:it|its|they|their|them|one)\b/i.test(withoutCode(clause)) ||
    clause.split(' ').length < 4
  )
    return undefined;
  return clause[0]!.toUpperCase() + clause.slice(1);
}

/** Names the subject of the note before a sentence that shares no word with it; nothing where neither names a thing. */
function withTopic(stem: string, section: Section): string | undefined {
  const topic = topicOf(section);
  if (topic === undefined) return NAMES_A_THING.test(plainText(stem)) ? stem : undefined;
  return isAbout(stem, section) ? stem : `${topic[0]!.toUpperCase()}${topic.slice(1)}: ${stem}`;
}

/** A name within the sentence. */
const NAMES_A_THING = /\s\p{Lu}|^\p{Lu}\S*[\p{Lu}\d]/u;

export function isAbout(stem: string, section: Section): boolean {
  // `The agent is …, published as a/thing-agent` is not yet about the thing.
  const words = contentWords(/^The \p{Ll}/u.test(stem) ? withoutCode(stem) : stem);
  return [...contentWords(topicOf(section) ?? '')].some((word) => words.has(word));
}

const longestTopic = 60;
/** Words in titles that do not belong to the name of the subject. */
const AROUND_NAME =
  /^(?:notes? (?:on|about)|introduction to|all about|about)\s+|\s+(?:notes?|overview|basics|cheat ?sheet|summary|101)$/gi;

/** What a section is about, as Markdown: its note's title, or the heading above it where the title names nothing. */
function topicOf({ note, headings }: Section): string | undefined {
  const topic = [note.title, ...headings].map(nameIn).find((name) => name !== undefined);
  return topic?.replace(/[\\`*_[\]<>~]/g, '\\$&');
}

function nameIn(title: string): string | undefined {
  const name = title
    .replace(/\s*\([^()]*\)$/, '')
    .replace(AROUND_NAME, '')
    .replace(/^[\d.]+\s+/, '')
    .replace(/:$/, '')
    .trim();
  const isName = /\p{L}{2}/u.test(name) && !/\d{4}|\?$|^untitled/i.test(name) && name.length <= longestTopic;
  return isName && !GENERIC.test(name) ? name : undefined;
}

const GENERIC =
  /^(?:overview|introduction|summary|conclusion|notes?|links?|resources|references|examples?|background|details|general|misc|miscellaneous|key (?:features|differences|points)|(?:main )?use cases|how it works|what it is|topics?|facts?|questions?|faq|limits?|costs?|pricing|requirements|terms|basics|todo|api|docs|documentation|usage|install(?:ation)?|getting started|performance|benchmarks?|options|readme|index)$/i;
