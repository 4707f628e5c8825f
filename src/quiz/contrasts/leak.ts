import { stemOf } from '../../search/stemming.ts';
import type { Knowledge } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { type Thing, termNamed } from './thing.ts';

/** A name and a word that begin with so many same letters are of one family: `container`, `contains`. */
const SAME_BEGINNING = 4;

/** Whether what is said names the thing itself, in whole, in part or in short. */
export function givesAway(content: string, thing: Thing, others: readonly Thing[]): boolean {
  if (mentionsAny(content, [{ ...thing, names: [] }])) return true;
  const said = wordsOf(content);
  const elsewhere = new Set(others.flatMap(({ name }) => wordsOf(name)));
  const shown = wordsOf(thing.name).filter((word) => !elsewhere.has(word));
  const isShown = (part: string): boolean => said.some((word) => isOfOneFamily(part, word));
  // What points at every one of them alike points at none.
  const own = new Set(wordsOf(thing.name));
  const pointsAtAll = others.every(({ name }) => wordsOf(name).some((part) => !own.has(part) && isShown(part)));
  return shown.some(isShown) && !pointsAtAll;
}

/**
 * Whether what is said has a name that is a part of what the thing is called in full, or names its owner: `Kubernetes` where
 * EKS is the Elastic Kubernetes Service, `AWS` where a name begins as Amazon Web Services does.
 */
export function hintsAt(
  content: string,
  thing: Thing,
  others: readonly Thing[],
  knowledge: Pick<Knowledge, 'termsIn'>,
): boolean {
  const elsewhere = new Set(others.flatMap(({ name, names }) => [name, ...names].flatMap(wordsOf)));
  const own = thing.names.map((name) => (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter(isOwnName));
  function isOwnName(word: string): boolean {
    return /^\p{Lu}\p{L}{2,}$/u.test(word) && !elsewhere.has(word.toLowerCase());
  }
  const said = new Set(wordsOf(content));
  if (own.flat().some((word) => said.has(word.toLowerCase()) && termNamed(word, knowledge)?.proper)) return true;
  const owners = knowledge.termsIn(plainText(content)).flatMap(({ term }) => (term.proper ? term.names : []));
  const firstOf = (name: string): string => name.split(' ', 1)[0]!;
  return own.some(([word]) => word !== undefined && owners.some((name) => / /.test(name) && firstOf(name) === word));
}

/** Whether what is said names another of the things: then it is about both. */
export function mentionsAny(content: string, things: readonly Pick<Thing, 'name' | 'names'>[]): boolean {
  const text = ` ${wordsOf(content).map(stemOf).join(' ')} `;
  return things.some(({ names, name }) =>
    CODE.test(name)
      ? isInCode(content, name)
      : [...names, plainText(name)].some((each) => text.includes(` ${wordsOf(each).map(stemOf).join(' ')} `)),
  );
}

/** One word: `RUN`, `port`. */
const CODE = /^`\S+`$/;

/** `RUN` is named by `RUN`, not by a command that runs. */
function isInCode(content: string, name: string): boolean {
  const plain = plainText(name);
  const words: readonly string[] = /\p{Lu}/u.test(plain) ? (plainText(content).match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  return content.includes(name) || words.includes(plain);
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
