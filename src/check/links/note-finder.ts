import { posix } from 'node:path';
import type { Corpus, Note } from '../../corpus/note.ts';
import { isNoteName } from '../../corpus/note-files.ts';
import { editDistance } from '../../search/edit-distance.ts';
import type { Vault } from '../vault.ts';
import type { NoteLink } from './note-link.ts';

/** Where a link leads. `elsewhere`: to something that is no note, or that cannot be told. */
export type Destination =
  | { readonly found: 'note'; readonly path: string }
  | { readonly found: 'elsewhere' }
  | { readonly found: 'nothing'; readonly near: readonly Note[] };

/** What of a link tells where it leads. */
type Named = Pick<NoteLink, 'kind' | 'target'>;

interface Folder extends Pick<Vault, 'hasFile'> {
  readonly corpus: Pick<Corpus, 'notes'>;
}

/** Finds the notes that links name, as Obsidian (wiki-links) and GitHub (Markdown) do. */
export function createNoteFinder({ corpus: { notes }, hasFile }: Folder): (link: Named, from: string) => Destination {
  const paths = new Map(notes.map((note) => [note.path, note]));
  const byName = new Map<string, Note[]>();
  for (const note of notes) {
    const name = nameOf(note.path);
    byName.set(name, [...(byName.get(name) ?? []), note]);
  }

  const wiki = (target: string, from: string): Destination => {
    // `[[ $a = 1 ]]` is a test of a shell.
    if (/[$="<>{}]/.test(target)) return { found: 'elsewhere' };
    const wanted = keyOf(posix.normalize(target.replace(/^\/+/, '')));
    const relative = keyOf(posix.join(posix.dirname(from), target));
    const found = (byName.get(nameOf(target)) ?? []).find(({ path }) => {
      const key = keyOf(path);
      return key === wanted || key.endsWith(`/${wanted}`) || key === relative;
    });
    if (found) return { found: 'note', path: found.path };
    // An attachment, or a file that is no note; Obsidian looks for it in all folders.
    if (/\.[a-z\d]{1,5}$/i.test(target) && !isNoteName(target)) return { found: 'elsewhere' };
    return { found: 'nothing', near: near(target) };
  };

  const markdown = (target: string, from: string): Destination => {
    const path = posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target));
    if (paths.has(path)) return { found: 'note', path };
    // A site may be built of the folder: an address that names no file may be right there, as one out of the folder may be.
    if (!isNoteName(path) || path.startsWith('..') || target.startsWith('/') || hasFile(path))
      return { found: 'elsewhere' };
    return { found: 'nothing', near: near(target) };
  };

  /** Notes that may be meant: of the same name elsewhere or in another case, of that title or alias, or a slip away. */
  const near = (target: string): readonly Note[] => {
    const name = nameOf(target);
    const named = byName.get(name) ?? [];
    if (named.length > 0) return named;
    const titled = notes.filter((note) => [note.title, ...note.aliases].some((each) => sameName(each, name)));
    if (titled.length > 0) return titled;
    const slips = name.length < shortestSlip ? 0 : 1;
    return notes.filter(({ path }) => {
      const other = nameOf(path);
      return sameName(other, name) || (slips > 0 && isSlip(other, name) && editDistance(other, name) <= slips);
    });
  };

  return (link, from) => {
    if (link.target === '') return { found: 'note', path: from };
    return link.kind === 'wiki' ? wiki(link.target, from) : markdown(link.target, from);
  };
}

/** Shorter names that differ in a letter are names of two things. */
const shortestSlip = 6;

const keyOf = (path: string): string => path.toLowerCase().replace(/\.(?:md|markdown|mdx|txt)$/, '');

const nameOf = (path: string): string => keyOf(posix.basename(path));

const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** A slip is hardly ever in the first letter ("ipython" is not "python"), and another number is another thing. */
const isSlip = (one: string, other: string): boolean =>
  one[0] === other[0] && one.replace(/\D/g, '') === other.replace(/\D/g, '');
