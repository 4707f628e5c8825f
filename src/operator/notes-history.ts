import type { Answer } from '../answer/answer.ts';
import type { Note } from '../corpus/note.ts';
import { sectionId } from '../quiz/section.ts';
import { sectionPrints } from './section-prints.ts';

/** When something came that an answer quotes, or changed last; 0 where that is not known. */
export interface ComeAt {
  /** What the sections say. */
  readonly said: number;
  /** That, or the questions and names by which they are found. */
  readonly found: number;
}

/** @param firstSeen times by fingerprint, as `NewsStore.seenSince` gives them. What is not there has been there for ever. */
export function createNotesHistory(
  notes: readonly Note[],
  firstSeen: ReadonlyMap<string, number>,
): (answer: Answer) => ComeAt {
  const prints = sectionPrints(notes);
  return ({ snippets }) => {
    const quoted = snippets.flatMap(({ citations }) =>
      citations.flatMap((place) => prints.get(sectionId(place)) ?? []),
    );
    const latest = (which: 'said' | 'found') => Math.max(0, ...quoted.map((print) => firstSeen.get(print[which]) ?? 0));
    return { said: latest('said'), found: latest('found') };
  };
}
