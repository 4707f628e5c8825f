import type { Heading } from 'mdast';
import { type InlineContext, type Piece, readPieces } from './inline-text.ts';

/** An inline `#tag` as Obsidian knows it: at least one character that is no digit, nested by `/`. */
const tag = /(?<![^\s(,;])#([\p{L}\p{M}\p{N}_/-]*[\p{L}\p{M}_/-][\p{L}\p{M}\p{N}_/-]*)/gu;

const onlyTags = /^\s*(?:[\p{L}][\p{L}\p{N} _-]{0,30}:\s*)?(?:#[\p{L}\p{M}\p{N}_/-]+[\s,;]*)+$/u;
const keyWithLinks = /^\s*[\p{L}][\p{L}\p{N} _-]{0,30}:(?:\s*(?:\[\[[^\]]+\]\]|#[\p{L}\p{M}\p{N}_/-]+)[\s,;]*)+$/u;

export function readInlineTags(text: string, tags: string[]): void {
  if (!text.includes('#')) return;
  for (const match of text.matchAll(tag)) tags.push(match[1] as string);
}

/** Takes lines that hold nothing but tags (`topics: #aws #cloud`) out of a paragraph; collects all tags in it. */
export function dropTagLines(pieces: readonly Piece[], tags: string[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.text.includes('#'))) return pieces;
  const lines = new Map<number, string>();
  for (const piece of pieces) lines.set(piece.startLine, (lines.get(piece.startLine) ?? '') + piece.markdown);
  for (const line of lines.values()) readInlineTags(line, tags);
  return pieces.filter((piece) => !onlyTags.test(lines.get(piece.startLine) as string));
}

/**
 * Reads `# subject: [[aws]]` and `## topics: #aws #cloud`: lines about the note that look like headings. Links count as
 * such only above the note's first text; `## See also: [[ecs]]` further down is a heading.
 */
export function readMetadataHeading(node: Heading, context: InlineContext, tags: string[], atTop: boolean): boolean {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return false;
  const source = context.source.slice(first, last);
  if (!onlyTags.test(source) && !(atTop && keyWithLinks.test(source))) return false;
  readPieces(node.children, context);
  readInlineTags(source, tags);
  return true;
}
