import type { Sentence } from './note.ts';

/**
 * Most plain text a chunk should hold, in characters. Larger blocks stand alone.
 */
export const maxChunkCharacters = 1600;

/** A paragraph's sentences in groups that each fit into a chunk; a single group for nearly every paragraph. */
export function cutLongParagraph(sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let size = 0;
  for (const sentence of sentences) {
    const group = groups.at(-1);
    if (group && size + sentence.text.length <= maxChunkCharacters) {
      group.push(sentence);
      size += sentence.text.length + 1;
    } else {
      groups.push([sentence]);
      size = sentence.text.length + 1;
    }
  }
  return groups;
}
