import type { NoteHead } from '../../corpus/note.ts';
import { type OutlineHeading, outlineOf } from '../outline.ts';
import type { Rule } from '../rule.ts';
import { subjectKey } from '../subject-key.ts';

interface Place {
  readonly note: NoteHead;
  readonly heading: OutlineHeading;
}

/** A heading in this many notes is a pattern that they follow. */
const leastForPattern = 3;

export const similarHeading: Rule = {
  code: 'similar-heading',
  summary: 'two headings, here or in another note, say the same in other words',
  look: ({ corpus, tree }) => {
    const places = new Map<string, Place[]>();
    for (const note of corpus.notes) {
      const outline = outlineOf(tree(note.path));
      for (const heading of outline) {
        if (heading.text.toLowerCase() === note.title.toLowerCase() || isAboveAll(heading, outline)) continue;
        const key = subjectKey(heading.text);
        if (key !== '') places.set(key, [...(places.get(key) ?? []), { note, heading }]);
      }
    }
    return [...places].flatMap(([key, alike]) => {
      if (new Set(alike.map(({ note }) => note.path)).size >= leastForPattern) return [];
      return alike.slice(1).flatMap((place, at) => {
        const before = alike.slice(0, at + 1).find((other) => isConfusing(key, place, other));
        return before ? report(place, before) : [];
      });
    });
  },
};

/** The heading of a whole note is its title, and told apart by the note's path. */
const isAboveAll = (heading: OutlineHeading, outline: readonly OutlineHeading[]): boolean =>
  heading === outline[0] && outline.every((other) => other === heading || other.level > heading.level);

/** Two headings of different notes that were written apart from each other and share so many words say the same. */
const leastShared = 4;

/**
 * In one note two such headings confuse where they stand in the same place; in two notes only where they name the subject:
 * "Limits" of one note is not "Limits" of another, and notes may follow one pattern.
 */
function isConfusing(key: string, one: Place, other: Place): boolean {
  const same = one.heading.text.toLowerCase() === other.heading.text.toLowerCase();
  if (one.note.path === other.note.path)
    return !same && one.heading.above.join('\n') === other.heading.above.join('\n');
  const words = key.split(' ');
  const namesSubject = [one, other].some(({ note }) =>
    [note.title, ...note.aliases].some((name) => isWithin(name, words)),
  );
  return words.length >= 2 && (namesSubject || (!same && words.length >= leastShared));
}

/** Whether all words of a name are among others. */
function isWithin(name: string, words: readonly string[]): boolean {
  const own = subjectKey(name);
  return own !== '' && own.split(' ').every((word) => words.includes(word));
}

function report({ note, heading }: Place, other: Place) {
  const where = `${other.note.path === note.path ? 'line ' : `${other.note.path}:`}${other.heading.line}`;
  return {
    severity: 'warning',
    code: 'similar-heading',
    path: note.path,
    line: heading.line,
    message: `the heading "${heading.text}" is too like "${other.heading.text}" (${where})`,
    remedy: 'Say in both what tells them apart, or keep one of the two sections and link to it.',
  } as const;
}
