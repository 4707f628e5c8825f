import { maxChunkCharacters, sizeOf } from './chunk-size.ts';
import type { BlockDraft } from './section-reader.ts';

/**
 * Cuts the blocks of a section into parts of at most `maxChunkCharacters` (a larger block stands alone). Cuts fall where a
 * thought ends rather than within a list. Between equally good places the one is taken whose block has the lowest hash,
 * so that later cuts stay where they are when something is added above.
 */
export function cutParts(drafts: readonly BlockDraft[]): BlockDraft[][] {
  const sizes = drafts.map(({ block }) => sizeOf(block.sentences));
  const parts: BlockDraft[][] = [];
  let start = 0;
  let left = sizes.reduce((sum, size) => sum + size, 0);
  while (left > maxChunkCharacters && start < drafts.length) {
    const end = findCut(drafts, sizes, start);
    for (let index = start; index < end; index++) left -= sizes[index] as number;
    parts.push(drafts.slice(start, end));
    start = end;
  }
  if (start < drafts.length) parts.push(drafts.slice(start));
  return parts;
}

/** Index of the first block of the next part. */
function findCut(drafts: readonly BlockDraft[], sizes: readonly number[], start: number): number {
  let end = start + 1;
  let size = sizes[start] as number;
  let best: { readonly index: number; readonly rank: number; readonly hash: number } | undefined;
  for (; end < drafts.length; end++) {
    if (size > maxChunkCharacters / 2) {
      const rank = rankOf(drafts, end);
      const hash = hashOf((drafts[end] as BlockDraft).block.sentences[0]?.text ?? '');
      if (!best || rank < best.rank || (rank === best.rank && hash < best.hash)) best = { index: end, rank, hash };
    }
    size += sizes[end] as number;
    if (size > maxChunkCharacters) break;
  }
  return best?.index ?? end;
}

/** How much a cut before this block hurts: 0 not at all, 3 it parts what belongs together. */
function rankOf(drafts: readonly BlockDraft[], index: number): number {
  const { block } = drafts[index] as BlockDraft;
  const before = drafts[index - 1]?.block;
  if (block.kind === 'paragraph') return before?.kind === 'paragraph' ? 1 : 0;
  if (before?.kind === 'paragraph' || block.kind === 'code') return 3;
  return block.kind === 'list-item' && block.depth > 0 ? 2 : 1;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
