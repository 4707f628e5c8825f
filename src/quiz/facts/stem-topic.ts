import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import type { Section } from '../section.ts';
import { contentWords } from './content-words.ts';
import type { Statement } from './statement.ts';
import { withoutCode } from './text-asides.ts';

/**
 * A stem that names what it is about: as it is where it does so, else with the item, the heading or the note that it belongs
 * to before it. Nothing where none of them names a thing.
 * @param uncut the sentence that the stem was made of.
 */
export function withTopic(
  stem: string,
  statement: Pick<Statement, 'section' | 'before' | 'lead'>,
  knowledge: Knowledge,
  uncut: string,
): string | undefined {
  const { section, lead, before } = statement;
  if (lead !== undefined && !names(stem, lead)) return prefixed(lead, stem);
  const noun = BARE.exec(stem)?.[1];
  if (noun !== undefined && !isKnownAs(noun, section, knowledge)) {
    const full = fullNameFor(noun, section, knowledge);
    if (full !== undefined) return stem.replace(`The ${noun}`, () => `The ${full}`);
    const words = contentWords(noun);
    if (OF_SOMETHING.test(noun) || [...words].some((word) => contentWords(before).has(word))) return undefined;
  }
  const thing = headingThing(section, knowledge);
  const isNamed = OPENS_WITH_NAME.test(stem) && isAbout(uncut, section);
  if (isNamed || isAbout(stem, section) || (thing !== undefined && names(stem, thing))) return stem;
  const topic = thing ?? topicOf(section);
  if (topic === undefined) return NAMES_A_THING.test(plainText(stem)) ? stem : undefined;
  return prefixed(topic, stem);
}

/** A stem that opens with a name needs nothing before it, if the sentence was of the note's subject before it was cut. */
const OPENS_WITH_NAME = /^(?:The )?\p{Lu}[\p{L}\p{N}]*\p{Lu}/u;

/** A subject that is one common noun, and does not say of what: `The agent listens`, not `The agent of …`. */
const BARE =
  /^The (\p{Ll}[\p{L}-]*) (?=(?:is|are|was|were|has|have|had|can|cannot|may|must|will|on|in|at|by|from|with|then|always|usually)\b|\p{Ll}{3,}(?:s|ed)\b)/u;
const OF_SOMETHING = /^(?:default|maximum|minimum|limit|value|number|size|rest)$/;

/** Whether a noun alone is the name of what the note or a heading is about. */
function isKnownAs(noun: string, { note, headings }: Section, { termsIn }: Knowledge): boolean {
  if (termsIn(noun).some(({ term }) => term.proper || term.small === true)) return true;
  return [note.title, ...note.aliases, ...headings].some((title) => nameOf(title).toLowerCase() === noun);
}

/** `ECS agent` for `agent`, where the nearest headings or else the note speak of one such thing only. */
function fullNameFor(noun: string, section: Section, knowledge: Knowledge): string | undefined {
  const { note, headings } = section;
  const inNote = knowledge.sections.filter((other) => other.note.path === note.path);
  const ofNote = inNote.flatMap((other) => other.blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
  const texts = [
    [headings.at(-1) ?? ''],
    [...headings, note.title, ...inNote.flatMap((other) => other.headings)],
    ofNote,
  ];
  for (const each of texts) {
    const found = new Set(each.flatMap((text) => namesEndingWith(noun, text, knowledge)));
    if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  }
  return undefined;
}

function namesEndingWith(noun: string, text: string, { termsIn }: Knowledge): readonly string[] {
  const known = termsIn(text).flatMap(({ start, end }) => {
    const name = text.slice(start, end);
    return name.endsWith(` ${noun}`) ? [name.replace(/^(?:the|an?) /i, '')] : [];
  });
  const written = text.match(new RegExp(`\\b(?:\\p{Lu}{2,}|\\p{Lu}\\p{Ll}+\\p{Lu}\\S*) ${noun}\\b`, 'gu')) ?? [];
  return [...known, ...written];
}

/** The innermost heading that is, or asks for, a thing that the notes know. */
function headingThing({ headings }: Section, { termsIn }: Knowledge): string | undefined {
  for (const heading of headings.toReversed()) {
    const asked = /^What (?:is|are|does|do) (?:the |an? )?(.+?)(?: do| mean)?\?$/i.exec(heading)?.[1];
    const name = asked ?? nameIn(heading);
    if (name === undefined) continue;
    const [found] = termsIn(name);
    if (found && found.start === 0 && found.end === name.length) return name;
  }
  return undefined;
}

function prefixed(topic: string, stem: string): string {
  const shown = topic.replace(/[\\`*_[\]<>~]/g, '\\$&');
  return `${shown[0]!.toUpperCase()}${shown.slice(1)}: ${stem}`;
}

/** Whether a text has all words of a name. */
function names(text: string, name: string): boolean {
  const words = contentWords(text);
  return [...contentWords(name)].every((word) => words.has(word)) && contentWords(name).size > 0;
}

/** A name within the sentence. */
const NAMES_A_THING = /\s\p{Lu}|^\p{Lu}\S*[\p{Lu}\d]/u;

/** Whether a text shares a word with what the note is about. */
export function isAbout(stem: string, section: Section): boolean {
  // `The agent is …, published as a/thing-agent` is not yet about the thing.
  const words = contentWords(/^The \p{Ll}/u.test(stem) ? withoutCode(stem) : stem);
  return [...contentWords(topicOf(section) ?? '')].some((word) => words.has(word));
}

const longestTopic = 60;
/** Words in titles that do not belong to the name of the subject. */
const AROUND_NAME =
  /^(?:notes? (?:on|about)|introduction to|all about|about)\s+|\s+(?:notes?|overview|basics|cheat ?sheet|summary|101)$/gi;

/** What a section is about, plain: its note's title, or the heading above it where the title names nothing. */
function topicOf({ note, headings }: Section): string | undefined {
  return [note.title, ...headings].map(nameIn).find((name) => name !== undefined);
}

function nameIn(title: string): string | undefined {
  const name = nameOf(title);
  const isName = /\p{L}{2}/u.test(name) && !/\d{4}|\?$|^untitled/i.test(name) && name.length <= longestTopic;
  return isName && !GENERIC.test(name) ? name : undefined;
}

const nameOf = (title: string): string =>
  title
    .replace(/\s*\([^()]*\)$/, '')
    .replace(AROUND_NAME, '')
    .replace(/^[\d.]+\s+/, '')
    .replace(/:$/, '')
    .trim();

const GENERIC =
  /^(?:overview|introduction|summary|conclusion|notes?|links?|resources|references|examples?|background|details|general|misc|miscellaneous|key (?:features|differences|points)|(?:main )?use cases|how it works|what it is|topics?|facts?|questions?|faq|limits?|costs?|pricing|requirements|terms|basics|todo|api|docs|documentation|usage|install(?:ation)?|getting started|performance|benchmarks?|options|readme|index)$/i;
