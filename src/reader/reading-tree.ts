import type {
  Blockquote,
  Code,
  FootnoteDefinition,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { findComments } from '../corpus/comments.ts';
import { isQuiz } from '../corpus/quiz-blocks.ts';
import type { Range } from '../corpus/sentence-ranges.ts';
import { wikiLinkLabel } from '../corpus/wiki-link-syntax.ts';
import { wikiAddress } from './addresses.ts';
import { type CalloutNode, readCallout } from './callout.ts';
import { readHtmlBlock, readTags } from './html-in-notes.ts';

/** A node that Markdown itself has not: other rooms know nothing of it. */
const ownNode = (
  node: CalloutNode | { readonly type: 'quizPlace'; readonly position?: Code['position'] },
): RootContent => node as unknown as RootContent;

/**
 * Makes of a note's Markdown what is read, in place: without front matter and comments; wiki-links and embeds as links and images
 * of a `wiki:` address; callouts, highlights and what of HTML can be shown as nodes of their own. The answers of quizzes are not
 * shown. Positions stay those of the file.
 */
export function toReadingTree(tree: Root, source: string): void {
  const hidden = findComments(tree, source);
  const footnotes = referredTo(tree);
  tree.children = readBlocks(tree.children, { source, hidden, footnotes }) as Root['children'];
}

/** Footnotes that the text refers to, and those that these refer to. */
function referredTo(tree: Root): ReadonlySet<FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const found = new Set<FootnoteDefinition>();
  const look = (within: Root | FootnoteDefinition): void =>
    visit(within, (node) => {
      if (node.type === 'footnoteDefinition' && node !== within) return SKIP;
      const definition = node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined;
      if (definition === undefined || found.has(definition)) return;
      found.add(definition);
      look(definition);
    });
  look(tree);
  return found;
}

interface Reading {
  readonly source: string;
  readonly hidden: readonly Range[];
  /** Those that are referred to. */
  readonly footnotes: ReadonlySet<FootnoteDefinition>;
}

function readBlocks(nodes: readonly RootContent[], reading: Reading): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'yaml' || isWithin(node, reading.hidden)) return [];
    switch (node.type) {
      case 'code':
        return isQuiz(node) ? [ownNode({ type: 'quizPlace', position: node.position })] : [node];
      case 'html':
        return readHtmlBlock(node);
      case 'blockquote':
        return [readQuote(node, reading)];
      case 'footnoteDefinition': {
        const children = readBlocks(node.children, reading);
        // One that nothing refers to, or that is the second of its name, is shown nowhere else.
        return reading.footnotes.has(node) ? [{ ...node, children } as typeof node] : children;
      }
      case 'paragraph':
      case 'heading':
      case 'tableCell': {
        const inside = readInline(node.children, reading);
        const { children, id } = node.type === 'heading' ? { children: inside } : withoutBlockId(inside);
        if (node.type !== 'tableCell' && children.every(isBlank)) return [];
        // Within a quote or a list it heads nothing of the note.
        if (node.type === 'heading' && !node.data)
          return [{ ...bold(children), ...(node.position && { position: node.position }) }];
        return [{ ...node, children, ...(id !== undefined && !node.data && { data: { hProperties: { id } } }) }];
      }
      default:
        if ('children' in node) (node as Parents).children = readBlocks(node.children, reading) as typeof node.children;
        return [node];
    }
  });
}

const bold = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'strong', children }],
});

function readQuote(node: Blockquote, reading: Reading): RootContent {
  const callout = readCallout(node, reading.source);
  if (callout === undefined) return { ...node, children: readBlocks(node.children, reading) as Blockquote['children'] };
  return ownNode({
    ...callout,
    title: readInline(callout.title, reading),
    children: readBlocks(callout.children, reading),
  });
}

function readInline(nodes: readonly PhrasingContent[], reading: Reading): PhrasingContent[] {
  const read = nodes.flatMap((node): PhrasingContent[] => {
    if (isWithin(node, reading.hidden)) return [];
    if (node.type === 'text') return highlighted(visibleParts(node, reading.hidden));
    if (node.type === 'wikiLink') {
      const { position, embed, target, heading } = node;
      const url = wikiAddress(target, heading);
      const at = position && { position };
      if (embed && isImageName(target)) return [{ type: 'image', url, alt: target.split('/').at(-1) ?? '', ...at }];
      const label = (embed ? '↪ ' : '') + wikiLinkLabel(node);
      return [{ type: 'link', url, children: [{ type: 'text', value: label, ...at }], ...at }];
    }
    if ('children' in node)
      return [{ ...node, children: readInline(node.children as PhrasingContent[], reading) } as typeof node];
    return [node];
  });
  return readTags(read);
}

const isImageName = (name: string): boolean => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(name);

function isWithin({ position }: Nodes, ranges: readonly Range[]): boolean {
  const [from, to] = [position?.start.offset, position?.end.offset];
  return from !== undefined && to !== undefined && ranges.some(({ start, end }) => start <= from && to <= end);
}

/** What of a text is outside comments. Escapes are short and never cut. */
function visibleParts(node: Text, hidden: readonly Range[]): Text[] {
  const from = node.position?.start.offset;
  if (from === undefined) return [node];
  const cuts = hidden.filter(({ start, end }) => start < from + node.value.length && end > from);
  if (cuts.length === 0) return [node];
  const parts: Text[] = [];
  let at = 0;
  for (const { start, end } of cuts) {
    if (start - from > at) parts.push({ ...node, value: node.value.slice(at, start - from) });
    at = Math.max(at, end - from);
  }
  if (at < node.value.length) parts.push({ ...node, value: node.value.slice(at) });
  return parts;
}

/** Obsidian's `==highlight==`. */
const highlight = /(?<![\p{L}\p{N}=])==(?=[^\s=])([^=]{0,300}[^\s=])==(?![\p{L}\p{N}=])/gu;

function highlighted(texts: readonly Text[]): PhrasingContent[] {
  return texts.flatMap((node): PhrasingContent[] => {
    if (!node.value.includes('==')) return [node];
    return node.value.split(highlight).flatMap((value, index): PhrasingContent[] => {
      if (value === '') return [];
      const text: Text = { ...node, value };
      const at = node.position && { position: node.position };
      return index % 2 === 0 ? [text] : [{ type: 'tagged', tagName: 'mark', children: [text], ...at }];
    });
  });
}

/** The `^id` at the end of a block, by which Obsidian links to it. */
function withoutBlockId(nodes: PhrasingContent[]): { children: PhrasingContent[]; id?: string } {
  const last = nodes.at(-1);
  if (last?.type !== 'text') return { children: nodes };
  const [written, id] = /(?:^|\s)(\^[a-zA-Z0-9-]+)\s*$/.exec(last.value) ?? [];
  if (written === undefined || id === undefined) return { children: nodes };
  const value = last.value.slice(0, -written.length);
  return { children: value === '' ? nodes.slice(0, -1) : [...nodes.slice(0, -1), { ...last, value }], id };
}

const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === '';
