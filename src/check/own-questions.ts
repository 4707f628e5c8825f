import type { Chunk, Note } from '../corpus/note.ts';
import type { Vault } from './vault.ts';

/** A question of a note's front matter, and what it finds. */
export interface OwnQuestion {
  readonly note: Note;
  readonly question: string;
  /** The section that comes first; absent when nothing is found. */
  readonly hit?: Chunk;
  /** Whether that is one of the note's own. */
  readonly own: boolean;
}

/** Every question that a note says it answers. */
export function ownQuestions({ corpus, firstHit }: Vault): readonly OwnQuestion[] {
  return corpus.notes.flatMap((note) =>
    note.questions.map((question) => {
      const hit = firstHit(question);
      return { note, question, own: hit?.note.path === note.path, ...(hit && { hit }) };
    }),
  );
}

/** Share of the questions that find their own note first, 0 to 1; 1 when there are none. */
export function shareOfOwn(questions: readonly OwnQuestion[]): number {
  return questions.length === 0 ? 1 : questions.filter(({ own }) => own).length / questions.length;
}
