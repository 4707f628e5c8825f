import type { Answer } from '../answer/answer.ts';
import type { Note } from '../corpus/note.ts';
import { sectionId } from '../quiz/section.ts';
import { sectionPrints } from './section-prints.ts';

/** What of the notes has come or changed, and when. */
export interface NotesHistory {
  /** Whether a section that the answer quotes came after a time, or says something else since. */
  saysMoreSince(answer: Answer, time: number): boolean;
  /** Whether that is so, or it is found by other questions and names since. */
  findsMoreSince(answer: Answer, time: number): boolean;
}

/** @param firstSeen times by fingerprint, as `NewsStore.seenSince` gives them. What is not there has been there for ever. */
export function createNotesHistory(notes: readonly Note[], firstSeen: ReadonlyMap<string, number>): NotesHistory {
  const prints = sectionPrints(notes);
  const isSince = (which: 'said' | 'found') => (answer: Answer, time: number) =>
    answer.snippets.some(({ citations }) =>
      citations.some((citation) => {
        const print = prints.get(sectionId(citation))?.[which];
        return print !== undefined && (firstSeen.get(print) ?? 0) > time;
      }),
    );
  return { saysMoreSince: isSince('said'), findsMoreSince: isSince('found') };
}
