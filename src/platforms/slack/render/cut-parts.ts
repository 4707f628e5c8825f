import { cutText } from '../../rendering/cut-text.ts';
import type { Leaf } from './leaf.ts';
import { limits } from './limits.ts';
import type { Part, Text } from './part.ts';

/** JSON of the leaves of one part, so that several parts fit a post. */
const largestPart = 6_000;

/** Cuts what is too large for a post into parts of the same kind, so that code stays code. */
export function cutPart(part: Part): Part[] {
  if (part.kind === 'rule' || part.kind === 'table' || fits(part.leaves)) return [part];
  // A second item would have a number of its own.
  const restKind: Text['kind'] = part.kind === 'item' ? (part.quoted ? 'quote' : 'section') : part.kind;
  const pieces = cutLeaves(part.leaves);
  return pieces.map((leaves, index) => {
    const endsInLine = part.kind === 'code' && index < pieces.length - 1 && endsLine(leaves);
    const shown = endsInLine ? withoutLineEnd(leaves) : leaves;
    if (index === 0) return { ...part, leaves: shown };
    const joint = part.kind === 'code' && endsLine(pieces[index - 1] ?? []) ? '\n' : '';
    return { kind: restKind, leaves: shown, joint, quoted: part.quoted };
  });
}

function fits(leaves: readonly Leaf[]): boolean {
  return (
    JSON.stringify(leaves).length <= largestPart &&
    leaves.every(({ text }) => (text ?? '').length <= limits.richTextElement)
  );
}

function cutLeaves(leaves: readonly Leaf[]): Leaf[][] {
  const pieces = leaves.flatMap((leaf) =>
    cutText(leaf.text ?? '', limits.richTextElement).map((text): Leaf => ({ ...leaf, text })),
  );
  const groups: Leaf[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const weight = JSON.stringify(piece).length + 1;
    if (weight > room) {
      groups.push([]);
      room = largestPart;
    }
    groups.at(-1)?.push(piece);
    room -= weight;
  }
  return groups;
}

function endsLine(leaves: readonly Leaf[]): boolean {
  const text = leaves.at(-1)?.text ?? '';
  return text.length > 1 && text.endsWith('\n');
}

function withoutLineEnd(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.map((leaf, index) =>
    index === leaves.length - 1 ? { ...leaf, text: leaf.text?.slice(0, -1) ?? '' } : leaf,
  );
}
