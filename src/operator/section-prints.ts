import { createHash } from 'node:crypto';
import type { Note } from '../corpus/note.ts';
import { sectionId, sectionsOf } from '../quiz/section.ts';

/** Fingerprints of a section, which tell whether it is what it was. Neither depends on where the note lies. */
export interface SectionPrint {
  /** Changes with what the section says and what it is called. */
  readonly said: string;
  /** Changes with that, and with the questions and names by which the section is found. */
  readonly found: string;
}

/** Notes that have not changed are the same objects in the next edition. */
const known = new WeakMap<Note, ReadonlyMap<string, SectionPrint>>();

/** By the id of the section. */
export function sectionPrints(notes: readonly Note[]): ReadonlyMap<string, SectionPrint> {
  const prints = new Map<string, SectionPrint>();
  for (const note of notes) {
    let own = known.get(note);
    if (own === undefined) {
      own = printsOf(note);
      known.set(note, own);
    }
    for (const [id, print] of own) prints.set(id, print);
  }
  return prints;
}

function printsOf(note: Note): ReadonlyMap<string, SectionPrint> {
  const questions = new Map<string, string[]>();
  for (const { anchor, questions: own = [] } of note.chunks) {
    const id = sectionId({ path: note.path, anchor });
    questions.set(id, [...(questions.get(id) ?? []), ...own]);
  }
  return new Map(
    sectionsOf(note).map(({ id, fingerprint }) => {
      const names = JSON.stringify([fingerprint, note.aliases, questions.get(id)]);
      return [id, { said: fingerprint, found: createHash('sha256').update(names).digest('hex').slice(0, 16) }];
    }),
  );
}
