import type { Passage } from './passage.ts';

/** Whether the passage is, or ends in, items of a numbered list. */
export function isOrdered({ chunk, lastBlock }: Passage): boolean {
  const last = chunk.blocks[lastBlock];
  return last?.kind === 'list-item' && last.ordered;
}

/** Whether a passage is little but links: a list of resources. */
export function isLinkOnly(passage: Passage): boolean {
  let known = linkOnly.get(passage);
  if (known === undefined) {
    known = linkedChars(passage) > 0.6 * passage.plain.length;
    linkOnly.set(passage, known);
  }
  return known;
}

const linkOnly = new WeakMap<Passage, boolean>();

function linkedChars({ chunk, firstBlock, lastBlock }: Passage): number {
  return chunk.blocks
    .slice(firstBlock, lastBlock + 1)
    .flatMap(({ sentences }) => sentences)
    .flatMap(({ markdown }) => [...markdown.matchAll(/\[([^\]]*)\]\([^)]*\)|<?https?:\/\/\S+/g)])
    .reduce((chars, [whole, label]) => chars + (label ?? whole).length, 0);
}
