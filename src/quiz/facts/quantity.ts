import { scaleWord, spelledNumber, valueOfWords } from './spelled-numbers.ts';
import { type Unit, unitOf, unitPattern } from './units.ts';

/** A number in a text, with its unit. UTF-16 offsets, end exclusive. */
export interface Quantity {
  /** Of number and unit: `12 hours`, `$0.10`, `25%`, `5,000`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the number alone stands. */
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly value: number;
  readonly unit?: Unit;
  /** The unit as written: `hours`, `GB`, `$`; '' where there is none. */
  readonly unitText: string;
  /** Written in words: `twelve`. */
  readonly spelled: boolean;
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\p{N}_/:@#.,+=~^-]|\d[–×] ?)(?<currency>[$€])?(?:(?<digits>${DIGITS})(?: (?<scale>${scaleWord})(?!\p{L}))?|(?<words>${spelledNumber})(?!\p{L}))(?:(?<gap>[ -]?)(?<unit>${unitPattern})(?![\p{L}\p{N}_/]))?(?![\p{L}\p{N}_])`,
  'giu',
);
/** What shows that digits are no quantity but a part of something: a date, an address, a version, a sum. */
const PART_OF_MORE = /^(?:[.:/@–×-]\d|[:/@=]\S|-\p{L}| ?[+×*=/] ?\d)/u;

/** All numbers of a text, in its order. Numbers inside words, versions, dates, addresses and code spans are none. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const visible = text.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length));
  return [...visible.matchAll(QUANTITY)].flatMap((match) => {
    const quantity = read(match);
    return quantity && !PART_OF_MORE.test(visible.slice(quantity.end)) ? [quantity] : [];
  });
}

function read(match: RegExpMatchArray): Quantity | undefined {
  const { currency = '', digits, scale, words = '', gap = '', unit: written } = match.groups!;
  // `a hundred` is a number, `12 S` none; single letters are units only as they are usually written.
  const unit = written === undefined ? unitOf(currency) : unitOf(written);
  const exact = written === undefined || written.length > 1 || unit?.spellings.includes(written) === true;
  const start = match.index!;
  const number = digits === undefined ? words : scale === undefined ? digits : `${digits} ${scale}`;
  const numberStart = start + currency.length;
  const value = digits === undefined ? valueOfWords(words) : Number(digits.replaceAll(',', '')) * valueOfScale(scale);
  const base = { start, numberStart, numberEnd: numberStart + number.length, value, spelled: digits === undefined };
  if (!exact || (gap === '-' && written !== undefined && !/^\p{Ll}+$/u.test(written))) return undefined;
  return {
    ...base,
    end: start + match[0].length,
    text: match[0],
    unitText: written ?? currency,
    ...(unit && { unit }),
  };
}

const valueOfScale = (scale: string | undefined): number => (scale === undefined ? 1 : valueOfWords(scale));

/** Whether two quantities are the same amount: `60 minutes` and `1 hour`. Without a unit only equal numbers are. */
export function sameAmount(a: Pick<Quantity, 'value' | 'unit'>, b: Pick<Quantity, 'value' | 'unit'>): boolean {
  if (a.unit === undefined || b.unit === undefined) return a.unit === b.unit && a.value === b.value;
  return a.unit.dimension === b.unit.dimension && close(a.value * a.unit.factor, b.value * b.unit.factor);
}

/** Equal but for the rounding of floating-point numbers. */
function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
