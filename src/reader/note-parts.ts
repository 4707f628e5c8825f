import type { LineRange } from '../corpus/note.ts';
import { cutIntoSegments } from '../corpus/segments.ts';

/** A stretch of a note that is shown on one page. */
export interface NotePart {
  readonly text: string;
  /** Lines of the note above it. */
  readonly linesBefore: number;
  /** Counted from 1. */
  readonly number: number;
  readonly count: number;
  /** Whether it is laid out; else it is shown as it is written. */
  readonly isLaidOut: boolean;
}

/** A note of up to so many characters is one page. Laying out takes 0.1 to 0.3 s at most then, in which nothing else happens. */
const longestPage = 64_000;
const leastPart = 40_000;
/** What cannot be cut (a table or a list without end) takes too long from here on. */
const longestLaidOut = 160_000;

/**
 * The part of a note that is wanted: the one of that number, else the one with that line, else the first. Cuts stand where no block
 * reaches across; link addresses and footnotes of other parts are known in each.
 */
export function partOf(
  source: string,
  wanted: { readonly number?: number | undefined; readonly line?: number | undefined },
): NotePart {
  const isLong = source.length > longestPage;
  const segments = isLong ? cutIntoSegments(source, leastPart) : [{ text: source, linesBefore: 0, open: false }];
  const withLine = segments.findLastIndex(({ linesBefore }) => linesBefore < (wanted.line ?? 1));
  const index = segments[(wanted.number ?? 0) - 1] === undefined ? Math.max(withLine, 0) : (wanted.number ?? 1) - 1;
  const { text, linesBefore, open } = segments[index] ?? { text: '', linesBefore: 0, open: false };
  const isLaidOut = text.length <= longestLaidOut;
  return {
    text: segments.length > 1 && isLaidOut && !open ? `${text}\n\n${definitionsBeside(source, text)}` : text,
    ...{ linesBefore, number: index + 1, count: segments.length, isLaidOut },
  };
}

/** Lines as they are counted within the part. */
export const linesWithin = (ranges: readonly LineRange[], { linesBefore }: NotePart): readonly LineRange[] =>
  ranges.map(({ startLine, endLine }) => ({ startLine: startLine - linesBefore, endLine: endLine - linesBefore }));

const mostDefinitions = 300;

function definitionsBeside(source: string, text: string): string {
  const lines = source.match(/^ {0,3}\[[^\]\r\n]{1,100}\]:[ \t]*\S[^\r\n]{0,2000}$/gm) ?? [];
  const used = lines.filter((line) => {
    const label = line.slice(line.indexOf('['), line.indexOf(']:') + 1);
    return text.includes(label) && !text.includes(line);
  });
  return used.slice(0, mostDefinitions).join('\n\n');
}
