import { slug } from 'github-slugger';
import { createNoteFinder } from '../check/links/note-finder.ts';
import type { Corpus, Note } from '../corpus/note.ts';
import { notePath } from '../pages/note-path.ts';
import { type NoteAddress, splitAddress } from './addresses.ts';

export interface NoteLinks {
  /** Where a link of the note `from` leads in the browser; nothing where there is no such note. Addresses with a scheme stay. */
  resolve(url: string, from: string): string | undefined;
  /** Notes that may be meant by a path or name that is none, the likeliest first, at most eight. */
  near(name: string): readonly Note[];
}

/** Finds the notes that links lead to, of one edition of the notes. */
export function createNoteLinks({ notes }: Pick<Corpus, 'notes'>, basePath: string): NoteLinks {
  const find = createNoteFinder({ corpus: { notes }, hasFile: () => false });
  const byPath = new Map(notes.map((note) => [note.path, note]));
  const alike = createSpelling(notes);
  /** Obsidian's Markdown links may be written as its wiki-links are: without the file's ending, in any case. */
  const findNote = ({ kind, target }: NoteAddress, from: string) => {
    const place = find({ kind, target }, from);
    return place.found !== 'note' && kind === 'markdown' && target !== ''
      ? find({ kind: 'wiki', target }, from)
      : place;
  };
  return {
    resolve(url, from) {
      const address = splitAddress(url);
      if (address === undefined) return url;
      const { target, heading } = address;
      const place = findNote(address, from);
      if (place.found !== 'note') return undefined;
      const anchor = anchorOf(byPath.get(place.path), heading);
      if (target === '' && anchor !== '') return `#${encodeURIComponent(anchor)}`;
      return notePath(basePath, { path: place.path, anchor });
    },
    near(name) {
      // Beyond that it is the name of no file.
      const target = name.length > longestName ? '' : name;
      const place = findNote({ kind: 'wiki', target, heading: '' }, '');
      const meant =
        place.found === 'note'
          ? notes.filter(({ path }) => path === place.path)
          : place.found === 'nothing'
            ? place.near
            : [];
      return [...new Set([...meant, ...alike(name)])].slice(0, mostNear);
    },
  };
}

const mostNear = 8;
const longestName = 300;
/** Share of pairs of letters that a name must have in common with what was looked for. */
const leastAlike = 0.5;

/** Longer names are compared by their beginning. */
const longestCompared = 80;

/** Names of notes as they are compared, and how alike to them a name is. */
function createSpelling(notes: readonly Note[]): (name: string) => readonly Note[] {
  let spelled: readonly { readonly note: Note; readonly names: readonly string[] }[] | undefined;
  return (name) => {
    const wanted = pairs(padded(fileName(name)).slice(0, longestCompared));
    spelled ??= notes.map((note) => ({ note, names: [fileName(note.path), note.title, ...note.aliases].map(padded) }));
    return spelled
      .map(({ note, names }) => ({ note, likeness: Math.max(...names.map((each) => likeness(wanted, each))) }))
      .filter((each) => each.likeness >= leastAlike)
      .sort((a, b) => b.likeness - a.likeness)
      .map(({ note }) => note);
  };
}

const fileName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[a-z]+$/i, '');

/** With its ends, which count as letters. */
const padded = (name: string): string => ` ${plain(name)} `;

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** Dice's coefficient, from 0 to 1, of pairs of letters. Names are many: what differs too much in length is not looked at. */
function likeness(wanted: ReadonlySet<string>, text: string): number {
  const [count, others] = [wanted.size, text.length - 1];
  if ((2 * Math.min(count, others)) / (count + others) < leastAlike) return 0;
  let both = 0;
  for (const pair of wanted) if (text.includes(pair)) both += 1;
  return (2 * both) / (count + others);
}

/** Letters and digits are what people agree on when they name a heading. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Of the heading that is named by its text or its anchor; `#Section#Part` names the part. */
function anchorOf(note: Note | undefined, heading: string): string {
  const name = heading.split('#').at(-1) ?? '';
  if (name === '' || name.startsWith('^')) return name;
  const named = note?.chunks.find(
    ({ anchor, headings }) => anchor === name || plain(headings.at(-1) ?? '') === plain(name),
  );
  return named?.anchor || slug(name);
}
