import type { Block } from './block.ts';
import { cutBlock } from './cut-block.ts';
import { jointOf, writeBlock } from './write-blocks.ts';

export interface Room {
  /** Of one text, in UTF-16 units. */
  readonly text: number;
  /** Of all texts of a post together. */
  readonly post: number;
  readonly texts: number;
}

/** Shares blocks out to texts, and texts to posts, in their order. A rule begins a new text. */
export function packTexts(blocks: readonly Block[], room: Room): string[][] {
  const posts: string[][] = [];
  let begins = true;
  let before: Exclude<Block, { kind: 'rule' }> | undefined;
  const beginText = (text: string): void => {
    const post = posts.at(-1);
    if (post === undefined || post.length >= room.texts || lengthOf(post) + text.length > room.post) posts.push([text]);
    else post.push(text);
  };
  for (const block of blocks) {
    if (block.kind === 'rule') {
      begins = true;
      continue;
    }
    for (const piece of cutBlock(block, Math.min(room.text, room.post))) {
      const text = writeBlock(piece);
      const post = posts.at(-1);
      const joined = `${before === undefined ? '' : jointOf(before, piece)}${text}`;
      const last = post?.at(-1);
      if (
        begins ||
        post === undefined ||
        last === undefined ||
        last.length + joined.length > room.text ||
        lengthOf(post) + joined.length > room.post
      )
        beginText(text);
      else post[post.length - 1] = `${last}${joined}`;
      begins = false;
      before = piece;
    }
  }
  return posts;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
