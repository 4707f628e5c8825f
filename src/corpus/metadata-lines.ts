import type { Heading, Paragraph } from 'mdast';
import { type InlineContext, type Piece, readPieces } from './inline-text.ts';

const tagName = '[\\p{L}\\p{M}\\p{N}_/-]+';
const key = '[\\p{L}][\\p{L}\\p{N} _-]{0,30}:';

/** An inline `#tag` as Obsidian knows it: at least one character that is no digit, nested by `/`. */
const tag = new RegExp(`(?<=^|[\\s(,;])#(?!\\p{N}+(?![\\p{L}\\p{M}_/-]))(${tagName})`, 'gmu');
const onlyTags = new RegExp(`^\\s*(?:${key}\\s*)?#${tagName}(?:[\\s,;]+#${tagName})*[\\s,;]*$`, 'u');
const linkOrTag = `(?:\\[\\[[^\\]\\r\\n]+\\]\\]|#${tagName})`;
const onlyLinks = new RegExp(`^\\s*${key}\\s*${linkOrTag}(?:[\\s,;]+${linkOrTag})*[\\s,;]*$`, 'u');

/** An Obsidian block's own id, at its end. */
const blockId = /(?:^|\s)\^[a-zA-Z0-9-]+\s*$/;

function collectTags(text: string, tags: string[]): void {
  if (!text.includes('#')) return;
  for (const match of text.matchAll(tag)) tags.push(match[1] as string);
}

/** Takes out what is about the note or the block: lines of tags (`topics: #aws #cloud`) and a block's id. Collects tags. */
export function dropMetadata(pieces: readonly Piece[], tags: string[]): readonly Piece[] {
  const kept = dropTagLines(pieces, tags);
  const last = kept.at(-1);
  if (!last?.text.includes('^') || last.markdown !== last.text) return kept;
  const text = last.text.replace(blockId, '');
  return text === last.text ? kept : [...kept.slice(0, -1), { ...last, text, markdown: text }];
}

function dropTagLines(pieces: readonly Piece[], tags: string[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.text.includes('#'))) return pieces;
  const lines = new Map<number, string>();
  for (const { startLine, text, markdown } of pieces) {
    // Code holds no tags.
    const readable = markdown.startsWith('`') && markdown !== text ? ' ` ' : text;
    lines.set(startLine, (lines.get(startLine) ?? '') + readable);
  }
  for (const line of lines.values()) collectTags(line, tags);
  const dropped = new Set([...lines].filter(([, line]) => onlyTags.test(line)).map(([number]) => number));
  return dropped.size === 0 ? pieces : pieces.filter(({ startLine }) => !dropped.has(startLine));
}

/**
 * Whether a heading or paragraph says something about the note and nothing else: `# subject: [[aws]]`, `## topics: #aws`.
 * Links count as such only above the note's first text; `## See also: [[ecs]]` further down is a heading.
 */
export function readMetadataLine(
  node: Heading | Paragraph,
  context: InlineContext,
  tags: string[],
  atTop: boolean,
): boolean {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined || last - first > 2000) return false;
  const source = context.source.slice(first, last);
  if (!source.includes('#') && !source.includes('[[')) return false;
  const isMetadata = (line: string): boolean => onlyTags.test(line) || (atTop && onlyLinks.test(line));
  if (!source.split(/\r\n|\n|\r/).every(isMetadata)) return false;
  readPieces(node.children, context);
  collectTags(source, tags);
  return true;
}
