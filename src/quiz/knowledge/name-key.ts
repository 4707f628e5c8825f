import { singularOf } from './noun-forms.ts';

/** A word of a text. UTF-16 offsets, end exclusive. */
export interface NameWord {
  /** In lower case and in the singular. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
const PLURAL_ACRONYM = /^(\p{Lu}{2,})s$/u;
const ARTICLE = /^(?:an?|the)\s+(?=\S)/i;

export function nameWords(text: string): NameWord[] {
  const words: NameWord[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.push({ key: keyOfWord(word), start: index, end: index + word.length });
  }
  return words;
}

/** The same for a name however it is written: without article, in lower case and in the singular. */
export function keyOfName(name: string): string {
  return nameWords(withoutArticle(name))
    .map(({ key }) => key)
    .join(' ');
}

export function withoutArticle(name: string): string {
  return name.replace(ARTICLE, '');
}

function keyOfWord(word: string): string {
  const acronym = PLURAL_ACRONYM.exec(word)?.[1];
  if (acronym) return acronym.toLowerCase();
  // The S of DNS and RTOS is no plural.
  return /^\p{Lu}{2,}$/u.test(word) ? word.toLowerCase() : singularOf(word.toLowerCase());
}
