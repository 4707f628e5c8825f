import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTrie, type ITrie, parseDictionary } from 'cspell-trie-lib';
import { isEnglishWord } from '../../search/english-words.ts';

const require = createRequire(import.meta.url);

/** The packages export their settings for cspell alone, beside which their lists stand. */
const list = (settings: string, ...paths: readonly string[]): readonly string[] =>
  paths.map((path) => join(dirname(settings), path));

/** English in both spellings. */
const englishLists = [
  ...list(require.resolve('@cspell/dict-en_us/cspell-ext.json'), 'en_US.trie.gz'),
  ...list(require.resolve('@cspell/dict-en-gb/cspell-ext.json'), 'en_GB.trie.gz'),
];

/** The names of the field. */
const fieldLists = [
  ...list(require.resolve('@cspell/dict-aws/cspell-ext.json'), 'dict/aws.txt'),
  ...list(require.resolve('@cspell/dict-companies/cspell-ext.json'), 'dict/companies.txt'),
  ...list(require.resolve('@cspell/dict-docker/cspell-ext.json'), 'dict/docker-words.txt.gz'),
  ...list(require.resolve('@cspell/dict-fullstack/cspell-ext.json'), 'dict/fullstack.txt'),
  ...list(require.resolve('@cspell/dict-k8s/cspell-ext.json'), 'dict/k8s.txt'),
  ...list(
    require.resolve('@cspell/dict-software-terms/cspell-ext.json'),
    'dict/softwareTerms.txt.gz',
    'dict/coding-compound-terms.txt',
    'dict/computing-acronyms.txt',
    'dict/networkingTerms.txt',
    'dict/software-tools.txt',
    'dict/webServices.txt',
  ),
];

/** Our own, beside this file: what the packages lack of the words about containers. */
const ownList = fileURLToPath(new URL('./field-words.txt', import.meta.url));

export interface Dictionary {
  /** Whether a word stands in a list, in whatever case. */
  has(word: string): boolean;
  /** Words that a slip may have been made from, the nearest first, at most three. */
  suggest(word: string): readonly string[];
}

/** Takes half a second. */
export async function loadDictionary(): Promise<Dictionary> {
  const english = await Promise.all(englishLists.map(async (path) => decodeTrie(new Uint8Array(await readList(path)))));
  const texts = await Promise.all([...fieldLists, ownList].map(readList));
  const field = parseDictionary(texts.map((bytes) => bytes.toString('utf8')).join('\n'));
  return createDictionary([...english, field]);
}

async function readList(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Edits that count as slips; see `changeLimit` of cspell-trie-lib. Beyond them the search takes long and finds anything. */
const mostEdits = 2;
/** A shorter word is two edits away from any other. */
const leastForTwoEdits = 8;
/** In hundredths of an edit, as the costs of cspell-trie-lib are. */
const commonWordBonus = 60;

function createDictionary(tries: readonly ITrie[]): Dictionary {
  const known = new Map<string, boolean>();
  const has = (word: string): boolean => {
    let found = known.get(word);
    if (found === undefined) {
      const lower = word.toLowerCase();
      found = tries.some((trie) => trie.hasWord(word, false) || trie.hasWord(lower, false));
      known.set(word, found);
    }
    return found;
  };
  return {
    has,
    suggest(word) {
      const changeLimit = word.length < leastForTwoEdits ? 1 : mostEdits;
      const found = tries.flatMap((trie) =>
        trie.suggestWithCost(word, { numSuggestions: 3, changeLimit, ignoreCase: false }),
      );
      // Of words as near, the one that most readers know is meant more often.
      const costOf = (each: { readonly word: string; readonly cost: number }): number =>
        each.cost - (isEnglishWord(each.word) ? commonWordBonus : 0);
      const near = found.sort((a, b) => costOf(a) - costOf(b)).map((each) => each.word);
      return near.filter((each, at) => near.findIndex((other) => isSame(other, each)) === at).slice(0, 3);
    },
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
