import type { Note } from '../corpus/note.ts';
import { acronymsIn, isAcronymOf } from './acronyms.ts';
import { questionWords } from './question-words.ts';

/** A title or alias longer than this is a sentence, not a name. */
const LONGEST_NAME = 5;

/** Words that name anything: a link `[[ecs|this service]]` does not make `service` a name of ECS. */
const genericWords = new Set(
  `about article basics chapter comparison concept container containers cheatsheet doc docs documentation example examples
  faq features general glossary guide home index info information intro introduction link notes note overview page
  platform product section service services solution summary system systems tool tools topic topics tutorial`.split(
    /\s+/,
  ),
);

/** Groups of names for one thing, as the notes themselves state them. */
export function namesInNotes(notes: readonly Note[]): readonly (readonly string[])[] {
  const groups = new Map<string, readonly string[]>();
  const add = (...names: string[]) => {
    const key = names.map((name) => name.toLowerCase()).join('\n');
    if (!groups.has(key)) groups.set(key, names);
  };
  const titles = new Map(notes.map((note) => [basename(note.path), note.title]));
  for (const note of notes) {
    const title = nameInTitle(note.title);
    for (const alias of note.aliases) if (isName(title) && isName(alias)) add(title, alias);
    for (const { target, alias } of note.links) {
      const name = nameInTitle(titles.get(basename(target)) ?? target);
      if (!alias || !isName(name)) continue;
      if (isAcronymOf(alias, name)) add(name, alias);
      else if (isAcronymOf(name, alias)) add(alias, name);
    }
    for (const [long, short] of acronymsInNote(note)) add(long, short);
  }
  return [...groups.values()];
}

function* acronymsInNote(note: Note): Iterable<readonly [string, string]> {
  yield* acronymsIn(note.title);
  const seen = new Set<string>();
  for (const chunk of note.chunks) {
    for (const heading of chunk.headings) {
      if (!seen.has(heading)) yield* acronymsIn(heading);
      seen.add(heading);
    }
    for (const block of chunk.blocks) {
      if (block.kind === 'code') continue;
      for (const sentence of block.sentences) yield* acronymsIn(sentence.text);
    }
  }
}

/** `Amazon ECS (Elastic Container Service)` is named `Amazon ECS`. */
function nameInTitle(title: string): string {
  return title.replace(/\s*\([^()]*\)\s*$/, '').trim();
}

function isName(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s/_-]+/)
    .filter(Boolean);
  const telling = words.filter((word) => !genericWords.has(word) && !questionWords.has(word));
  return words.length > 0 && words.length <= LONGEST_NAME && telling.length > 0;
}

function basename(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(?:md|markdown|mdx|txt)$/i, '')
    .toLowerCase();
}
