/**
 * Makes plain text stand as itself inside a line of Markdown. Underscores within a word (`my_var`) need no escape and get
 * none, because the Markdown is also read as it is.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** An address as the target of a Markdown link: spaces, brackets and control characters percent-encoded. */
export function escapeLinkTarget(url: string): string {
  return url.replace(/[\s<>()\\\u0000-\u001f\u007f]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x80 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character);
  });
}
