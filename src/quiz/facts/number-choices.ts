import type { Random } from '../random.ts';
import type { NumberRole } from './number-role.ts';
import { neighboursOf } from './number-scale.ts';
import { type Quantity, quantitiesIn, sameAmount } from './quantity.ts';
import { inWords } from './spelled-numbers.ts';
import type { StatedNumber, StatedNumbers } from './stated-numbers.ts';
import type { Statement } from './statement.ts';
import { isUnitWord } from './units.ts';

type Amount = Pick<Quantity, 'value' | 'unit'>;

const wanted = 3;
const fewest = 2;
/** Farther from the answer than this factor, a number is no temptation. */
const farthest = 8;
/** One other at least is as near as this. */
const nearest = 2.5;

/**
 * Wrong numbers for a gap and the right one, from small to large: first numbers that the notes state for other things in
 * the same unit, then usual ones. Chance decides how many are smaller than the answer.
 * @param visible the statement as it will be shown: a number that stands in it is no choice.
 * @returns Markdown; nothing where too few can be found.
 */
export function numberChoices(
  role: NumberRole,
  statement: Statement,
  visible: string,
  numbers: StatedNumbers,
  random: Random,
): readonly string[] | undefined {
  const { quantity } = role;
  const shown = quantitiesIn(visible);
  const article = /\ban? \\_/i.test(visible);
  const fits = (value: number): boolean => {
    const text = written(value, role);
    const amount = { value, ...(quantity.unit && { unit: quantity.unit }) };
    return (
      value !== quantity.value &&
      (quantity.unit?.dimension !== 'share' || value < 100) &&
      text !== undefined &&
      (!article || startsWithVowel(text) === startsWithVowel(quantity.text)) &&
      !shown.some((other) => sameAmount(other, amount) || (other.value === value && other.unit === undefined)) &&
      shown.every((other) => isOnSameSide(amount, other, quantity)) &&
      (role.kind === 'code' || !numbers.isStatedElsewhere(amount, statement))
    );
  };
  const siblings = siblingsOf(role, statement, numbers)
    .filter(fits)
    .slice(0, role.kind === 'code' ? wanted : 2);
  const neighbours = nearestFirst(neighboursOf(role).filter(fits), quantity.value);
  const others = [...new Set([...siblings, ...neighbours])];
  const values = arrange(quantity.value, others, wanted, random) ?? arrange(quantity.value, others, fewest, random);
  return values?.map((value) => written(value, role)!);
}

/** Whether an amount stands to another one of its dimension as the answer does: what is at most 21 days is not 10 by default. */
function isOnSameSide(amount: Amount, other: Amount, answer: Amount): boolean {
  if (amount.unit === undefined || amount.unit.dimension !== other.unit?.dimension) return true;
  const than = other.value * other.unit.factor;
  return amount.value * amount.unit.factor > than === answer.value * amount.unit.factor > than;
}

/** As an article before it would tell. */
const startsWithVowel = (text: string): boolean => /^(?:[aeiou8]|1[18](?!\d))/i.test(text);

/** Numbers in the same unit that the note states for other things, of the same section first; for codes, of all notes. */
function siblingsOf(
  { quantity, kind, noun }: NumberRole,
  { section }: Statement,
  numbers: StatedNumbers,
): readonly number[] {
  const stated = kind === 'code' ? numbers.after(noun.split(' ').at(-1)!) : numbers.inNote(section.note.path);
  const unit = (text: string): string => text.replace(/s$/, '');
  const alike = stated.filter(({ quantity: other }) => {
    if (kind === 'code') return true;
    if (quantity.unit === undefined || other.spelled || unit(other.unitText) !== unit(quantity.unitText)) return false;
    return other.value > 0 && other.value <= quantity.value * farthest && quantity.value <= other.value * farthest;
  });
  const distance = ({ statement }: StatedNumber): number =>
    statement.section === section ? 0 : statement.section.note.path === section.note.path ? 1 : 2;
  return [...new Set(alike.sort((a, b) => distance(a) - distance(b)).map((each) => each.quantity.value))];
}

function nearestFirst(values: readonly number[], value: number): readonly number[] {
  return [...values].sort((a, b) => Math.abs(Math.log(a / value)) - Math.abs(Math.log(b / value)));
}

/**
 * The answer and some others in order of size. Chance says how many come before it. A set in which a small value, typed
 * alone, would be read as the number of another choice is not taken.
 */
function arrange(
  answer: number,
  others: readonly number[],
  count: number,
  random: Random,
): readonly number[] | undefined {
  const below = others.filter((value) => value < answer);
  const above = others.filter((value) => value > answer);
  for (const lower of random.shuffle(Array.from({ length: count + 1 }, (_, at) => at))) {
    for (const left of runsOf(below, lower)) {
      for (const right of runsOf(above, count - lower)) {
        const values = [...left, answer, ...right].sort((a, b) => a - b);
        const near = [...left, ...right].some((value) => value * nearest >= answer && value <= answer * nearest);
        if (near && !values.some(isMistakable)) return values;
      }
    }
  }
  return undefined;
}

/** So many neighbours in a list: its first ones, or those after the very first. */
function* runsOf(values: readonly number[], length: number): Iterable<readonly number[]> {
  for (let from = 0; from <= 1 && from + length <= values.length; from++) {
    yield values.slice(from, from + length);
    if (length === 0) return;
  }
}

/** Whether a value typed alone is the number of another choice. */
function isMistakable(value: number, index: number, { length }: readonly number[]): boolean {
  return Number.isInteger(value) && value >= 1 && value <= length && value !== index + 1;
}

/** A value as the answer is written: with its unit, in words or digits. */
function written(value: number, { quantity, kind }: NumberRole): string | undefined {
  const { text, numberStart, numberEnd, start, spelled, unitText, value: own } = quantity;
  const before = text.slice(0, numberStart - start);
  const number = text.slice(numberStart - start, numberEnd - start);
  const after = text.slice(numberEnd - start);
  const digits = spelled ? inWords(value) : digitsLike(number, value, kind);
  if (digits === undefined) return undefined;
  if (!isUnitWord(unitText) || after.startsWith('-') || (value === 1) === (own === 1)) return before + digits + after;
  const word = value === 1 ? unitText.replace(/s$/, '') : `${unitText.replace(/s$/, '')}s`;
  return before + digits + after.replace(unitText, word);
}

function digitsLike(number: string, value: number, kind: NumberRole['kind']): string | undefined {
  const scale = /\d ([a-z]+)$/i.exec(number)?.[1];
  if (scale !== undefined) {
    const unit = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[scale.toLowerCase()]!;
    return Number.isInteger(value / unit) ? `${value / unit} ${scale}` : undefined;
  }
  const decimals = /\.(\d+)$/.exec(number)?.[1]?.length ?? 0;
  if (kind === 'price' && decimals > 0) return value.toFixed(decimals);
  if (number.includes(',') || (value >= 10_000 && kind !== 'code')) return value.toLocaleString('en-US');
  return String(value);
}
