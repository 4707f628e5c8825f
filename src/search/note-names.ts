import type { Note } from '../corpus/note.ts';
import { acronymsIn, isAcronymOf } from './acronyms.ts';
import { questionWords } from './question-words.ts';

type Group = readonly string[];

/** A title or alias of more words is a sentence, not a name. */
const LONGEST_NAME = 5;

/** Words that name anything: a link `[[ecs|this service]]` does not make `service` a name of ECS. */
const genericWords: ReadonlySet<string> = new Set(
  `about article basics chapter comparison concept concepts container containers cheatsheet doc docs documentation example
  examples faq feature features general glossary guide home index info information intro introduction link links note
  notes overview page platform product reference section service services solution summary system systems tool tools
  topic topics tutorial`.split(/\s+/),
);

/** Groups of names for one thing, as the notes themselves state them. */
export function namesInNotes(notes: readonly Note[]): readonly Group[] {
  const groups = new Map<string, Group>();
  const titles = new Map(notes.map((note) => [fileName(note.path), nameInTitle(note.title)]));
  for (const note of notes) {
    for (const group of [aliasesOf(note), ...linkNames(note, titles), ...acronymsOf(note)]) {
      if (group.length > 1) groups.set(group.join('\n').toLowerCase(), group);
    }
  }
  return [...groups.values()];
}

/** The author says that these are one. */
function aliasesOf(note: Note): Group {
  return [nameInTitle(note.title), ...note.aliases].filter(isName);
}

/** `[[ecs|Elastic Container Service]]`. What a link reads as is often a mere word of its sentence, so letters must agree. */
function linkNames(note: Note, titles: ReadonlyMap<string, string>): readonly Group[] {
  return note.links.flatMap(({ target, alias }) => {
    const name = titles.get(fileName(target)) ?? target.slice(target.lastIndexOf('/') + 1);
    if (!alias || !isName(name)) return [];
    return isAcronymOf(alias, name) || isAcronymOf(name, alias) ? [[name, alias]] : [];
  });
}

/** A note never changes, so what it states is looked for once. */
const stated = new WeakMap<Note, readonly Group[]>();

function acronymsOf(note: Note): readonly Group[] {
  let groups = stated.get(note);
  if (!groups) {
    groups = textsOf(note).flatMap(acronymsIn);
    stated.set(note, groups);
  }
  return groups;
}

function textsOf(note: Note): readonly string[] {
  const texts = new Set([note.title]);
  for (const { headings, blocks } of note.chunks) {
    for (const heading of headings) texts.add(heading);
    for (const { kind, sentences } of blocks) {
      if (kind !== 'code') for (const { text } of sentences) texts.add(text);
    }
  }
  return [...texts];
}

/** `Amazon ECS (Elastic Container Service)` is called `Amazon ECS`. */
function nameInTitle(title: string): string {
  return title.replace(/\s*\([^()]*\)\s*$/, '').trim();
}

function isName(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s/_-]+/)
    .filter(Boolean);
  const telling = words.some((word) => !genericWords.has(word) && !questionWords.has(word));
  return words.length <= LONGEST_NAME && telling;
}

function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.replace(/\.(?:md|markdown|mdx|txt)$/, '');
}
