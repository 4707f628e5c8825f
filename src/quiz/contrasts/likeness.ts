import { stemOf } from '../../search/stemming.ts';
import { remember } from '../knowledge/remember.ts';
import { plainText } from '../plain-text.ts';

const LIGHT = new Set(
  `a an the of for in on at to from by with without about as and or but not no is are was were be been has have had do does can
  could may might must should will would it its they them their this that these those you your which who what when where if
  than then so very more most less least each every any all some only also just one own such like often usually mostly
  typically usual typical up down out off over under into per between`.split(/\s+/),
);

/** Stems of the words that carry meaning. Numbers and short names count, and so does what is in code. */
export const tellingStems: (markdown: string) => ReadonlySet<string> = remember((markdown) => {
  const words = plainText(markdown).match(/[\p{L}\p{N}$€]+(?:[.,]\p{N}+)*/gu) ?? [];
  return new Set(
    words
      .map((word) => word.toLowerCase())
      .filter((word) => !LIGHT.has(word))
      .map(stemOf),
  );
});

/** Half of the words: from there on two values may mean the same. */
const ALIKE = 0.5;

/** Whether two claims about one thing ask for the same: one says all of the other, or nearly. */
export function repeats(a: string, b: string): boolean {
  const [one, other] = [tellingStems(a), tellingStems(b)];
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared === Math.min(one.size, other.size) || shared / (one.size + other.size - shared) >= REPEATED;
}

const REPEATED = 0.65;

/** Whether two values say much the same, or one says the other and more: what is true of one may then be true of both. */
export function areAlike(a: string, b: string): boolean {
  const [one, other] = [tellingStems(a), tellingStems(b)];
  if (one.size === 0 || other.size === 0) return plainText(a).toLowerCase() === plainText(b).toLowerCase();
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared === Math.min(one.size, other.size) || shared / (one.size + other.size - shared) >= ALIKE;
}
