import type { Chunk, Note } from '../corpus/note.ts';
import { isTelling } from './word-weights.ts';

/** A name of a thing that the notes write about, found in a text. UTF-16 offsets, end exclusive. */
export interface FoundName {
  readonly text: string;
  /** Whether the notes write it as a proper name (Fargate, ECS) and not as a common noun (task definition). */
  readonly proper: boolean;
  readonly start: number;
  readonly end: number;
}

/** Finds the names of things (ECS, task definition, Fargate) that the notes know in any text. */
export interface NameLexicon {
  /** In order of the text, not overlapping, the longest where several fit. */
  find(text: string): readonly FoundName[];
}

const MAX_WORDS = 5;

export function createNameLexicon(notes: readonly Note[]): NameLexicon {
  const proper = new Map<string, boolean>();
  const collected = notes.map(namesOfNote);
  for (const { names } of collected)
    for (const [key, isProper] of names) proper.set(key, isProper || proper.get(key) === true);
  // A word that stands in small letters somewhere is no proper name, though a title may have written it large.
  for (const { smallWords } of collected) for (const word of smallWords) if (proper.has(word)) proper.set(word, false);
  return { find: (text) => findNames(text, proper) };
}

interface NoteNames {
  /** Keys of names, and whether the note writes them as proper names. */
  readonly names: ReadonlyMap<string, boolean>;
  readonly smallWords: ReadonlySet<string>;
}

/** A note is read once, however often others around it change. */
const remembered = new WeakMap<Note, NoteNames>();

function namesOfNote(note: Note): NoteNames {
  let known = remembered.get(note);
  if (!known) {
    known = { names: collectNames(note), smallWords: collectSmallWords(note) };
    remembered.set(note, known);
  }
  return known;
}

function collectNames(note: Note): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  const add = ({ name, proper }: { name: string; proper: boolean }) => {
    const key = keyOfName(name);
    if (key !== undefined) names.set(key, proper || names.get(key) === true);
  };
  for (const name of [note.title, ...note.aliases]) for (const part of nameParts(name)) add(common(part));
  for (const chunk of note.chunks) for (const name of namesIn(chunk)) add(name);
  return names;
}

function keyOfName(name: string): string | undefined {
  const words = wordsOf(name).map(({ key }) => key);
  if (words.length === 0 || words.length > MAX_WORDS || words.some((word) => ASKING.has(word))) return undefined;
  if (words.every((word) => !isTelling(word) || /^\d+$/.test(word) || GENERIC.has(word))) return undefined;
  return words.join(' ');
}

function collectSmallWords({ chunks }: Note): ReadonlySet<string> {
  const prose = chunks.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind !== 'code');
  const texts = prose.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  return new Set((texts.join('\n').match(/(?<![\w./-])[a-z]{3,}(?![\w./-])/g) ?? []).map(singular));
}

/** Headings that ask are questions, not names. */
const ASKING = new Set('how what why when where who which does do is are can should will did has have'.split(' '));

/** Headings and lead words which name no thing of their own. */
const GENERIC = new Set(
  'overview introduction summary link resource note example reference topic subject key feature main conclusion background more next step prerequisite cost price pricing billing limit size speed performance requirement what how why when the a an of to and in on for with it is are do i you'.split(
    ' ',
  ),
);

const common = (name: string) => ({ name, proper: false });

function* namesIn(chunk: Chunk): Iterable<{ name: string; proper: boolean }> {
  const heading = chunk.headings.at(-1);
  if (heading !== undefined) yield* nameParts(heading).map(common);
  for (const block of chunk.blocks) {
    if (block.kind === 'code') continue;
    for (const { text, markdown } of block.sentences) {
      for (const [, bold] of markdown.matchAll(/\*\*([^*\n]{2,40})\*\*/g)) yield* nameParts(bold!).map(common);
      for (const [acronym] of text.matchAll(/\b[A-Z][A-Z0-9]{1,6}\b/g)) yield { name: acronym, proper: true };
      // Capitalised words that do not open the sentence: Kubernetes, Amazon ECS, App Runner.
      for (const [proper] of text.matchAll(/(?<=[a-z,;:)] )[A-Z][A-Za-z0-9]*[a-z0-9](?: [A-Z][A-Za-z0-9]*)*/g))
        yield { name: proper, proper: true };
    }
  }
}

/** `ECS (Elastic Container Service)` is two names; `1.2 Amazon ECS: basics` is one without its number and its tail. */
function nameParts(name: string): string[] {
  const bare = name.replace(/^[\d.]+\s+/, '').replace(/[:?].*$/, '');
  const inner = /\(([^)]+)\)/.exec(bare)?.[1];
  const outer = bare.replace(/\([^)]*\)/g, ' ').trim();
  const sides = outer.split(/\s+(?:vs\.?|versus|or|and)\s+/i);
  return [outer, ...(sides.length > 1 ? sides : []), ...(inner === undefined ? [] : [inner])];
}

function findNames(text: string, keys: ReadonlyMap<string, boolean>): FoundName[] {
  const words = wordsOf(text);
  const found: FoundName[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestName(words, at, keys);
    if (length > 0) {
      const start = words[at]!.start;
      const end = words[at + length - 1]!.end;
      found.push({ text: text.slice(start, end), start, end, proper: keys.get(keyOf(words, at, length))! });
    }
    at += Math.max(1, length);
  }
  return found;
}

function longestName(words: readonly Word[], at: number, keys: ReadonlyMap<string, boolean>): number {
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length -= 1) {
    if (keys.has(keyOf(words, at, length))) return length;
  }
  return 0;
}

function keyOf(words: readonly Word[], at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map(({ key }) => key)
    .join(' ');
}

interface Word {
  /** Lower case, singular. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu)].map((match) => ({
    key: singular(match[0].normalize('NFKC').toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function singular(word: string): string {
  return word.length > 2 && word.endsWith('s') && !/(?:[suia]s|ecs|eks|dns|ebs|efs)$/.test(word)
    ? word.slice(0, -1)
    : word;
}
