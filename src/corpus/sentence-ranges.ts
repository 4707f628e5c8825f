/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** A full stop after these never ends a sentence. */
const neverLast = words('e.g i.e eg ie vs cf approx al dr mr mrs prof incl excl viz resp');
/** A full stop after these ends a sentence unless a number follows (`no. 5`, `min. 2 GB`). */
const lastUnlessNumber = words('no nos fig figs vol pp min max ver v ca sec ch');
/** A full stop after these ends a sentence only before a capital. */
const lastBeforeCapital = words(
  'etc inc ltd co corp dept est govt jr sr jan feb mar apr jun jul aug sep sept oct nov dec',
);

const JOINED_CAPITAL = /(?:°|[\p{L}\p{N}]-)\p{Lu}$/u;

/** An ordinal (`1.`) at the start of a sentence belongs to it. */
const leadingOrdinal = /^\s*(?:\d{1,4}|[a-zA-Z])$/;

/** Marks that may end a sentence, with what closes after them. Starts at the first mark of a run only, to stay linear. */
const boundary = /(?<![.!?…])[.!?…]+(?![.!?…])["'”’»)\]*_]*(?=\s)|[。！？]+[」』”’）]*/gu;

/**
 * Where the sentences of a text begin and end, without the white space between them. `fixed` are ranges that must not
 * be cut (inline code, a link's address), `breaks` are offsets at which a sentence ends in any case. Both are in order.
 */
export function sentenceRanges(text: string, fixed: readonly Range[] = [], breaks: readonly number[] = []): Range[] {
  const ends = new Set<number>(breaks);
  let sentenceStart = 0;
  let nextFixed = 0;
  let nextBreak = 0;
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    while (nextFixed < fixed.length && (fixed[nextFixed] as Range).end <= match.index) nextFixed++;
    const hold = fixed[nextFixed];
    if (hold && hold.start < end && end < hold.end) continue;
    while (nextBreak < breaks.length && (breaks[nextBreak] as number) <= match.index) {
      sentenceStart = Math.max(sentenceStart, breaks[nextBreak++] as number);
    }
    if (!endsSentence(text, sentenceStart, match.index, match[0], end)) continue;
    ends.add(end);
    sentenceStart = end;
  }

  const ranges: Range[] = [];
  let start = 0;
  for (const end of [...[...ends].sort((a, b) => a - b), text.length]) {
    const range = trimmed(text, start, end);
    if (range) ranges.push(range);
    start = end;
  }
  return ranges;
}

function endsSentence(text: string, start: number, stop: number, mark: string, end: number): boolean {
  const next = nextLetter(text, end);
  const lowerCaseFollows = next !== '' && next !== next.toUpperCase() && next === next.toLowerCase();
  if (!mark.startsWith('.')) return !lowerCaseFollows || /[。！？]/u.test(mark);
  if (mark.startsWith('..')) return !lowerCaseFollows;

  const before = text.slice(Math.max(start, stop - 24), stop);
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? '';
  const known = word.toLowerCase().replace(/^\.+/, '');
  if (neverLast.has(known)) return false;
  if (lastUnlessNumber.has(known)) return !/\p{N}/u.test(next);
  if (lastBeforeCapital.has(known)) return !lowerCaseFollows;
  // A lone capital is somebody's initial, unless it belongs to what it is joined to: `140 °C.`, `CRI-O.`
  if (/^\p{Lu}$/u.test(word)) return JOINED_CAPITAL.test(before) && isUpperCase(next);
  if (/^(?:[a-z]\.)+[a-z]$/i.test(word)) return !lowerCaseFollows;
  return !leadingOrdinal.test(text.slice(start, stop));
}

function isUpperCase(letter: string): boolean {
  return /^\p{Lu}$/u.test(letter);
}

function nextLetter(text: string, from: number): string {
  const match = /^[\s"'“‘«([*_]*(\S)/u.exec(text.slice(from, from + 12));
  return match?.[1] ?? '';
}

export function trimmed(text: string, from: number, to: number): Range | undefined {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return start < end ? { start, end } : undefined;
}
