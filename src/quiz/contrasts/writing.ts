import { isEnglishWord } from '../../search/english-words.ts';
import type { Section } from '../section.ts';
import { lowerFirst, upperFirst } from './thing.ts';

/** How notes write a name: in large or in small letters, with or without an article. */
export interface Writing {
  /** Whether a name is written large within sentences of the note; nothing where it does not stand in one. */
  isLarge(name: string): boolean | undefined;
  /** Whether it is written in small letters even where a sentence begins: `etcd`. */
  isAlwaysSmall(name: string): boolean;
  /** Whether a name that is written large is counted all the same: `a Deployment`. */
  isCountedName(name: string): boolean;
  /** Whether a common noun has an article: `a pod`, but not `sourdough`; nothing where it does not stand in a sentence. */
  isCounted(noun: string): boolean | undefined;
  /**
   * A phrase as it stands within a sentence: in small letters at the start, unless a name opens it.
   * @param opened whether it opened a sentence: then a word that stands nowhere else is no name.
   */
  inSentence(phrase: string, opened?: boolean): string;
}

const COUNTED =
  /\b(?:an?|each|every|one|another) (\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*)*)(?=[,.;:)]|$| (?:is|are|has|can|cannot|and|or|in|of|for|with|on|that|which|to|by|when|from|may|must|does|gives?|keeps?)\b)/gu;

/** @param sections of all notes. @returns how a note writes, by its path. */
export function createWriting(sections: readonly Section[]): (path: string) => Writing {
  const texts = new Map<string, string[]>();
  const counted = new Set<string>();
  for (const { note, blocks } of sections) {
    const known = texts.get(note.path) ?? [];
    texts.set(note.path, known);
    for (const { kind, sentences } of blocks) {
      if (kind === 'code') continue;
      for (const { markdown } of sentences) {
        const prose = markdown.replace(/`[^`]*`/g, '`').replace(/\*\*|__/g, '');
        known.push(prose);
        for (const [, name] of prose.matchAll(COUNTED)) counted.add(name!);
      }
    }
  }
  return (path) => writingIn(texts.get(path) ?? [], counted);
}

function writingIn(texts: readonly string[], counted: ReadonlySet<string>): Writing {
  const isLarge = (name: string): boolean | undefined => {
    const small = countOf(lowerFirst(name), texts) + (/\s\p{Lu}/u.test(name) ? countOf(name.toLowerCase(), texts) : 0);
    const large = countOf(name, texts, /[\p{L}\p{N},;]\s$/u);
    return small + large === 0 ? undefined : large > small;
  };
  return {
    isLarge,
    isAlwaysSmall: (name) => countOf(upperFirst(name), texts, /^$|[\p{L}\p{N}.:] $/u) === 0,
    isCountedName: (name) => counted.has(name),
    isCounted(noun) {
      const articled = countOf(noun, texts, /\b(?:an?|each|every|one|another|per) $/iu);
      const bare = countOf(noun, texts, BARE) + countOf(upperFirst(noun), texts, /^$|[.:] $/u);
      return articled + bare === 0 ? undefined : articled > bare / 2;
    },
    inSentence(phrase, opened = false) {
      const [word = ''] = /^\p{Lu}[\p{Ll}-]*(?=[\s,;:'’]|$)/u.exec(phrase) ?? [];
      if (word === '' || /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(phrase)) return phrase;
      return (isLarge(word) ?? (!opened && !isEnglishWord(word.toLowerCase().split('-')[0]!)))
        ? phrase
        : lowerFirst(phrase);
    },
  };
}

/** Before a noun without an article: after a verb or a preposition, or where a clause begins. */
const BARE =
  /(?:^|, |\b(?:of|with|in|by|for|from|than|to|is|are|has|use|needs?|uses|and|or|while|whereas|if|when)) $/iu;

/** How often a name stands in the texts; `before` is what must stand before it. */
function countOf(name: string, texts: readonly string[], before = /(?:^|[^\p{L}\p{N}/.-])$/u): number {
  let count = 0;
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const after = text.slice(at + name.length, at + name.length + 3);
      if (/^(?:e?s)?(?![\p{L}\p{N}/-])/u.test(after) && before.test(text.slice(Math.max(0, at - 8), at))) count += 1;
    }
  }
  return count;
}
