import { frontMatterOf } from './front-matter-fence.ts';

/** A stretch of a note that can be parsed on its own. */
export interface Segment {
  readonly text: string;
  /** Where it starts in the note: UTF-16 units and lines before it. */
  readonly offset: number;
  readonly linesBefore: number;
  /** Whether code or HTML that never ends runs to its end. */
  readonly open: boolean;
}

/** Parsing takes time with the square of the length where there are many lists or quotes; below this it hardly shows. */
const segmentCharacters = 6000;
/** A paragraph of this size is a log or a dump of lines; it is cut at a line end. */
const maxParagraphCharacters = 50_000;

/** Starts of HTML that does not end with a blank line, and their ends (CommonMark, HTML blocks 1 to 5). */
const htmlStart = /^ {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-z]))/i;
const htmlEnds = [/<\/(?:script|pre|style|textarea)>/i, /-->/, /\?>/, /\]\]>/, />/];

/**
 * Cuts a text where no block can reach across: before a line at the margin that follows a blank line, continues no list
 * and stands in no code or HTML. Where that cannot be told for sure it does not cut.
 */
export function cutIntoSegments(text: string, leastCharacters = segmentCharacters): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let linesBefore = 0;
  let fence: { readonly marker: string; readonly indented: boolean } | undefined;
  let htmlEnd: RegExp | undefined;
  let before = '';
  let afterBlank = false;
  let unsure = false;

  const frontMatter = frontMatterOf(text);
  let at = frontMatter.length;
  /** After the last line that is not blank. */
  let textEnd = at;
  let line = countLineEnds(frontMatter);
  const lines = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  while (at < text.length) {
    lines.lastIndex = at;
    const current = lines.exec(text)?.[0] ?? '';
    if (current === '') break;
    const marker = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(current)?.[1];
    if (fence) {
      if (marker?.startsWith(fence.marker) && /^ *[`~]+[ \t\r\n]*$/.test(current)) fence = undefined;
      // An indented fence may stand in a list, which text at the margin ends.
      else if (fence.indented && /^\S/.test(current)) unsure = true;
    } else if (htmlEnd) {
      if (htmlEnd.test(current)) htmlEnd = undefined;
    } else {
      const size = at - start;
      const isCut = afterBlank
        ? size >= leastCharacters && startsBlock(current)
        : size >= maxParagraphCharacters && isPlain(before) && isPlain(current);
      if (isCut && !unsure) {
        segments.push({ text: text.slice(start, textEnd), offset: start, linesBefore, open: false });
        start = at;
        linesBefore = line;
      }
      if (marker !== undefined) fence = { marker, indented: current.startsWith(' ') };
      else htmlEnd = openHtml(current);
    }
    before = current;
    afterBlank = /^[ \t\r\n]*$/.test(current);
    at += current.length;
    if (!afterBlank) textEnd = at;
    line++;
  }
  const open = fence !== undefined || htmlEnd !== undefined || unsure;
  segments.push({ text: text.slice(start), offset: start, linesBefore, open });
  return segments;
}

/** Text or a heading at the margin: neither indented nor the next item of a list. */
const startsBlock = (line: string): boolean => /^[^\s\-+*\d<]/.test(line) || /^\*{1,2}[^\s*]/.test(line);

/** Running text at the margin. */
const isPlain = (line: string): boolean => /^(?:\p{L}|\d(?!\d{0,8}[.)]))/u.test(line);

function openHtml(line: string): RegExp | undefined {
  const match = htmlStart.exec(line);
  if (!match) return undefined;
  const end = htmlEnds[match.slice(1).findIndex((group) => group !== undefined)];
  return end?.test(line.slice(match[0].length)) ? undefined : end;
}

const countLineEnds = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
