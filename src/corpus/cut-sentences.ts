import { collapse, type Piece } from './inline-text.ts';
import type { Sentence } from './note.ts';
import { type Range, sentenceRanges, trimmed } from './sentence-ranges.ts';

/** A longer sentence is none: a log, a table without bars. It is cut at its line ends, else between words. */
const maxSentenceCharacters = 1000;

/** Lines up to this length are not full: no editor wraps as early as that. */
const shortLineCharacters = 60;

/** The sentences of a paragraph, each with its own text, Markdown and lines. */
export function cutSentences(pieces: readonly Piece[]): Sentence[] {
  const starts: number[] = [];
  const fixed: Range[] = [];
  const hardBreaks: number[] = [];
  const softBreaks: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    if (piece.markdown !== piece.text) fixed.push({ start: length, end: length + piece.text.length });
    if (piece.lineBreak) (piece.lineBreak === 'hard' ? hardBreaks : softBreaks).push(length);
    parts.push(piece.text);
    length += piece.text.length;
  }
  const text = parts.join('');
  const breaks = [...hardBreaks, ...meantBreaks(text, softBreaks)].sort((a, b) => a - b);

  const sentences: Sentence[] = [];
  let first = 0;
  for (const whole of sentenceRanges(text, fixed, breaks)) {
    for (const range of cutOverlong(text, whole, softBreaks, fixed)) {
      while (first + 1 < pieces.length && (starts[first + 1] as number) <= range.start) first++;
      const sentence = renderSentence(pieces, starts, first, range);
      if (sentence) sentences.push(sentence);
    }
  }
  return sentences;
}

/** A line that goes on: it ends with a mark or a word that wants something after it. */
const unfinished =
  /(?:[,;(–—/&-]|\b(?:an?|and|are|as|at|but|by|for|from|in|into|is|of|on|or|that|the|to|with|your?))$/i;

/**
 * Line ends that stand for more than a space. Where every line starts like a sentence and there was room left for the
 * next word, the author wrote a line for each thing; a line that starts with a bullet character is always such a line.
 */
function meantBreaks(text: string, softBreaks: readonly number[]): number[] {
  if (softBreaks.length === 0) return [];
  const lines = [0, ...softBreaks].map((start, index) => text.slice(start, softBreaks[index]).trim());
  const bullets = softBreaks.filter((_, index) => /^[•‣◦▪·–—]\s/.test(lines[index + 1] as string));
  const widest = Math.max(shortLineCharacters, ...lines.slice(0, 100).map((line) => line.length));
  const listLike = lines.every(
    (line, index) => /^["'(“‘]?[\p{Lu}\p{N}]/u.test(line) && (index === lines.length - 1 || !unfinished.test(line)),
  );
  if (!listLike) return bullets;
  return softBreaks.filter((_, index) => {
    const nextWord = /^\S*/.exec(lines[index + 1] as string)?.[0].length ?? 0;
    return bullets.includes(softBreaks[index] as number) || (lines[index] as string).length + 1 + nextWord < widest;
  });
}

function cutOverlong(text: string, whole: Range, softBreaks: readonly number[], fixed: readonly Range[]): Range[] {
  if (whole.end - whole.start <= maxSentenceCharacters) return [whole];
  const ends = softBreaks.filter((at) => at > whole.start && at < whole.end);
  const ranges: Range[] = [];
  let start = whole.start;
  for (const lineEnd of [...ends, whole.end]) {
    while (lineEnd - start > maxSentenceCharacters) {
      const limit = start + maxSentenceCharacters;
      const space = text.lastIndexOf(' ', limit);
      const wanted = space > start ? space : limit;
      // A piece that cannot be cut is longer than any sentence in the rarest of cases; then it stays whole.
      const end = fixed.find((range) => range.start < wanted && wanted < range.end)?.end ?? wanted;
      if (end >= lineEnd) break;
      ranges.push({ start, end });
      start = end;
    }
    ranges.push({ start, end: lineEnd });
    start = lineEnd;
  }
  return ranges.flatMap((range) => trimmed(text, range.start, range.end) ?? []);
}

function renderSentence(
  pieces: readonly Piece[],
  starts: readonly number[],
  first: number,
  range: Range,
): Sentence | undefined {
  const text: string[] = [];
  const markdown: string[] = [];
  let open: Piece['wraps'] = [];
  let startLine = Number.POSITIVE_INFINITY;
  let endLine = 0;
  for (let index = first; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    const start = starts[index] as number;
    if (start >= range.end) break;
    const cut = piece.text.slice(Math.max(range.start - start, 0), range.end - start);
    if (cut === '') continue;
    const canCut = piece.markdown === piece.text;
    const kept = commonLength(open, piece.wraps);
    for (const wrap of open.slice(kept).reverse()) markdown.push(wrap.close);
    // Where something between two spaces was dropped, one space is left.
    const doubled = canCut && kept === piece.wraps.length && /\s$/.test(markdown.at(-1) ?? ' ');
    for (const wrap of piece.wraps.slice(kept)) markdown.push(wrap.open);
    if (!canCut) markdown.push(piece.markdown);
    else markdown.push((doubled ? cut.trimStart() : cut).replace(/[ \t]{2,}/g, ' '));
    text.push(cut);
    open = piece.wraps;
    if (cut.trim() !== '') {
      startLine = Math.min(startLine, piece.startLine);
      endLine = Math.max(endLine, piece.endLine);
    }
  }
  for (const wrap of [...open].reverse()) markdown.push(wrap.close);
  const plain = collapse(text.join(''));
  if (plain === '') return undefined;
  return { text: plain, markdown: markdown.join('').replaceAll('\u00a0', ' ').trim(), startLine, endLine };
}

function commonLength(left: readonly unknown[], right: readonly unknown[]): number {
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}
