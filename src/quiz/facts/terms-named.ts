import type { Sentence } from '../../corpus/note.ts';
import { addTo } from '../knowledge/multi-map.ts';
import type { Knowledge, Term } from '../knowledge.ts';
import type { Section } from '../section.ts';

/** A sentence that names a thing, and where it stands. */
export interface Naming {
  readonly sentence: Sentence;
  readonly section: Section;
}

const remembered = new WeakMap<Knowledge, ReadonlyMap<Term, readonly Naming[]>>();

/** All that the notes say in sentences and tables that name a thing, or under headings and titles that do. */
export function sentencesNaming(term: Term, knowledge: Knowledge): readonly Naming[] {
  let named = remembered.get(knowledge);
  if (!named) {
    named = namedTerms(knowledge);
    remembered.set(knowledge, named);
  }
  return named.get(term) ?? [];
}

function namedTerms({ sections, termsIn }: Knowledge): ReadonlyMap<Term, readonly Naming[]> {
  const named = new Map<Term, Naming[]>();
  for (const section of sections) {
    const { note, headings, blocks } = section;
    const above = [note.title, ...headings.slice(-1)].flatMap((title) => termsIn(title)).map(({ term }) => term);
    for (const { kind, sentences } of blocks) {
      if (kind === 'code') continue;
      for (const sentence of sentences) {
        const terms = new Set([...above, ...termsIn(sentence.text).map(({ term }) => term)]);
        for (const term of terms) addTo(named, term, { sentence, section });
      }
    }
  }
  return named;
}
