import type { KnownBlock } from '@slack/types';
import { cutPart } from './cut-parts.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';
import { toBlocks } from './to-blocks.ts';

/** Fewest characters for the parts of a post, however much else stands in it: the largest part has less. */
const leastRoom = 9_500;

/** One is left for a note below (`withNote`). */
const mostBlocks = limits.blocksInMessage - 1;

/** Shares parts out to posts, in their order, and puts `tail` below the last. Rules stand only between other parts. */
export function packPosts(parts: readonly Part[], tail: readonly KnownBlock[]): KnownBlock[][] {
  const room = Math.max(leastRoom, limits.postJson - JSON.stringify(tail).length);
  const fits = (post: readonly Part[]) => {
    const blocks = toBlocks(post);
    return JSON.stringify(blocks).length <= room && blocks.length + tail.length <= mostBlocks;
  };
  const posts: Part[][] = [];
  let post: Part[] = [];
  const waiting = parts.flatMap(cutPart).reverse();
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const full = post.length > 0 && !fits([...post, part]);
    if (part.kind === 'table' && (part.block === undefined || (!full && hasTable(post)) || !fits([part]))) {
      waiting.push(...part.rows.flatMap(cutPart).reverse());
      continue;
    }
    if (full) {
      posts.push(post);
      post = [];
    }
    const last = post.at(-1);
    if (part.kind !== 'rule' || (last !== undefined && last.kind !== 'rule')) post.push(part);
  }
  const blocks = [...posts, post].map((each) => toBlocks(each.at(-1)?.kind === 'rule' ? each.slice(0, -1) : each));
  return blocks.map((each, index) => (index === blocks.length - 1 ? [...each, ...tail] : each));
}

function hasTable(parts: readonly Part[]): boolean {
  return parts.some(({ kind }) => kind === 'table');
}
