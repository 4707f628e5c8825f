import type { Chunk, Note } from '../corpus/note.ts';
import { forEachRun } from './analysis.ts';
import { questionWords } from './question-words.ts';
import { fold } from './stemming.ts';

/**
 * Gives each question that the author says a note answers to the section that it is most about, so that it is searched
 * together with that section's text. A word counts the more the fewer sections of the note have it, and twice when the
 * section's own heading has it. Between equals the earlier section is taken.
 */
export function assignQuestions({ title, chunks, questions }: Note): ReadonlyMap<Chunk, readonly string[]> {
  const assigned = new Map<Chunk, readonly string[]>();
  if (questions.length === 0 || chunks.length === 0) return assigned;
  const sections = chunks.map((chunk) => ({
    chunk,
    heading: tellingTerms(chunk.headings.at(-1) ?? title),
    all: tellingTerms([...chunk.headings, ...chunk.blocks.flatMap(textsOf)].join('\n')),
  }));
  const weightOf = (term: string) => 1 / sections.filter(({ all }) => all.has(term)).length;
  for (const question of questions) {
    const terms = [...tellingTerms(question)];
    const scores = sections.map(({ heading, all }) =>
      terms.reduce((sum, term) => sum + (all.has(term) ? weightOf(term) * (heading.has(term) ? 2 : 1) : 0), 0),
    );
    const { chunk } = sections[scores.indexOf(Math.max(...scores))]!;
    assigned.set(chunk, [...(assigned.get(chunk) ?? []), question]);
  }
  return assigned;
}

function textsOf({ sentences }: Chunk['blocks'][number]): readonly string[] {
  return sentences.map(({ text }) => text);
}

function tellingTerms(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  forEachRun(text, ({ parts }) => {
    for (const { term, written } of parts) if (!questionWords.has(fold(written))) terms.add(term);
  });
  return terms;
}
