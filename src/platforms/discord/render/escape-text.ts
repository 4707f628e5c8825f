/** Stands between characters that would mean something together, and is not seen. */
export const apart = '\u200b';

/**
 * Makes text stand as itself within a line of Discord's Markdown: formats, links, spoilers, emoji names, times and whatever begins
 * with `<`. Discord looks for `@everyone` in what stands behind a backslash too, so a character that is not seen parts it; and it
 * makes no link of an address whose slash is escaped.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\\*_~|`[\]<]|(?<=\])\(/g, '\\$&')
    .replace(/:\/\//g, ':\\//')
    .replace(/:(?=[\w+-]+:)/g, '\\:')
    .replace(/@(?=everyone|here)/g, `@${apart}`);
}

/** The same for what would begin a heading, a list, a quote or a small line. @param lines escaped, of which each begins one. */
export function escapeLineStarts(lines: string): string {
  return lines
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?:#{1,6}(?=\s|$)|-(?=[#\s]|$)|\+(?=\s|$)|>)/, '\\$&')
        .replace(/^(\d+)(?=\.(?:\s|$))/, '$1\\'),
    )
    .join('\n');
}

/** An address without the characters that would end a masked link. */
export function linkTarget(url: string): string {
  return url.replace(
    /[()<>\\"`|*~^{}]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Code within a line. Discord knows fences of one and two back-ticks, so those within are parted. */
export function codeSpan(text: string): string {
  if (!text.includes('`')) return `\`${unlinked(text)}\``;
  return `\`\` ${unlinked(text).replace(/`(?=`)/g, `\`${apart}`)} \`\``;
}

/** A block of code. Discord knows no fence of more than three back-ticks, so three within are parted. */
export function codeBlock(text: string, language: string): string {
  return `\`\`\`${language}\n${unlinked(text).replace(/``(?=`)/g, `\`\`${apart}`)}\n\`\`\``;
}

/** What would end the label of a link that stands somewhere before it, which Discord finds before it looks for code. */
function unlinked(code: string): string {
  const [before = ''] = /^[^[]*/.exec(code) ?? [];
  return `${before.replace(/\](?=\()/g, `]${apart}`)}${code.slice(before.length)}`;
}
