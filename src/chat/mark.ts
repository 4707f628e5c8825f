import type { InlineCode, Parent, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Words of the question where they stand in an answer, for a renderer that can colour them. */
interface Mark extends Parent {
  type: 'mark';
  children: (Text | InlineCode)[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    mark: Mark;
  }
  interface RootContentMap {
    mark: Mark;
  }
}

/** UTF-16 offsets, end exclusive. */
export type MarkRange = readonly [start: number, end: number];

/**
 * Puts the marked ranges of the Markdown into `mark` nodes of the tree that was parsed from it, in place. Only running
 * text is marked; code within a line is marked whole, since it has no text nodes to split; code blocks are left alone.
 * @param marks ranges in `markdown`, in order and disjoint.
 */
export function splitAtMarks(tree: Root, markdown: string, marks: readonly MarkRange[]): void {
  if (marks.length === 0) return;
  visit(tree, (node, index, parent) => {
    if (node.type !== 'text' && node.type !== 'inlineCode') return;
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined || index === undefined || parent === undefined) return;
    const inside = marks.filter(([start, end]) => start < to && end > from);
    if (inside.length === 0) return;
    const pieces: PhrasingContent[] =
      node.type === 'text' ? splitText(node.value, markdown.slice(from, to), from, inside) : [mark(node)];
    (parent.children as PhrasingContent[]).splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}

function splitText(value: string, source: string, from: number, marks: readonly MarkRange[]): PhrasingContent[] {
  const offsets = value === source ? undefined : alignWithSource(value, source);
  const valueOffset = (offset: number): number => {
    const inSource = Math.min(Math.max(offset - from, 0), source.length);
    if (offsets === undefined) return inSource;
    const found = offsets.findIndex((at) => at >= inSource);
    return found === -1 ? value.length : found;
  };
  const pieces: PhrasingContent[] = [];
  let done = 0;
  for (const [start, end] of marks) {
    const [first, last] = [valueOffset(start), valueOffset(end)];
    if (last <= first) continue;
    if (first > done) pieces.push({ type: 'text', value: value.slice(done, first) });
    pieces.push(mark({ type: 'text', value: value.slice(first, last) }));
    done = last;
  }
  if (done < value.length) pieces.push({ type: 'text', value: value.slice(done) });
  return pieces;
}

function mark(child: Text | InlineCode): Mark {
  return { type: 'mark', children: [child] };
}

/**
 * Where each UTF-16 unit of a text node stands in its Markdown. They differ by backslash escapes, character references
 * (`&amp;`) and the indentation or quote signs before continued lines. A reference that stands for two characters may put
 * what follows off by one; that only moves a colour.
 */
function alignWithSource(value: string, source: string): number[] {
  const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});/iy;
  const offsets: number[] = [];
  let at = 0;
  while (offsets.length < value.length) {
    const index = offsets.length;
    reference.lastIndex = at;
    const decoded = reference.exec(source)?.[0];
    if (decoded !== undefined && !value.startsWith(decoded, index)) {
      const units = String.fromCodePoint(value.codePointAt(index) ?? 0).length;
      for (let i = 0; i < units; i++) offsets.push(at);
      at += decoded.length;
      continue;
    }
    const next = source.indexOf(value[index] ?? '', at);
    offsets.push(next === -1 ? at : next);
    if (next !== -1) at = next + 1;
  }
  return offsets;
}
