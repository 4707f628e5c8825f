import type { Sentence } from '../../corpus/note.ts';
import { addTo } from '../knowledge/multi-map.ts';
import type { Knowledge, Term } from '../knowledge.ts';
import { contentWords } from './content-words.ts';

/** What a sentence or a row of a table says, in which a thing is named. */
export interface Telling {
  readonly sentence: Sentence;
  readonly words: ReadonlySet<string>;
}

const remembered = new WeakMap<Knowledge, ReadonlyMap<Term, readonly Telling[]>>();

/** All that the notes say in sentences that name a thing, or under headings and titles that do. */
export function statementsNaming(term: Term, knowledge: Knowledge): readonly Telling[] {
  let named = remembered.get(knowledge);
  if (!named) {
    named = namedTerms(knowledge);
    remembered.set(knowledge, named);
  }
  return named.get(term) ?? [];
}

function namedTerms({ sections, termsIn }: Knowledge): ReadonlyMap<Term, readonly Telling[]> {
  const named = new Map<Term, Telling[]>();
  for (const { note, headings, blocks } of sections) {
    const above = [note.title, ...headings.slice(-1)].flatMap((title) => termsIn(title)).map(({ term }) => term);
    for (const { kind, sentences } of blocks) {
      if (kind === 'code') continue;
      for (const sentence of sentences) {
        const telling = { sentence, words: contentWords(sentence.text) };
        const terms = new Set([...above, ...termsIn(sentence.text).map(({ term }) => term)]);
        for (const term of terms) addTo(named, term, telling);
      }
    }
  }
  return named;
}
