import { stemOf } from '../../search/stemming.ts';
import { plainText } from '../plain-text.ts';
import type { Thing } from './thing.ts';

/** A name and a word that begin with so many same letters are of one family: `container`, `contains`. */
const SAME_BEGINNING = 4;

/** Whether what is said names the thing itself, in whole, in part or in short. */
export function givesAway(content: string, thing: Thing, others: readonly Thing[]): boolean {
  if (mentionsAny(content, [{ ...thing, names: [] }])) return true;
  const said = wordsOf(content);
  const elsewhere = new Set(others.flatMap(({ name }) => wordsOf(name)));
  const shown = wordsOf(thing.name).filter((word) => !elsewhere.has(word));
  return shown.some((part) => said.some((word) => isOfOneFamily(part, word)));
}

/** Whether what is said names another of the things: then it is about both. */
export function mentionsAny(content: string, things: readonly Pick<Thing, 'name' | 'names'>[]): boolean {
  const text = ` ${wordsOf(content).map(stemOf).join(' ')} `;
  return things.some(({ names, name }) =>
    [...names, plainText(name)].some((each) => text.includes(` ${wordsOf(each).map(stemOf).join(' ')} `)),
  );
}

/** In lower case; `taskRoleArn` is `task`, `role` and `arn`. */
function wordsOf(markdown: string): string[] {
  const parted = plainText(markdown).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return (parted.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}

function isOfOneFamily(part: string, word: string): boolean {
  if (part.length < 3 || word.length < 3) return part === word && part.length > 1;
  if (stemOf(part) === stemOf(word)) return true;
  if (part.length === 3) return word.startsWith(part) || isShortFor(part, word);
  if (word.length >= SAME_BEGINNING && word.startsWith(part.slice(0, SAME_BEGINNING))) return true;
  return word.includes(part) || (word.length > 3 && part.includes(word));
}

/** `cmd` for `command`: its letters in their order, the first and the last being the same. */
function isShortFor(short: string, word: string): boolean {
  if (word[0] !== short[0] || word.at(-1) !== short.at(-1)) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}
