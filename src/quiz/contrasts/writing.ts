import type { Section } from '../section.ts';
import { isOrdinaryWord } from './ordinary-word.ts';
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

/** Enough to see how a note writes; a whole book would be searched for every name. */
const MOST_CHARS = 60_000;

const COUNTED =
  /\b(?:an?|each|every|one|another) (\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*)*)(?=[,.;:)]|$| (?:is|are|has|can|cannot|and|or|in|of|for|with|on|that|which|to|by|when|from|may|must|does|gives?|keeps?)\b)/gmu;

/** @param sections of all notes. @returns how a note writes, by its path. */
export function createWriting(sections: readonly Section[]): (path: string) => Writing {
  const texts = new Map<string, string>();
  const counted = new Set<string>();
  for (const { note, blocks } of sections) {
    const lines = blocks.flatMap(({ kind, sentences }) =>
      kind === 'code' ? [] : sentences.map(({ markdown }) => markdown.replace(/`[^`]*`/g, '`').replace(/\*\*|__/g, '')),
    );
    const prose = lines.join('\n');
    for (const [, name] of prose.matchAll(COUNTED)) counted.add(name!);
    const known = texts.get(note.path) ?? '';
    if (known.length < MOST_CHARS) texts.set(note.path, `${known}\n${prose}`);
  }
  return (path) => writingIn(texts.get(path) ?? '', counted);
}

function writingIn(text: string, counted: ReadonlySet<string>): Writing {
  const isLarge = remembering((name) => {
    const small = countOf(lowerFirst(name), text) + (/\s\p{Lu}/u.test(name) ? countOf(name.toLowerCase(), text) : 0);
    const large = countOf(name, text, /[\p{L}\p{N},;] $/u);
    return small + large === 0 ? undefined : large > small;
  });
  return {
    isLarge,
    isAlwaysSmall: remembering((name) => countOf(upperFirst(name), text, OPENING) === 0),
    isCountedName: (name) => counted.has(name),
    isCounted: remembering((noun) => {
      const articled = countOf(noun, text, /\b(?:an?|each|every|one|another|per) $/iu);
      const bare = countOf(noun, text, BARE, ONE) + countOf(upperFirst(noun), text, OPENING, ONE);
      return articled + bare === 0 ? undefined : articled > bare / 2;
    }),
    inSentence(phrase, opened = false) {
      const [word = ''] = /^\p{Lu}[\p{Ll}-]*(?=[\s,;:'’]|$)/u.exec(phrase) ?? [];
      if (word === '' || /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(phrase)) return phrase;
      const large = isLarge(word) ?? (!opened && !isOrdinaryWord(word.toLowerCase().split('-')[0]!));
      return large ? phrase : lowerFirst(phrase);
    },
  };
}

function remembering<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    if (!known.has(name)) known.set(name, ask(name));
    return known.get(name)!;
  };
}

/** Where a sentence begins. */
const OPENING = /(?:^|\n|[.:] )$/u;
/** Before a noun without an article: after a verb or a preposition, or where a clause begins. */
const BARE =
  /(?:^|\n|, |\b(?:of|with|in|by|for|from|than|to|is|are|has|use|needs?|uses|and|or|while|whereas|if|when) )$/iu;

/** After a name, and after its plural too. */
const END = /^(?:e?s)?(?![\p{L}\p{N}/-])/u;
const ONE = /^(?![\p{L}\p{N}/-])/u;

/** How often a name stands in a text between `before` and `after`. */
function countOf(name: string, text: string, before = /(?:^|[^\p{L}\p{N}/.-])$/u, after = END): number {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (after.test(text.slice(end, end + 3)) && before.test(text.slice(Math.max(0, at - 8), at))) count += 1;
  }
  return count;
}
