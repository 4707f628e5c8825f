/**
 * What to show for an escape or a character reference of the source, so that `ECS\-optimized` and `AT&amp;T` read well
 * wherever they are shown, and mean the same as Markdown. Where the mark-up is needed it stays.
 */
export function readableEscape(raw: string, value: string, before: string, after: string): string {
  if (raw === '') return value;
  if (raw.startsWith('&')) return isSafeCharacter(value, after) ? value : raw;
  return isNeededEscape(value, before, after) ? raw : value;
}

const isSafeCharacter = (value: string, after: string): boolean =>
  value === '&' ? !/^#?[a-z0-9]+(?:;|$)/i.test(after) : !/[\\`*_{}[\]<>()#+\-.!|~=:@\r\n]/.test(value);

/** `before` and `after` are a few characters of the source on either side. */
function isNeededEscape(character: string, before: string, after: string): boolean {
  // A sentence may start after a space, but not after a letter and a space.
  const insideLine = /(?:[\p{L}\p{N},] |[^\s>])$/u.test(before);
  switch (character) {
    // These matter at the start of a line only: lists, headings, underlines, quotes.
    case '-':
    case '+':
    case '=':
    case '#':
    case '>':
      return !insideLine;
    case '.':
    case ')':
      return /(?:^|[\r\n.!?…:>|*+-]\s*)\d{1,9}$/u.test(before) && !/^\S/.test(after);
    case '(':
      return before.endsWith(']');
    case '!':
      return after.startsWith('[');
    case '_':
      return !(/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after));
    default:
      return !/[,;'"%?{}$/]/.test(character);
  }
}
