import type { Sentence } from '../../corpus/note.ts';
import { addTo } from '../knowledge/multi-map.ts';
import type { Knowledge, Term } from '../knowledge.ts';

const remembered = new WeakMap<Knowledge, ReadonlyMap<Term, readonly Sentence[]>>();

/** All that the notes say in sentences and tables that name a thing, or under headings and titles that do. */
export function sentencesNaming(term: Term, knowledge: Knowledge): readonly Sentence[] {
  let named = remembered.get(knowledge);
  if (!named) {
    named = namedTerms(knowledge);
    remembered.set(knowledge, named);
  }
  return named.get(term) ?? [];
}

function namedTerms({ sections, termsIn }: Knowledge): ReadonlyMap<Term, readonly Sentence[]> {
  const named = new Map<Term, Sentence[]>();
  for (const { note, headings, blocks } of sections) {
    const above = [note.title, ...headings.slice(-1)].flatMap((title) => termsIn(title)).map(({ term }) => term);
    for (const { kind, sentences } of blocks) {
      if (kind === 'code') continue;
      for (const sentence of sentences) {
        const terms = new Set([...above, ...termsIn(sentence.text).map(({ term }) => term)]);
        for (const term of terms) addTo(named, term, sentence);
      }
    }
  }
  return named;
}
