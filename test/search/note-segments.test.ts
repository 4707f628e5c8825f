import { describe, expect, it } from 'vitest';
import { type NoteSegment, segmentNotes } from '../../src/search/note-segments.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { makeNote } from './make-note.ts';

const noteOf = (name: string) => makeNote(`${name}.md`, { '': [`About ${name}.`], More: ['More of it.'] });
const notes = ['a', 'b', 'c', 'd', 'e', 'f'].map(noteOf);
const pathsIn = (segments: readonly NoteSegment[]) => segments.map((segment) => segment.notes.map(({ path }) => path));

describe('the segments of notes', () => {
  const vocabulary = new Vocabulary();
  const before = segmentNotes(notes, vocabulary, [], 4);

  it('hold notes of about so many chunks', () => {
    expect(pathsIn(before)).toEqual([
      ['a.md', 'b.md'],
      ['c.md', 'd.md'],
      ['e.md', 'f.md'],
    ]);
  });

  it('are kept but for the one with the note that changed', () => {
    const after = segmentNotes([...notes.slice(0, 5), noteOf('f')], vocabulary, before, 4);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).not.toBe(before[2]);
  });

  it('are all kept when nothing changed', () => {
    expect(segmentNotes(notes, vocabulary, before, 4)).toEqual(before);
  });

  it('do not crumble under many additions', () => {
    let segments = before;
    let current = notes;
    for (const name of ['g', 'h', 'i', 'j']) {
      current = [...current, noteOf(name)];
      segments = segmentNotes(current, vocabulary, segments, 4);
    }
    expect(segments.length).toBeLessThanOrEqual(5);
    expect(segments.flatMap((segment) => segment.notes)).toHaveLength(10);
  });

  it('hold a note of any size whole', () => {
    const long = makeNote('long.md', Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`h${at}`, ['text']])));
    expect(segmentNotes([long], vocabulary, [], 4).map(({ chunks }) => chunks.length)).toEqual([9]);
  });
});
