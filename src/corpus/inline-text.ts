import type { Definition, Parents, PhrasingContent } from 'mdast';
import { isHtmlBlock, isHtmlElement } from './html-elements.ts';
import type { Attachment, WikiLink } from './note.ts';
import { readableEscape } from './readable-escapes.ts';
import type { Range } from './sentence-ranges.ts';
import { type WikiLinkNode, wikiLinkLabel } from './wiki-link-syntax.ts';

/** Mark-up around a run of text: `**` and `**`, `[` and `](address)`. */
interface Wrap {
  readonly open: string;
  readonly close: string;
}

/** A run of characters with one look. */
export interface Piece {
  readonly text: string;
  /** The same as `text` when the piece may be cut anywhere. */
  readonly markdown: string;
  readonly startLine: number;
  readonly endLine: number;
  /** From the outermost inwards. */
  readonly wraps: readonly Wrap[];
  /** `hard` where the author asked for one. */
  readonly lineBreak?: 'soft' | 'hard';
}

/** What the inline walk needs to know of the note, and where it leaves what it finds. */
export interface InlineContext {
  readonly source: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Ranges of the source inside `%%comments%%`. */
  readonly hidden: readonly Range[];
  readonly attachments: Attachment[];
  readonly links: WikiLink[];
}

/** The readable runs of a paragraph, heading or table cell, in order. */
export function readPieces(nodes: readonly PhrasingContent[], context: InlineContext): Piece[] {
  const pieces: Piece[] = [];
  walk(nodes, [], context, pieces);
  return pieces;
}

function walk(
  nodes: readonly PhrasingContent[],
  wraps: readonly Wrap[],
  context: InlineContext,
  pieces: Piece[],
): void {
  for (const node of nodes) {
    if (!node.position) continue;
    const { start, end } = node.position;
    const from = start.offset ?? 0;
    const to = end.offset ?? from;
    const add = (text: string, markdown: string, lineBreak?: Piece['lineBreak']): void => {
      if (text === '' || isHidden(from, context.hidden)) return;
      // Only code and mark-up run over a line end; that of a text is a piece of its own.
      const lines = { startLine: start.line, endLine: node.type === 'text' || lineBreak ? start.line : end.line };
      pieces.push({ text, markdown, ...lines, wraps, ...(lineBreak && { lineBreak }) });
    };
    switch (node.type) {
      case 'text': {
        const value = node.value.replace(/[\r\n]+$/, '');
        const raw = context.source.slice(from, to);
        if (raw.startsWith(value) && raw.slice(value.length).trim() === '') {
          for (const visible of visibleParts(value, from, context.hidden)) add(visible, visible);
        } else {
          const [before, after] = [
            context.source.slice(Math.max(0, from - 12), from),
            context.source.slice(to, to + 2),
          ];
          add(value, readableEscape(raw.trimEnd(), value, before, after));
        }
        if (value !== node.value) add(' ', ' ', 'soft');
        break;
      }
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
        walk(node.children, [...wraps, wrapOf(node, context.source)], context, pieces);
        break;
      case 'linkReference': {
        const definition = context.definitions.get(node.identifier);
        const title = definition?.title ? ` "${definition.title.replaceAll('"', '\\"')}"` : '';
        const close = `](<${definition?.url ?? ''}>${title})`.replace(/^\]\(<([^\s()<>]*)>/, ']($1');
        walk(node.children, [...wraps, { open: '[', close }], context, pieces);
        break;
      }
      case 'inlineCode':
        add(node.value, oneLine(context.source.slice(from, to)));
        break;
      case 'break':
        add(' ', ' ', 'hard');
        break;
      case 'html':
        readTag(node.value, add);
        break;
      case 'wikiLink':
        readWikiLink(node, start.line, context, add);
        break;
      case 'image':
        if (!node.url.startsWith('data:')) context.attachments.push({ target: node.url, line: start.line });
        break;
      case 'imageReference': {
        const target = context.definitions.get(node.identifier)?.url;
        if (target !== undefined) context.attachments.push({ target, line: start.line });
        break;
      }
      // A footnote's mark says nothing on its own.
      case 'footnoteReference':
        break;
    }
  }
}

function readWikiLink(
  node: WikiLinkNode,
  line: number,
  context: InlineContext,
  add: (text: string, markdown: string) => void,
): void {
  if (node.embed) {
    context.attachments.push({ target: node.target, line });
    return;
  }
  const { target, heading, alias } = node;
  context.links.push({ target, ...(heading && { heading }), ...(alias && { alias }), line });
  const label = wikiLinkLabel(node);
  add(label, label);
}

/** A tag goes; but `<cluster-name>` in running text is no HTML but a place to fill in. */
function readTag(tag: string, add: (text: string, markdown: string, lineBreak?: 'hard') => void): void {
  const name = /^<\/?([a-zA-Z][\w-]*)/.exec(tag)?.[1];
  if (name === undefined) return;
  if (name.toLowerCase() === 'br') add(' ', ' ', 'hard');
  else if (isHtmlBlock(name)) add(' ', ' ');
  else if (!isHtmlElement(name)) add(tag, tag);
}

/** Mark-up that runs over a line end, without what the next line starts with inside a quote. */
const oneLine = (text: string): string => text.replace(/[\r\n][\s>]*/g, ' ');

function wrapOf(node: Parents, source: string): Wrap {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (!node.position || first === undefined || last === undefined) return { open: '', close: '' };
  return {
    open: oneLine(source.slice(node.position.start.offset, first)),
    close: oneLine(source.slice(last, node.position.end.offset)),
  };
}

export function isHidden(offset: number, hidden: readonly Range[]): boolean {
  return hidden.some((range) => range.start <= offset && offset < range.end);
}

/** Obsidian's `==highlight==`; no chat knows it. */
const highlight = /(?<![\p{L}\p{N}=])==(?=[^\s=])([^=]{0,300}[^\s=])==(?![\p{L}\p{N}=])/gu;

/** A run of plain characters without what is inside comments and without the marks of a highlight. */
function visibleParts(value: string, from: number, hidden: readonly Range[]): string[] {
  const parts = withoutHidden(value, from, hidden);
  return value.includes('==') ? parts.map((part) => part.replace(highlight, '$1')) : parts;
}

function withoutHidden(value: string, from: number, hidden: readonly Range[]): string[] {
  const parts: string[] = [];
  let at = from;
  const end = from + value.length;
  for (const range of hidden) {
    if (range.end <= at || range.start >= end) continue;
    if (range.start > at) parts.push(value.slice(at - from, range.start - from));
    at = Math.max(at, range.end);
  }
  if (at < end) parts.push(value.slice(Math.max(at - from, 0)));
  return parts;
}

/** Plain text of the pieces, white space collapsed. */
export const plainText = (pieces: readonly Piece[]): string => collapse(pieces.map((piece) => piece.text).join(''));

/** One space for every run of white space; characters without width go. */
export const collapse = (text: string): string =>
  text
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
