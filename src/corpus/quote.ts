import type { Blockquote } from 'mdast';
import { type Piece, readPieces } from './inline-text.ts';
import type { SectionReader } from './section-reader.ts';

/** Reads a block quote; in Obsidian one that starts with `[!type]` is a callout, and the rest of that line its title. */
export function readQuote(node: Blockquote, reader: SectionReader): void {
  const [first, ...rest] = node.children;
  const offset = first?.position?.start.offset ?? 0;
  const mark = /^\[!([\w-]{1,40})\][+-]?/.exec(reader.context.source.slice(offset, offset + 50));
  if (first?.type !== 'paragraph' || !mark) {
    for (const child of node.children) reader.read(child, { quote: {} });
    return;
  }
  const quote = { callout: (mark[1] as string).toLowerCase() };
  const pieces = withoutStart(readPieces(first.children, reader.context), mark[0].length);
  const titleLine = first.position?.start.line ?? 1;
  reader.addParagraph(
    pieces.filter((piece) => piece.startLine === titleLine),
    quote,
  );
  reader.addParagraph(
    pieces.filter((piece) => piece.startLine > titleLine),
    quote,
  );
  for (const child of rest) reader.read(child, { quote });
}

/** Without the first characters, which are plain. */
function withoutStart(pieces: readonly Piece[], length: number): Piece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    if (cut === 0) return [piece];
    const text = piece.text.slice(cut);
    return text === '' ? [] : [{ ...piece, text, markdown: text }];
  });
}
