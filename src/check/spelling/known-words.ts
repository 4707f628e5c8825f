import type { Vault } from '../vault.ts';
import type { Dictionary } from './dictionary.ts';
import { codeWords } from './prose-words.ts';

/** Tells right words from others, in any case. */
export type KnownWords = (word: string) => boolean;

/** English puts these before any word. */
const prefix =
  /^(?:auto|co|counter|cross|de|dis|down|hyper|inter|intra|mega|meta|micro|mid|mini|mis|mono|multi|non|off|on|out|over|post|pre|proto|pseudo|re|self|semi|sub|super|un|under|up)(?=\p{L}{5})/u;
const suffix = /(?<=\p{L}{4})(?:s|es|ed|ing|er|ers|ly|less|able|ability|wise|ness|like)$/u;

/** Each half of a compound such as "filesystem" has at least so many letters. */
const leastHalf = 4;

/** What the dictionary knows, what its words are put together to, and the names of the folder's own. */
export function createKnownWords(vault: Vault, dictionary: Dictionary): KnownWords {
  const own = namesOf(vault);
  const has = (word: string): boolean => own.has(word.toLowerCase()) || dictionary.has(word);
  const known = new Map<string, boolean>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found = has(word) || isDerived(word.toLowerCase(), has);
      known.set(word, found);
    }
    return found;
  };
}

function isDerived(word: string, has: KnownWords): boolean {
  const bare = word.replace(/['’]s?$/, '');
  if (bare !== word && has(bare)) return true;
  const beginning = prefix.exec(bare)?.[0];
  if (beginning !== undefined && has(bare.slice(beginning.length))) return true;
  for (let at = leastHalf; at <= bare.length - leastHalf; at++) {
    if (has(bare.slice(0, at)) && has(bare.slice(at))) return true;
  }
  const stem = bare.replace(suffix, '');
  // A dictionary has the forms of English words; names of the field are rarely listed with theirs.
  return stem !== bare && /[^aeiou]/.test(stem) && isName(stem, has);
}

const isName = (stem: string, has: KnownWords): boolean => has(stem) && !has(`${stem}ing`) && !has(`${stem}ed`);

/** Words of titles, aliases, tags and synonyms, of file names, of the settings, and of code. */
function namesOf({ corpus, settings, tree }: Vault): ReadonlySet<string> {
  const names = [
    ...settings.words,
    ...corpus.synonyms.flat(),
    ...corpus.notes.flatMap(({ title, aliases, tags, path }) => [title, ...aliases, ...tags, path]),
  ];
  const words = names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []);
  return new Set([...words, ...corpus.notes.flatMap(({ path }) => codeWords(tree(path)))]);
}
