import type { Sentence } from './note.ts';

/**
 * Most plain text a chunk should hold, in characters: some 250 words, about a screen. A list item, table row or block of
 * code that is larger stands alone.
 */
export const maxChunkCharacters = 1600;

/** Plain text in characters, with a space after each sentence. */
export const sizeOf = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { text }) => sum + text.length + 1, 0);

/** A paragraph's sentences in groups that each fit into a chunk; a single group for nearly every paragraph. */
export function cutLongParagraph(sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let size = 0;
  for (const sentence of sentences) {
    const more = sizeOf([sentence]);
    const group = groups.at(-1);
    if (group && size + more <= maxChunkCharacters) {
      group.push(sentence);
      size += more;
    } else {
      groups.push([sentence]);
      size = more;
    }
  }
  return groups;
}
