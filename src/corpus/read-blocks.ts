import type { Blockquote, Code, Html, List, Paragraph as MdastParagraph, RootContent, Table } from 'mdast';
import { cutSentences } from './cut-sentences.ts';
import type { HtmlText } from './html-text.ts';
import { collapse, type InlineContext, isHidden, type Piece, plainText, readPieces } from './inline-text.ts';
import { cutLongParagraph } from './long-paragraph.ts';
import { dropTagLines } from './metadata-lines.ts';
import type { Block, CodeBlock, ListItem, Paragraph, Sentence, TableRow } from './note.ts';

/** A block of a section; list items know the item above them by reference, as chunks are not cut yet. */
export interface BlockDraft {
  readonly block: Block;
  readonly parent?: BlockDraft;
}

export interface BlockContext extends InlineContext {
  /** Reads an HTML block; absent, such blocks are left out. */
  readonly htmlText?: HtmlText;
  readonly tags: string[];
}

interface ListContext {
  readonly list: number;
  readonly depth: number;
  readonly parent?: BlockDraft;
  readonly parents: readonly string[];
  readonly leadIn?: Sentence;
}

/** Collects the blocks of one section, in reading order. */
export function createSectionReader(context: BlockContext): {
  readonly drafts: readonly BlockDraft[];
  read(node: RootContent): void;
} {
  const drafts: BlockDraft[] = [];
  let lists = 0;
  let tables = 0;

  const offsetOf = (node: RootContent): number => node.position?.start.offset ?? 0;
  const linesOf = (node: RootContent) => ({
    startLine: node.position?.start.line ?? 1,
    endLine: node.position?.end.line ?? 1,
  });
  const piecesOf = (node: MdastParagraph | Table['children'][number]['children'][number]): Piece[] =>
    readPieces(node.children, context);

  const lastParagraphSentence = (): Sentence | undefined => {
    const last = drafts.at(-1)?.block;
    return last?.kind === 'paragraph' ? last.sentences.at(-1) : undefined;
  };

  const addParagraph = (pieces: readonly Piece[], quote: Paragraph['quote']): void => {
    for (const sentences of cutLongParagraph(cutSentences(dropTagLines(pieces, context.tags)))) {
      drafts.push({
        block: {
          kind: 'paragraph',
          sentences,
          startLine: (sentences[0] as Sentence).startLine,
          endLine: (sentences.at(-1) as Sentence).endLine,
          ...(quote && { quote }),
        },
      });
    }
  };

  const readQuote = (node: Blockquote): void => {
    const [first, ...rest] = node.children;
    const callout = first?.type === 'paragraph' ? /^\[!([\w-]+)\][+-]?/.exec(sourceOf(first)) : null;
    if (first?.type !== 'paragraph' || !callout) {
      for (const child of node.children) readNode(child, {});
      return;
    }
    const quote = { callout: (callout[1] as string).toLowerCase() };
    const pieces = withoutPrefix(piecesOf(first), callout[0].length);
    const titleEnd = pieces.findIndex((piece) => piece.startLine > (first.position?.start.line ?? 1));
    addParagraph(titleEnd < 0 ? pieces : pieces.slice(0, titleEnd), quote);
    if (titleEnd >= 0) addParagraph(pieces.slice(titleEnd), quote);
    for (const child of rest) readNode(child, quote);
  };

  const sourceOf = (node: RootContent): string =>
    context.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

  const readList = (node: List, at: ListContext): void => {
    for (const item of node.children) {
      const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(sourceOf(item))?.[0] ?? '-';
      let firstOther = item.children.findIndex((child) => child.type !== 'paragraph' && child.type !== 'heading');
      if (firstOther < 0) firstOther = item.children.length;
      const own = item.children.slice(0, firstOther) as MdastParagraph[];
      const sentences = own.flatMap((child) => cutSentences(dropTagLines(piecesOf(child), context.tags)));
      const text = sentences.map((sentence) => sentence.text).join(' ');
      let draft: BlockDraft | undefined;
      if (sentences.length > 0) {
        const block: ListItem = {
          kind: 'list-item',
          sentences,
          startLine: Math.min(item.position?.start.line ?? 1, (sentences[0] as Sentence).startLine),
          endLine: (sentences.at(-1) as Sentence).endLine,
          list: at.list,
          depth: at.depth,
          ordered: node.ordered === true,
          marker,
          ...(typeof item.checked === 'boolean' && { checked: item.checked }),
          parents: at.parents,
          ...(at.leadIn && { leadIn: at.leadIn }),
        };
        draft = { block, ...(at.parent && { parent: at.parent }) };
        drafts.push(draft);
      }
      const below: ListContext = {
        ...at,
        depth: at.depth + 1,
        parents: text === '' ? at.parents : [...at.parents, text],
        ...(draft && { parent: draft }),
      };
      for (const child of item.children.slice(firstOther)) {
        if (child.type === 'list') readList(child, below);
        else readNode(child, undefined, sentences.at(-1));
      }
    }
  };

  const readTable = (node: Table): void => {
    const [head, ...rows] = node.children;
    if (!head?.position || isHidden(offsetOf(node), context.hidden)) return;
    const table = tables++;
    const headerLine = head.position.start.line;
    const header = head.children.map((cell) => plainText(piecesOf(cell)));
    const headerEnd = rows[0]?.position?.start.offset ?? node.position?.end.offset;
    const headerMarkdown = context.source
      .slice(head.position.start.offset, headerEnd)
      .split(/\r\n|\n|\r/)
      .slice(0, 2)
      .map((line, index) => (index === 0 ? line : line.replace(/^[\s>]+/, '')).trimEnd())
      .join('\n');
    for (const row of rows) {
      const cells = row.children.map((cell) => {
        const pieces = piecesOf(cell);
        return {
          text: plainText(pieces),
          markdown: cutSentences(pieces)
            .map(({ markdown }) => markdown)
            .join(' '),
        };
      });
      while (cells.length < header.length) cells.push({ text: '', markdown: '' });
      cells.length = header.length;
      const text = collapse(cells.map((cell) => cell.text).join(' '));
      if (text === '') continue;
      const lines = linesOf(row as unknown as RootContent);
      const block: TableRow = {
        kind: 'table-row',
        ...lines,
        sentences: [{ ...lines, text, markdown: `| ${cells.map((cell) => cell.markdown).join(' | ')} |` }],
        table,
        header,
        cells: cells.map((cell) => cell.text),
        headerMarkdown,
        headerLines: { startLine: headerLine, endLine: headerLine + 1 },
      };
      drafts.push({ block });
    }
  };

  const readCode = (node: Code, before: Sentence | undefined): void => {
    const code = dedent(node.value.replace(/\r\n?/g, '\n'));
    if (code.trim() === '' || isHidden(offsetOf(node), context.hidden)) return;
    const language = (node.lang ?? '').toLowerCase();
    const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map((run) => run[0].length + 1)));
    const caption = before ?? lastParagraphSentence();
    const lines = linesOf(node);
    const block: CodeBlock = {
      kind: 'code',
      ...lines,
      sentences: [{ ...lines, text: collapse(code), markdown: `${fence}${language}\n${code}\n${fence}` }],
      language,
      code,
      ...(caption && { caption }),
    };
    drafts.push({ block });
  };

  const readHtml = (node: Html, quote: Paragraph['quote']): void => {
    if (!context.htmlText || isHidden(offsetOf(node), context.hidden)) return;
    const firstLine = node.position?.start.line ?? 1;
    for (const run of context.htmlText(node.value)) {
      const lines = { startLine: firstLine + run.startLine - 1, endLine: firstLine + run.endLine - 1 };
      addParagraph([{ text: run.text, markdown: run.text, ...lines, wraps: [] }], quote);
    }
  };

  const readNode = (node: RootContent, quote?: Paragraph['quote'], before?: Sentence): void => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        addParagraph(piecesOf(node as MdastParagraph), quote);
        break;
      case 'blockquote':
        readQuote(node);
        break;
      case 'list': {
        const leadIn = before ?? lastParagraphSentence();
        readList(node, { list: lists++, depth: 0, parents: [], ...(leadIn && { leadIn }) });
        break;
      }
      case 'table':
        readTable(node);
        break;
      case 'code':
        readCode(node, before);
        break;
      case 'html':
        readHtml(node, quote);
        break;
      case 'footnoteDefinition':
        for (const child of node.children) readNode(child, quote);
        break;
    }
  };

  return { drafts, read: (node) => readNode(node) };
}

function withoutPrefix(pieces: readonly Piece[], length: number): Piece[] {
  const kept: Piece[] = [];
  let left = length;
  for (const piece of pieces) {
    if (left >= piece.text.length) {
      left -= piece.text.length;
      continue;
    }
    const text = piece.text.slice(left);
    kept.push(left === 0 ? piece : { ...piece, text, markdown: text });
    left = 0;
  }
  return kept;
}

function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let common = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => line.slice(common.length)).join('\n');
}
