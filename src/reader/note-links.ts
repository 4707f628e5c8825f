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
      const place = findNote({ kind: 'wiki', target: name, heading: '' }, '');
      const meant =
        place.found === 'note'
          ? notes.filter(({ path }) => path === place.path)
          : place.found === 'nothing'
            ? place.near
            : [];
      return [...new Set([...meant, ...alike(name, notes)])].slice(0, mostNear);
    },
  };
}

const mostNear = 8;
/** Share of pairs of letters that a name must have in common with what was looked for. */
const leastAlike = 0.5;

/** Notes whose file or title is spelled nearly so. */
function alike(name: string, notes: readonly Note[]): readonly Note[] {
  const wanted = pairs(
    name
      .split('/')
      .at(-1)
      ?.replace(/\.[a-z]+$/i, '') ?? '',
  );
  return notes
    .map((note) => {
      const names = [
        note.path
          .split('/')
          .at(-1)
          ?.replace(/\.[a-z]+$/i, '') ?? '',
        note.title,
        ...note.aliases,
      ];
      return { note, likeness: Math.max(...names.map((each) => shared(wanted, pairs(each)))) };
    })
    .filter(({ likeness }) => likeness >= leastAlike)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ note }) => note);
}

function pairs(text: string): ReadonlySet<string> {
  const letters = ` ${plain(text)} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

/** Dice's coefficient: from 0 to 1. */
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);

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
