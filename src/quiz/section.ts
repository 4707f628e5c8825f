import { createHash } from 'node:crypto';
import type { Block, Chunk, LineRange, Note, NoteHead } from '../corpus/note.ts';

/** A section of a note, whole: its parts (chunks) put together again. What prompts are made from. */
export interface Section extends LineRange {
  /** `path#anchor`, as a citation names it: stable while the note keeps its path and the section its heading. */
  readonly id: string;
  /** Ids of all its chunks. */
  readonly chunks: readonly string[];
  readonly note: NoteHead;
  /** Heading path, outermost first, without the note's title. Empty before the first heading. */
  readonly headings: readonly string[];
  readonly anchor: string;
  /** In reading order; `ListItem.parent` is an index in here. */
  readonly blocks: readonly Block[];
  /** Changes when anything that the section says changes, or what it is called. */
  readonly fingerprint: string;
}

/** Also the id of the section that a citation points into. */
export function sectionId({ path, anchor }: { readonly path: string; readonly anchor: string }): string {
  return `${path}#${anchor}`;
}

/** Sections of a note in reading order. */
export function sectionsOf(note: Note): readonly Section[] {
  const groups: Chunk[][] = [];
  for (const chunk of note.chunks) {
    if (chunk.part === 0 || groups.length === 0) groups.push([chunk]);
    else groups.at(-1)!.push(chunk);
  }
  return groups.map(sectionOf);
}

function sectionOf(chunks: readonly Chunk[]): Section {
  const first = chunks[0]!;
  const blocks: Block[] = [];
  for (const chunk of chunks) {
    const offset = blocks.length;
    for (const block of chunk.blocks) blocks.push(moved(block, offset));
  }
  const { note, headings, anchor, startLine } = first;
  const fingerprint = fingerprintOf(note.title, headings, blocks);
  return {
    id: sectionId({ path: note.path, anchor }),
    ...{ note, headings, anchor, blocks, fingerprint, startLine },
    chunks: chunks.map((chunk) => chunk.id),
    endLine: chunks.at(-1)!.endLine,
  };
}

function moved(block: Block, offset: number): Block {
  if (offset === 0 || block.kind !== 'list-item' || block.parent === undefined) return block;
  return { ...block, parent: block.parent + offset };
}

function fingerprintOf(title: string, headings: readonly string[], blocks: readonly Block[]): string {
  const hash = createHash('sha256').update(JSON.stringify([title, headings]));
  for (const { sentences } of blocks) for (const { markdown } of sentences) hash.update(`\n${markdown}`);
  return hash.digest('hex').slice(0, 16);
}
