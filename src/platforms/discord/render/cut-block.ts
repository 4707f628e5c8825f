import { cutText } from '../../rendering/cut-text.ts';
import type { Code, Lines } from './block.ts';
import { joinAlike, type Leaf } from './leaf.ts';
import { writeBlock } from './write-blocks.ts';

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
    .map((text, index, all) => (index < all.length - 1 ? text.replace(/\n$/, '') : text))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ ...block, text }));
}

function cutLines(block: Lines, room: number): Lines[] {
  const groups: Leaf[][] = [[]];
  const fits = (leaves: readonly Leaf[]) => writeBlock({ ...block, leaves: joinAlike(leaves) }).length <= room;
  const add = (leaf: Leaf): void => {
    const group = groups.at(-1) ?? [];
    if (fits([...group, leaf])) {
      group.push(leaf);
    } else if (group.length > 0 && (isWhole(leaf) || leaf.text.length <= smallest) && fits([leaf])) {
      groups.push([leaf]);
    } else if (leaf.text.length > smallest) {
      for (const text of cutText(leaf.text, Math.ceil(leaf.text.length / 2))) add({ ...leaf, text });
    } else {
      groups.push([leaf]);
    }
  };
  for (const leaf of block.leaves) add(leaf);
  return groups
    .filter((leaves) => leaves.some(({ text }) => text.trim() !== ''))
    .map((leaves, index) => ({
      ...block,
      leaves: joinAlike(leaves),
      // A second sign would make a second item.
      first: index === 0 || block.isHeading ? block.first : block.rest,
    }));
}

/** Whether it should not be cut while it fits in one. */
function isWhole({ url, code }: Leaf): boolean {
  return url !== undefined || code === true;
}
