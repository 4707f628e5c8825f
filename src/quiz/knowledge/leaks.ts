import { isAcronymOf, withoutVendor } from '../../search/acronyms.ts';
import type { Term } from '../knowledge.ts';
import { remember } from './remember.ts';
import { tellingWords } from './telling-words.ts';

/** Shorter parts of a word stand in it by chance. */
const SHORTEST_PART = 3;
/** Letters of an acronym that is looked for among initials: two begin some pair of words in most texts. */
const FEWEST_INITIALS = 3;
/** Words besides its letters that a spelt-out acronym may have: `out of memory`. */
const SMALL_WORDS_BETWEEN = 2;

/** Names of a maker and of what it sells: who reads one thinks of the other. */
const OWNERS: readonly (readonly string[])[] = [
  ['amazon', 'aws'],
  ['google', 'gcp'],
  ['microsoft', 'azure'],
];

interface Word {
  /** In lower case. */
  readonly word: string;
  readonly stem: string;
}

/** Words of a text (as their stems) by which somebody could guess a name without knowing the thing. */
export function giveaways(name: string, { names }: Pick<Term, 'names'>, text: string): readonly string[] {
  // What an acronym stands for is known to those who do not know what it is.
  const readAs = [name, ...names.filter((other) => isAcronymOf(name, other) || isAcronymOf(other, name))];
  const own = readAs.flatMap((each) => wordsOf(`${each} ${parted(each)}`));
  const told = wordsOf(text).filter((each) => own.some((part) => areAkin(each, part) || haveOneOwner(each, part)));
  return [...new Set([...told.map(({ stem }) => stem), ...spelledOut(readAs, text)])];
}

/** `OOMKilled` → `OOM Killed`, `CrashLoop` → `Crash Loop`. */
const parted: (name: string) => string = remember((name) =>
  name.replace(/(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, ' '),
);

const wordsOf: (text: string) => readonly Word[] = remember((text) =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const [stem] = tellingWords(word);
    return stem === undefined ? [] : [{ word: word.toLowerCase(), stem }];
  }),
);

/** `docker` and `file` stand in `dockerfile`, `contain` in `containeris`. */
function areAkin(a: Word, b: Word): boolean {
  return a.stem === b.stem || stands(a.stem, b.stem) || stands(a.word, b.word);
}

function stands(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short));
}

function haveOneOwner({ word: a }: Word, { word: b }: Word): boolean {
  return OWNERS.some((owner) => owner.includes(a) && owner.includes(b));
}

/** Runs of words whose initials are a part of a name (`out of memory` of `OOMKilled`), and acronyms of a whole one. */
function spelledOut(names: readonly string[], text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const short = names.flatMap((name) => parted(name).match(/(?<![\p{L}\p{N}])\p{Lu}{3,}(?![\p{L}\p{N}])/gu) ?? []);
  const runs = short.flatMap((letters) =>
    words.flatMap((word, from) => {
      if (word[0] !== letters[0]?.toLowerCase()) return [];
      const lengths = [...Array(SMALL_WORDS_BETWEEN + 1).keys()].map((more) => letters.length + more);
      return lengths
        .map((length) => words.slice(from, from + length).join(' '))
        .filter((run) => isAcronymOf(letters, run))
        .slice(0, 1);
    }),
  );
  const long = names.map((name) => parted(name)).filter((name) => name.includes(' '));
  const acronyms = words.filter(
    (word) =>
      word.length >= FEWEST_INITIALS &&
      long.some((name) => withoutVendor(name)[0]?.toLowerCase() === word[0] && isAcronymOf(word.toUpperCase(), name)),
  );
  return [...runs, ...acronyms];
}
