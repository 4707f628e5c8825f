import type { Citation } from '../corpus/citation.ts';
import { escapeLinkTarget, escapeMarkdown } from './escape-markdown.ts';

/** `[Note title › Heading › Sub, lines 12–14](url)` */
export function citationMarkdown(citation: Citation): string {
  const where = [citation.title, ...citation.headings].map(escapeMarkdown).join(' › ');
  const { startLine, endLine } = citation;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine}–${endLine}`;
  return `[${where}, ${lines}](${escapeLinkTarget(citation.url)})`;
}
