import type { Chunk } from './note.ts';

/** Words too short or too common to tell one section from another. */
const SHORTEST_WORD = 2;

/**
 * Gives each question that the author says the note answers to the section that shares most of its words. A word counts the
 * more the fewer sections have it, and twice when the section's own heading has it; between equals the earlier one is taken.
 */
export function assignQuestions(questions: readonly string[], chunks: readonly Chunk[], title: string): Chunk[] {
  if (questions.length === 0) return [...chunks];
  const sections = chunks.map((chunk) => {
    const heading = wordsOf(chunk.headings.at(-1) ?? title);
    const text = chunk.blocks.flatMap(({ sentences }) => sentences.map((sentence) => sentence.text));
    return { heading, all: wordsOf([...chunk.headings, ...text, ...heading].join(' ')) };
  });
  const weightOf = (word: string) => 1 / sections.filter(({ all }) => all.has(word)).length;
  const assigned = chunks.map((): string[] => []);
  for (const question of questions) {
    const words = [...wordsOf(question)];
    const scores = sections.map(({ heading, all }) =>
      words.reduce((sum, word) => sum + (all.has(word) ? weightOf(word) * (heading.has(word) ? 2 : 1) : 0), 0),
    );
    assigned[scores.indexOf(Math.max(...scores))]?.push(question);
  }
  return chunks.map((chunk, at) => (assigned[at]!.length === 0 ? chunk : { ...chunk, questions: assigned[at]! }));
}

/** In lower case and without a plural's s. */
function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD).map((word) => word.replace(/(?<=..)s$/, '')));
}
