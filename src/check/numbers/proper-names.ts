import type { Note } from '../../corpus/note.ts';
import { stemOf } from '../../search/stemming.ts';

/** Finds the stems of the proper names in a text. */
export type ProperNames = (text: string) => ReadonlySet<string>;

const ABBREVIATION = /^\p{Lu}{2,}s?$/u;
const CAPITALISED = /\p{Lu}[\p{L}\p{N}]*/gu;
const INSIDE_SENTENCE = /(?<=[\p{L}\p{N},;)] )\p{Lu}[\p{L}\p{N}]*/gu;
const SMALL = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu;
const CODE = /`[^`]*`/g;

/** How many times as often a name is written with a capital as without one: in titles ordinary words have capitals too. */
const leastRatio = 4;

/**
 * Names are abbreviations, and the words that the notes' sentences write with a capital also where no sentence begins, and
 * hardly ever without one. Commands say nothing of that: `docker` runs Docker.
 */
export function createProperNames(notes: readonly Note[]): ProperNames {
  const capitalised = new Map<string, number>();
  const small = new Map<string, number>();
  for (const text of proseOf(notes)) {
    for (const [word] of text.matchAll(INSIDE_SENTENCE)) count(capitalised, word.toLowerCase());
    for (const [word] of text.matchAll(SMALL)) count(small, word);
  }
  const isName = (word: string): boolean => {
    const folded = word.toLowerCase();
    return ABBREVIATION.test(word) || (capitalised.get(folded) ?? 0) > leastRatio * (small.get(folded) ?? 0);
  };
  return (text) => new Set(text.match(CAPITALISED)?.filter(isName).map(stemOf));
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

function* proseOf(notes: readonly Note[]): Iterable<string> {
  for (const { chunks } of notes) {
    for (const { blocks } of chunks) {
      for (const { kind, sentences } of blocks) {
        if (kind === 'code') continue;
        for (const sentence of sentences) yield sentence.markdown.replace(CODE, '');
      }
    }
  }
}
