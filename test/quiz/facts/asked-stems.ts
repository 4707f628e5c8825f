import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import { plainText } from '../../../src/quiz/plain-text.ts';
import type { Presentation } from '../../../src/quiz/question-type.ts';
import { cloze } from '../../../src/quiz/question-types/cloze.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { type Files, notesOf } from '../../answer/engine-of.ts';

/** The cloze prompts of notes; a text alone is a note called `Harbour`. */
export function clozesOf(notes: Files | string, seed = 'seed'): Presentation[] {
  const files = typeof notes === 'string' ? { 'harbour.md': `# Harbour\n\n${notes}` } : notes;
  const knowledge = createKnowledge(notesOf(files), []);
  return knowledge.sections.flatMap((section) =>
    cloze.generate(section, knowledge, createRandom(seed, section.id)).map(({ payload }) => cloze.present(payload)),
  );
}

/** Their stems as they read, each with its answer after an arrow. */
export function stemsOf(notes: Files | string, seed?: string): string[] {
  return clozesOf(notes, seed).map(({ stem, answer }) => `${plainText(stem)} → ${plainText(answer)}`);
}
