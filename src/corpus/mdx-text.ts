/** A tag longer than this is no tag. */
const maxTagCharacters = 5000;

/**
 * Blanks what is programme in MDX and keeps what is text: `import` and `export` statements, JSX tags, expressions and comments turn
 * into spaces, so that every offset and line stays where it was. Code is left alone. Never throws.
 */
export function blankMdxSyntax(source: string): string {
  let out = '';
  let at = 0;
  let fence: string | undefined;
  let lineStart = true;
  let inStatement = false;
  while (at < source.length) {
    if (lineStart) {
      const line = lineAt(source, at);
      const marker = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (marker?.startsWith(fence) && line.trim() === marker) fence = undefined;
        out += line;
        at += line.length;
        continue;
      }
      if (marker !== undefined) {
        fence = marker;
        out += line;
        at += line.length;
        continue;
      }
      if (line.trim() === '') inStatement = false;
      else if (/^(?:import|export)\s[^.]*[{'"=*(]/.test(line)) inStatement = true;
      if (inStatement) {
        out += blank(line);
        at += line.length;
        continue;
      }
    }
    const character = source[at] as string;
    let length = 1;
    let text = character;
    if (character === '`') {
      length = codeSpanLength(source, at);
      text = source.slice(at, at + length);
    } else if (character === '<' || character === '{') {
      length = character === '<' ? tagLength(source, at) : expressionLength(source, at);
      if (length > 0) text = blank(source.slice(at, at + length));
      else length = 1;
    }
    out += text;
    at += length;
    lineStart = source[at - 1] === '\n';
  }
  return out;
}

function lineAt(source: string, at: number): string {
  const end = source.indexOf('\n', at);
  return source.slice(at, end < 0 ? source.length : end + 1);
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

function codeSpanLength(source: string, at: number): number {
  const ticks = /^`+/.exec(source.slice(at, at + 64))?.[0] ?? '`';
  const close = source.slice(at + ticks.length, at + maxTagCharacters).indexOf(ticks);
  return close < 0 ? ticks.length : close + 2 * ticks.length;
}

function commentLength(source: string, at: number): number {
  const close = source.slice(at, at + maxTagCharacters).indexOf('*/}');
  return close < 0 ? 0 : close + 3;
}

/** `{props.name}`, `{/* … *\/}`: up to the brace that closes it, or 0 when none does. */
function expressionLength(source: string, at: number): number {
  if (source.startsWith('{/*', at)) return commentLength(source, at);
  let depth = 0;
  for (let index = at; index < Math.min(source.length, at + maxTagCharacters); index++) {
    if (source[index] === '{') depth++;
    else if (source[index] === '}') depth--;
    if (depth === 0) return index + 1 - at;
  }
  return 0;
}

function tagLength(source: string, at: number): number {
  const text = source.slice(at, at + maxTagCharacters);
  if (!/^<(?:\/?[a-zA-Z][\w.:-]*(?=[\s/>])|\/?>|!--)/.test(text)) return 0;
  let depth = 0;
  let quote = '';
  for (let index = 1; index < text.length; index++) {
    const character = text[index] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'" || (character === '`' && depth > 0)) quote = character;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '>' && depth <= 0) return index + 1;
  }
  return 0;
}
