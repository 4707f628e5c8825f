import type { Sentence } from '../../corpus/note.ts';

const CODE_SPAN = /(`+)(?:.|\n)+?\1/g;
/** Stands for a code span while the rest is changed; from the private use area, which no text uses. */
const HELD = '\uE000';

/**
 * A sentence as Markdown that can be cut and stand elsewhere: emphasis and links are gone, code spans stay. Where that
 * cannot be told from the Markdown, its plain text, escaped.
 */
export function inlineMarkdownOf({ markdown, text }: Sentence): string {
  if (markdown === text && !/[\\`*_[\]<>~]/.test(text)) return text;
  const spans = markdown.match(CODE_SPAN) ?? [];
  const held = markdown
    .replace(CODE_SPAN, HELD)
    .replace(/\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*\\])\*(?=\S)([^*]+?)(?<=[^\s\\])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_\\])_(?=\S)([^_]+?)(?<=[^\s\\])_(?![\p{L}\p{N}_])/gu, '$1');
  const put = (content: string, shown: (span: string) => string): string => {
    let next = 0;
    return content.replaceAll(HELD, () => shown(spans[next++] ?? '')).trim();
  };
  const plain = put(held.replace(/\\([!-/:-@[-`{-~])/g, '$1'), (span) => span.replace(/^(`+) ?(.*?) ?\1$/s, '$2'));
  return plain.replace(/\s+/g, ' ') === text ? put(held, (span) => span) : escapeInline(text);
}

/** Plain text as Markdown that reads the same. */
function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
