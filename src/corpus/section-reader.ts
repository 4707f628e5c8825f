import type { Heading, Html, Paragraph as MdastParagraph, RootContent } from 'mdast';
import { cutLongParagraph } from './chunk-size.ts';
import { readCode } from './code-block.ts';
import { cutSentences } from './cut-sentences.ts';
import { isHidden, type Piece, readPieces } from './inline-text.ts';
import { readList } from './list-items.ts';
import { dropMetadata } from './metadata-lines.ts';
import type { Block, Paragraph, QuizBlock, Sentence } from './note.ts';
import type { NoteContext } from './note-context.ts';
import { isQuiz, readQuizBlock } from './quiz-blocks.ts';
import { readQuote } from './quote.ts';
import { readTable } from './table-rows.ts';

/** A block of a section; list items know the item above them by reference, as chunks are not cut yet. */
export interface BlockDraft {
  readonly block: Block;
  readonly parent?: BlockDraft;
}

/** Where a node stands within its section. */
interface Place {
  readonly quote?: Paragraph['quote'];
  /** The list item that holds the node. */
  readonly item?: BlockDraft;
}

/** Collects the blocks of one section in reading order. */
export interface SectionReader {
  readonly context: NoteContext;
  readonly drafts: readonly BlockDraft[];
  /** Prompts that the author wrote; no blocks. */
  readonly quizBlocks: readonly QuizBlock[];
  read(node: RootContent, place?: Place): void;
  add(draft: BlockDraft): void;
  addParagraph(pieces: readonly Piece[], quote: Paragraph['quote']): void;
  /** The last sentence of the paragraph or of the item's own text when that is what stands straight above. */
  sentenceAbove(item: BlockDraft | undefined): Sentence | undefined;
  /** The sentences of a paragraph; lines about the note are taken out. */
  sentencesOf(node: MdastParagraph | Heading): Sentence[];
  /** A number for the next list or table, from 0 on. */
  nextList(): number;
  nextTable(): number;
}

export function createSectionReader(context: NoteContext): SectionReader {
  const drafts: BlockDraft[] = [];
  const quizBlocks: QuizBlock[] = [];
  let lists = 0;
  let tables = 0;

  const reader: SectionReader = {
    context,
    drafts,
    quizBlocks,
    read(node, place = {}) {
      switch (node.type) {
        case 'paragraph':
        case 'heading':
          reader.addParagraph(readPieces(node.children, context), place.quote);
          break;
        case 'blockquote':
          readQuote(node, reader);
          break;
        case 'list':
          readList(node, place.item, reader);
          break;
        case 'table':
          readTable(node, reader);
          break;
        case 'code':
          if (isQuiz(node)) quizBlocks.push(...readQuizBlock(node, context));
          else readCode(node, place.item, reader);
          break;
        case 'html':
          readHtml(node, place.quote, reader);
          break;
        case 'footnoteDefinition':
          for (const child of node.children) reader.read(child, place);
          break;
      }
    },
    add(draft) {
      drafts.push(draft);
    },
    addParagraph(pieces, quote) {
      for (const sentences of cutLongParagraph(cutSentences(dropMetadata(pieces, context.tags)))) {
        const startLine = (sentences[0] as Sentence).startLine;
        const endLine = (sentences.at(-1) as Sentence).endLine;
        drafts.push({ block: { kind: 'paragraph', startLine, endLine, sentences, ...(quote && { quote }) } });
      }
    },
    sentenceAbove(item) {
      const last = drafts.at(-1);
      return last && (last === item || last.block.kind === 'paragraph') ? last.block.sentences.at(-1) : undefined;
    },
    sentencesOf: (node) => cutSentences(dropMetadata(readPieces(node.children, context), context.tags)),
    nextList: () => lists++,
    nextTable: () => tables++,
  };
  return reader;
}

function readHtml(node: Html, quote: Paragraph['quote'], reader: SectionReader): void {
  const { htmlText, hidden } = reader.context;
  if (!htmlText || !node.position || isHidden(node.position.start.offset ?? 0, hidden)) return;
  const linesBefore = node.position.start.line - 1;
  const lastLine = node.position.end.line;
  for (const { text, startLine, endLine } of htmlText(node.value)) {
    // The HTML parser misplaces the end of text with a stray `&`.
    const end = Math.min(linesBefore + endLine, lastLine);
    const lines = { startLine: Math.min(linesBefore + startLine, end), endLine: end };
    reader.addParagraph([{ text, markdown: text, ...lines, wraps: [] }], quote);
  }
}
