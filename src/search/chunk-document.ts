import type { Chunk } from '../corpus/note.ts';
import type { SearchDocument } from './segment.ts';

/**
 * What of a chunk is searched: its sentences, the items above it that stand in another chunk, the heads of its tables, and
 * the questions that it answers.
 */
export function documentOfChunk(chunk: Chunk, group: number): SearchDocument {
  const lines: string[] = [...(chunk.questions ?? [])];
  const tables = new Set<number>();
  for (const block of chunk.blocks) {
    if (block.kind === 'list-item' && block.parent === undefined) lines.push(...block.parents);
    if (block.kind === 'table-row' && !tables.has(block.table)) {
      tables.add(block.table);
      lines.push(block.header.join(' | '));
    }
    for (const sentence of block.sentences) lines.push(sentence.text);
  }
  // What stands before the first heading is the note's answer to its own title.
  const headings = chunk.headings.length > 0 ? chunk.headings : [chunk.note.title];
  return { title: chunk.note.title, headings, text: lines.join('\n'), group };
}
