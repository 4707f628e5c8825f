import type { Nodes, Root } from 'mdast';
import type { Range } from './sentence-ranges.ts';

/**
 * Ranges of the source inside Obsidian's `%%comments%%`. Marks in code do not count; a comment that starts in running
 * text ends in the same block, one that starts a line may span blocks. A mark without a partner is text.
 */
export function findComments(tree: Root, source: string): Range[] {
  if (!source.includes('%%')) return [];
  const marks: { offset: number; block: number }[] = [];
  let block = 0;
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.position) {
      const from = node.position.start.offset ?? 0;
      const raw = source.slice(from, node.position.end.offset);
      for (let at = raw.indexOf('%%'); at >= 0; at = raw.indexOf('%%', at + 2)) {
        marks.push({ offset: from + at, block });
      }
    }
    if ('children' in node) {
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') block++;
      for (const child of node.children) visit(child);
    }
  };
  visit(tree);

  const ranges: Range[] = [];
  for (let index = 0; index + 1 < marks.length; index++) {
    const open = marks[index] as (typeof marks)[number];
    const close = marks[index + 1] as (typeof marks)[number];
    const startsLine = /(?:^|[\r\n])[ \t]*$/.test(source.slice(Math.max(0, open.offset - 40), open.offset));
    if (open.block !== close.block && !startsLine) continue;
    ranges.push({ start: open.offset, end: close.offset + 2 });
    index++;
  }
  return ranges;
}
