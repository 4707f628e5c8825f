import { displayWidth, graphemes } from '../rendering/display-width.ts';
import type { Span } from './spans.ts';

/** One line of the terminal. */
export type Line = readonly Span[];

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** Breaks text into lines of at most `width` columns, at spaces; a word that is longer is cut. Always gives a line. */
export function wrap(spans: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  let space: Span | undefined;
  const breakLine = () => {
    lines.push([]);
    used = 0;
    space = undefined;
  };
  for (const token of tokens(spans)) {
    if (token === 'break') {
      breakLine();
    } else if (token.length === 1 && token[0]?.text === ' ') {
      space = used > 0 ? token[0] : undefined;
    } else {
      const wordWidth = lineWidth(token);
      if (used > 0 && used + (space === undefined ? 0 : 1) + wordWidth > width) breakLine();
      if (space !== undefined) {
        append(lines.at(-1)!, space);
        used += 1;
        space = undefined;
      }
      for (const piece of wordWidth > width ? cut(token, width) : [token]) {
        if (used > 0 && used + lineWidth(piece) > width) breakLine();
        for (const span of piece) append(lines.at(-1)!, span);
        used += lineWidth(piece);
      }
    }
  }
  return lines;
}

/** Words (of one or more spans that touch), single spaces, and forced breaks. */
function tokens(spans: readonly Span[]): (Span[] | 'break')[] {
  const found: (Span[] | 'break')[] = [];
  let word: Span[] = [];
  const endWord = () => {
    if (word.length > 0) found.push(word);
    word = [];
  };
  for (const span of spans) {
    for (const text of span.text.match(/\n|[^\S\n]+|\S+/g) ?? []) {
      if (text === '\n') {
        endWord();
        found.push('break');
      } else if (text.trim() === '' && text !== '\u00a0') {
        endWord();
        found.push([{ ...span, text: ' ' }]);
      } else {
        word.push({ ...span, text });
      }
    }
  }
  endWord();
  return found;
}

function cut(word: readonly Span[], width: number): Line[] {
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const span of word) {
    for (const grapheme of graphemes(span.text)) {
      const size = displayWidth(grapheme);
      if (used > 0 && used + size > width) {
        pieces.push([]);
        used = 0;
      }
      append(pieces.at(-1)!, { ...span, text: grapheme });
      used += size;
    }
  }
  return pieces;
}

/** Adds to the last span of a line where both look alike, so that a line has no more colour codes than it needs. */
function append(line: Span[], span: Span): void {
  const last = line.at(-1);
  if (last !== undefined && last.href === span.href && last.styles.join() === span.styles.join()) {
    line[line.length - 1] = { ...last, text: last.text + span.text };
  } else {
    line.push(span);
  }
}
