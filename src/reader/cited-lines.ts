import type { LineRange } from '../corpus/note.ts';

/** More of them are no citation. */
const mostRanges = 20;

/** `12-14`, `7`, `3-5,9-9`: lines to be marked, as they stand in the address of a page. What is not understood is left out. */
export function parseLines(written: string): readonly LineRange[] {
  return written
    .slice(0, 500)
    .split(',')
    .flatMap((range) => {
      const [, first, last = first] = /^\s*L?(\d{1,7})(?:\s*-\s*L?(\d{1,7}))?\s*$/.exec(range) ?? [];
      if (first === undefined) return [];
      const [startLine, endLine] = [Number(first), Number(last)];
      return startLine >= 1 && endLine >= startLine ? [{ startLine, endLine }] : [];
    })
    .slice(0, mostRanges)
    .sort((a, b) => a.startLine - b.startLine);
}

/** `line 7`, `lines 12–14`, `lines 3–5 and 9`. */
export function nameLines(ranges: readonly LineRange[]): string {
  const names = ranges.map(({ startLine, endLine }) =>
    startLine === endLine ? `${startLine}` : `${startLine}–${endLine}`,
  );
  const one = ranges.length === 1 && ranges[0]?.startLine === ranges[0]?.endLine;
  const last = names.at(-1) ?? '';
  return `${one ? 'line' : 'lines'} ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last}`;
}

/** Whether a line is among them. */
export const isCited = (line: number, ranges: readonly LineRange[]): boolean =>
  ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
