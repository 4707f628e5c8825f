import { stemOf } from '../../search/stemming.ts';
import { remember } from '../knowledge/remember.ts';
import { plainText } from '../plain-text.ts';

/** So many same letters at the beginning make two words one family: `stats` and `statistics`. */
const SAME_BEGINNING = 4;

const stem = remember(stemOf);

const LIGHT: ReadonlySet<string> = new Set(
  'a an the of for in on at to from by with as and or not no is are be it its that this when while which all any'.split(
    ' ',
  ),
);

/** Words of a text in lower case; those of code are cut where a capital or a sign parts them. */
export const wordsIn: (markdown: string) => readonly string[] = remember((markdown) => {
  const parted = plainText(markdown).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const words = (parted.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
  return words.filter((word) => word.length > 1 && !LIGHT.has(word));
});

/** Whether one word gives the other away: a form of it, part of it, or short for it (`cmd` for `command`). */
export function areFamily(a: string, b: string): boolean {
  if (a === b || stem(a) === stem(b)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= SAME_BEGINNING) {
    return long.startsWith(short.slice(0, SAME_BEGINNING)) || holds(long, short) || holds(short, long);
  }
  return short.length === 3 && long.length > 3 && (long.startsWith(short) || isShorthand(short, long));
}

/** Whether the stem of one word stands in the other: of `watching` in `unwatch`. */
function holds(word: string, other: string): boolean {
  const within = stem(other);
  return within.length >= SAME_BEGINNING && word.includes(within);
}

/** Its letters in their order, the first and the last being the same. */
function isShorthand(short: string, long: string): boolean {
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
