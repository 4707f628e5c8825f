import type { Corpus, Note } from '../corpus/note.ts';

export interface NoteFolder {
  /** '' for notes that stand in no folder. */
  readonly path: string;
  /** By their titles. */
  readonly notes: readonly Note[];
}

const byTitle = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The notes by folder, as a list of sources shows them.
 * @param filter words that must all stand in a note's title, path or aliases; `#tag` for a tag.
 */
export function listNotes({ notes }: Pick<Corpus, 'notes'>, filter: string): readonly NoteFolder[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const folders = new Map<string, Note[]>();
  for (const note of notes) {
    if (!matches(note, words)) continue;
    const folder = note.path.split('/').slice(0, -1).join('/');
    const known = folders.get(folder);
    if (known) known.push(note);
    else folders.set(folder, [note]);
  }
  return [...folders]
    .map(([path, inside]) => ({ path, notes: inside.sort((a, b) => byTitle.compare(a.title, b.title)) }))
    .sort((a, b) => byTitle.compare(a.path, b.path));
}

function matches({ title, path, aliases, tags }: Note, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [title, path, ...aliases].join('\n').toLowerCase();
  return words.every((word) =>
    word.startsWith('#') ? tags.some((tag) => tag.toLowerCase() === word.slice(1)) : text.includes(word),
  );
}

/** Sections with text of their own. */
export const countSections = ({ chunks }: Note): number => chunks.filter(({ part }) => part === 0).length;
