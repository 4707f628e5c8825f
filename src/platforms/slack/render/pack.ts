import type { KnownBlock } from '@slack/types';
import { cutPart } from './cut-parts.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';
import { toBlocks } from './to-blocks.ts';

/** Fewest characters for the parts of a post, however much else stands in it: the largest part has less. */
const leastRoom = 9_500;

/** One is left for a note below (`withNote`). */
const mostBlocks = limits.blocksInMessage - 1;

/** Shares parts out to posts, in their order, and puts `tail` below the last. */
export function packPosts(parts: readonly Part[], tail: readonly KnownBlock[]): KnownBlock[][] {
  const room = Math.max(leastRoom, limits.postJson - JSON.stringify(tail).length);
  const posts: Part[][] = [];
  let post: Part[] = [];
  let weight = 0;
  const waiting = [...parts].reverse();
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const size = JSON.stringify(toBlocks([part])).length;
    const pieces = isListed(part, size > room || hasTable(post)) ? part.rows : cutPart(part);
    if (pieces.length !== 1 || pieces[0] !== part) {
      waiting.push(...[...pieces].reverse());
      continue;
    }
    if (post.length > 0 && (weight + size > room || countBlocks([...post, part]) + tail.length > mostBlocks)) {
      posts.push(post);
      post = [];
      weight = 0;
    }
    post.push(part);
    weight += size;
  }
  return [...posts, post].map((each, index) => [...toBlocks(each), ...(index === posts.length ? tail : [])]);
}

/** Whether a table is to be a list, as there is none of its size, or none more. */
function isListed(part: Part, full: boolean): part is Extract<Part, { kind: 'table' }> {
  return part.kind === 'table' && (full || part.block === undefined);
}

function hasTable(parts: readonly Part[]): boolean {
  return parts.some(({ kind }) => kind === 'table');
}

/** At most so many blocks. */
function countBlocks(parts: readonly Part[]): number {
  return 1 + 2 * parts.filter(({ kind }) => kind === 'rule' || kind === 'table').length;
}
