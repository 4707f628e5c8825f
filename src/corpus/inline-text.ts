import type { Definition, Parents, PhrasingContent } from 'mdast';
import { isHtmlElement } from './html-elements.ts';
import type { Attachment, Sentence, WikiLink } from './note.ts';
import { type Range, sentenceRanges } from './sentence-ranges.ts';
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
  /** A line break that the author asked for. */
  readonly hardBreak?: true;
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
    const add = (text: string, markdown: string, hardBreak = false): void => {
      if (text === '' || isHidden(from, context.hidden)) return;
      const lines = { startLine: start.line, endLine: end.line };
      pieces.push({ text, markdown, ...lines, wraps, ...(hardBreak && { hardBreak }) });
    };
    switch (node.type) {
      case 'text': {
        const value = node.value.replace(/[\r\n]+$/, '');
        const raw = context.source.slice(from, to).replace(/\s*[\r\n][\s>]*$/, '');
        if (raw !== value) add(value, raw);
        else for (const visible of visibleParts(value, from, context.hidden)) add(visible, visible);
        if (value !== node.value) add(' ', ' ');
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
        add(node.value, context.source.slice(from, to).replace(/\s*[\r\n][\s>]*/g, ' '));
        break;
      case 'break':
        add(' ', ' ', true);
        break;
      case 'html':
        if (/^<br\b/i.test(node.value)) add(' ', ' ', true);
        else if (!isHtmlMarkup(node.value)) add(node.value, node.value);
        break;
      case 'wikiLink':
        readWikiLink(node, start.line, context, add);
        break;
      case 'image':
        context.attachments.push({ target: node.url, line: start.line });
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

/** `<cluster-name>` in running text is no HTML but a place to fill in. */
const isHtmlMarkup = (html: string): boolean => {
  const name = /^<\/?([a-zA-Z][\w-]*)/.exec(html)?.[1];
  return name === undefined || isHtmlElement(name);
};

function wrapOf(node: Parents, source: string): Wrap {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (!node.position || first === undefined || last === undefined) return { open: '', close: '' };
  const oneLine = (text: string): string => text.replace(/\s*[\r\n][\s>]*/g, ' ');
  return {
    open: oneLine(source.slice(node.position.start.offset, first)),
    close: oneLine(source.slice(last, node.position.end.offset)),
  };
}

export function isHidden(offset: number, hidden: readonly Range[]): boolean {
  return hidden.some((range) => range.start <= offset && offset < range.end);
}

function visibleParts(value: string, from: number, hidden: readonly Range[]): string[] {
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

/** The sentences of a paragraph, each with its own text, Markdown and lines. */
export function cutSentences(pieces: readonly Piece[]): Sentence[] {
  const starts: number[] = [];
  const fixed: Range[] = [];
  const breaks: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    if (piece.markdown !== piece.text) fixed.push({ start: text.length, end: text.length + piece.text.length });
    if (piece.hardBreak) breaks.push(text.length);
    text += piece.text;
  }
  const sentences: Sentence[] = [];
  let first = 0;
  for (const range of sentenceRanges(text, fixed, breaks)) {
    while (first + 1 < pieces.length && (starts[first + 1] as number) <= range.start) first++;
    const sentence = renderSentence(pieces, starts, first, range);
    if (sentence) sentences.push(sentence);
  }
  return sentences;
}

function renderSentence(
  pieces: readonly Piece[],
  starts: readonly number[],
  first: number,
  range: Range,
): Sentence | undefined {
  let text = '';
  let markdown = '';
  let open: readonly Wrap[] = [];
  let startLine = Number.POSITIVE_INFINITY;
  let endLine = 0;
  for (let index = first; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    const start = starts[index] as number;
    if (start >= range.end) break;
    const from = Math.max(range.start - start, 0);
    const to = Math.min(range.end - start, piece.text.length);
    if (from >= to) continue;
    const whole = from === 0 && to === piece.text.length;
    const cut = piece.text.slice(from, to);
    text += cut;
    let shown = whole || piece.markdown !== piece.text ? piece.markdown : cut;
    const kept = commonLength(open, piece.wraps);
    for (const wrap of open.slice(kept).reverse()) markdown += wrap.close;
    // Where something between two spaces was dropped, one space is left.
    if (kept === piece.wraps.length && piece.markdown === piece.text && /\s$/.test(markdown)) shown = shown.trimStart();
    for (const wrap of piece.wraps.slice(kept)) markdown += wrap.open;
    markdown += shown;
    open = piece.wraps;
    if (cut.trim() !== '') {
      startLine = Math.min(startLine, piece.startLine);
      endLine = Math.max(endLine, piece.endLine);
    }
  }
  for (const wrap of [...open].reverse()) markdown += wrap.close;
  const plain = collapse(text);
  if (plain === '') return undefined;
  return { text: plain, markdown: markdown.replaceAll('\u00a0', ' ').trim(), startLine, endLine };
}

function commonLength(left: readonly unknown[], right: readonly unknown[]): number {
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}
