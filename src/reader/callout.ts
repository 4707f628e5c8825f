import type { Blockquote, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';

/** An Obsidian callout (`> [!warning] Title`), or an alert as GitHub has it. */
export interface CalloutNode extends Parent {
  readonly type: 'callout';
  /** In lower case: `warning`. */
  readonly kind: string;
  /** Set where it can be folded, and then says whether it is open. */
  readonly open?: boolean;
  readonly title: PhrasingContent[];
  children: RootContent[];
}

const mark = /^\[!([\w-]{1,40})\]([+-]?)[ \t]*/;

/** The callout that a quote is, if it is one. */
export function readCallout(node: Blockquote, source: string): CalloutNode | undefined {
  const [first, ...rest] = node.children;
  const offset = first?.position?.start.offset ?? 0;
  const found = mark.exec(source.slice(offset, offset + 50));
  if (first?.type !== 'paragraph' || !found) return undefined;
  const [written, kind = '', fold] = found;
  const line = first.position?.start.line;
  const pieces = withoutStart(first.children, offset + written.length);
  const title = pieces.filter(({ position }) => position?.start.line === line);
  const text = pieces.filter(({ position }) => position?.start.line !== line);
  const start = text[0]?.position?.start;
  const body: Paragraph[] =
    start && first.position
      ? [{ type: 'paragraph', children: text, position: { start, end: first.position.end } }]
      : [];
  return {
    ...{ type: 'callout', kind: kind.toLowerCase() },
    ...(fold === '' ? {} : { open: fold === '+' }),
    title: title.length > 0 ? withoutLineEnd(title) : [{ type: 'text', value: named(kind) }],
    children: [...body, ...rest],
    ...(node.position && { position: node.position }),
  };
}

/** Without what stands before the offset; a text which that runs through is cut. */
function withoutStart(nodes: readonly PhrasingContent[], offset: number): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    const from = node.position?.start.offset ?? 0;
    if (from >= offset) return [node];
    if (node.type !== 'text') return [];
    const value = node.value.slice(offset - from);
    return value.trim() === '' ? [] : [{ ...node, value }];
  });
}

function withoutLineEnd(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }] : nodes;
}

const named = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase().replaceAll('-', ' ');
