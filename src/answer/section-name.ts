import type { Chunk } from '../corpus/note.ts';

/** What a section is about by name: its own heading, or the note's title for what stands before the first heading. */
export function sectionName({ headings, note }: Chunk): string {
  return headings.at(-1) ?? note.title;
}
