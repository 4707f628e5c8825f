import { singularOf } from './noun-forms.ts';
import { remember } from './remember.ts';

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
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    words.push({ key: keyOfWord(match[0]), start: match.index, end: WORD.lastIndex });
  }
  return words;
}

/** The same for a name however it is written: without article, in lower case and in the singular. */
export const keyOfName: (name: string) => string = remember((name) =>
  nameWords(withoutArticle(name))
    .map(({ key }) => key)
    .join(' '),
);

export function withoutArticle(name: string): string {
  return name.replace(ARTICLE, '');
}

const keyOfWord = remember((word) => {
  const acronym = PLURAL_ACRONYM.exec(word)?.[1];
  if (acronym) return acronym.toLowerCase();
  // The S of DNS and RTOS is no plural.
  return /^\p{Lu}{2,}$/u.test(word) ? word.toLowerCase() : singularOf(word.toLowerCase());
});
