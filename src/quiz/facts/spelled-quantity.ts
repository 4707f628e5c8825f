import type { Quantity } from './quantity.ts';
import { inWords } from './spelled-numbers.ts';
import { isUnitWord } from './units.ts';

/** A quantity as somebody would write it out: `fifty percent` for 50%. Nothing for large numbers and fractions. */
export function inFull({ value, unit, unitText, spelled, text }: Quantity): string | undefined {
  const words = inWords(value);
  if (words === undefined || spelled || / /.test(text.replace(unitText, '').trim())) return undefined;
  if (unit === undefined) return unitText === '' ? words : undefined;
  if (isUnitWord(unitText)) return text.replace(/^[\d.]+/, words);
  const word = unit.spellings.find((spelling) => /^\p{Ll}{3,}(?: \p{L}+)?$/u.test(spelling));
  if (word === undefined) return undefined;
  const isPluralAlready = value === 1 || word === 'percent' || word === 'hertz' || word.includes(' ');
  return `${words} ${isPluralAlready ? word : word === 'inch' ? 'inches' : `${word}s`}`;
}
