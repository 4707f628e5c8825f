const fenced = /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)/;
const keyLine = /^[^\s#:-][^:\r\n]*:(?:\s|$)/m;

/**
 * The front matter of a note with its fences, '' when there is none. Text between two rules is no front matter: that
 * holds a `key:` or nothing.
 */
export function frontMatterOf(text: string): string {
  const found = fenced.exec(text)?.[0] ?? '';
  const inside = found.replace(/---[ \t]*/g, '').trim();
  return inside === '' || keyLine.test(inside) ? found : '';
}
