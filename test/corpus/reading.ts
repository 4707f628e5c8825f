import type { Block, Chunk, Note, Problem } from '../../src/corpus/note.ts';
import { parseNote } from '../../src/corpus/parse-note.ts';

export interface ReadNote {
  readonly note: Note;
  readonly problems: readonly Problem[];
  readonly chunks: readonly Chunk[];
  readonly blocks: readonly Block[];
  /** Plain text of every sentence. */
  readonly texts: readonly string[];
  /** Markdown of every sentence. */
  readonly markdown: readonly string[];
  /** `startLine-endLine` of every sentence. */
  readonly lines: readonly string[];
}

/** What a note of this text holds. */
export function read(text: string, path = 'note.md'): ReadNote {
  const { note, problems } = parseNote(path, text);
  const blocks = note.chunks.flatMap((chunk) => chunk.blocks);
  const sentences = blocks.flatMap((block) => block.sentences);
  return {
    note,
    problems,
    chunks: note.chunks,
    blocks,
    texts: sentences.map((sentence) => sentence.text),
    markdown: sentences.map((sentence) => sentence.markdown),
    lines: sentences.map(({ startLine, endLine }) => `${startLine}-${endLine}`),
  };
}
