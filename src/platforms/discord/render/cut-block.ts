import { cutText } from '../../rendering/cut-text.ts';
import type { Code, Lines } from './block.ts';
import { codeSpan, escapeText, linkTarget } from './escape-text.ts';
import { isVisible, joinAlike, type Leaf } from './leaf.ts';
import { writeBlock } from './write-blocks.ts';

/** Signs of formats around a leaf, of a link, and what keeps them apart. */
const markers = 24;

/** Below so many characters a text is not cut any more. */
const smallest = 40;

/** Cuts what is longer than `room` when it is written into blocks of the same kind, so that code stays code. */
export function cutBlock(block: Lines | Code, room: number): (Lines | Code)[] {
  if (writeBlock(block).length <= room) return [block];
  return block.kind === 'code' ? cutCode(block, room) : cutLines(block, room);
}

function cutCode(block: Code, room: number): Code[] {
  const around = writeBlock({ ...block, text: '' }).length;
  const pieces = (text: string, length: number): string[] =>
    cutText(text, length).flatMap((piece) =>
      piece.length <= smallest || writeBlock({ ...block, text: piece }).length <= room
        ? [piece]
        : pieces(piece, Math.ceil(piece.length / 2)),
    );
  return pieces(block.text, room - around)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ ...block, text }));
}

function cutLines(block: Lines, room: number): Lines[] {
  const prefix = Math.max(block.first.length, block.rest.length) + (block.quote === undefined ? 0 : 2);
  const groups: Leaf[][] = [];
  let left = 0;
  const add = (leaf: Leaf): void => {
    const weight = weightOf(leaf, prefix);
    if (weight > left) {
      const fitsAlone = weight <= room - prefix;
      if (leaf.text.length > smallest && !(fitsAlone && isWhole(leaf))) {
        for (const text of cutText(leaf.text, Math.ceil(leaf.text.length / 2))) add({ ...leaf, text });
        return;
      }
      groups.push([]);
      left = room - prefix;
    }
    groups.at(-1)?.push(leaf);
    left -= weight;
  };
  for (const leaf of block.leaves) add(leaf);
  return groups
    .filter((leaves) => leaves.some(isVisible))
    .map((leaves, index) => ({
      ...block,
      leaves: joinAlike(leaves),
      // A second sign would make a second item.
      first: index === 0 || block.isHeading ? block.first : block.rest,
    }));
}

/** UTF-16 units that a leaf takes at most when it is written, whatever stands beside it. */
function weightOf({ text, code, url }: Leaf, prefix: number): number {
  const ends = text.split('\n').length - 1;
  const written = code ? codeSpan(text) : escapeText(text);
  return written.length + (url === undefined ? 0 : linkTarget(url).length) + ends * (prefix + 1) + markers;
}

/** Whether it should not be cut while it fits in one. */
function isWhole({ url, code }: Leaf): boolean {
  return url !== undefined || code === true;
}
