import type { Chunk, NoteHead, Problem } from './note.ts';

/** Words too short or too common to tell one section from another. */
const SHORTEST_WORD = 2;

/**
 * Gives each question that the author placed to its section, and the others to where they fit best.
 * @param known what the note says of itself; its `asked` that name no section of the note are reported.
 */
export function placeQuestions(
  known: Pick<NoteHead, 'path' | 'title' | 'questions' | 'asked'>,
  chunks: readonly Chunk[],
): { chunks: Chunk[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const placed = new Map<string, Chunk>();
  for (const { section, questions, line } of known.asked ?? []) {
    const chunk = sectionNamed(section, chunks, known.title);
    if (chunk) for (const question of questions) placed.set(question, chunk);
    else problems.push(noSuchSection(known.path, line, section));
  }
  const fitting = assignQuestions(
    known.questions.filter((question) => !placed.has(question)),
    chunks,
    known.title,
  );
  const all = chunks.map((chunk, at) => {
    const own = known.questions.filter((question) => placed.get(question) === chunk);
    return own.length === 0 ? fitting[at]! : { ...chunk, questions: [...(fitting[at]!.questions ?? []), ...own] };
  });
  return { chunks: all, problems };
}

/** By its heading, small and capital letters and marks aside; by the note's title what stands before the first heading. */
function sectionNamed(name: string, chunks: readonly Chunk[], title: string): Chunk | undefined {
  const key = keyOf(name);
  return (
    chunks.find(({ headings }) => headings.length > 0 && keyOf(headings.at(-1)!) === key) ??
    (keyOf(title) === key ? chunks.find(({ headings }) => headings.length === 0) : undefined)
  );
}

const keyOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');

const noSuchSection = (path: string, line: number, section: string): Problem => ({
  severity: 'warning',
  code: 'asked-section',
  ...{ path, line },
  message: `front matter: \`asked\` names the section "${section}", which is not in this note`,
  remedy: 'Write the heading as it stands in the note. Meanwhile its questions go where they fit best.',
});

/**
 * Gives each question that the author says the note answers to the section that shares most of its words. A word counts the
 * more the fewer sections have it, and twice when the section's own heading has it; between equals the earlier one is taken.
 */
function assignQuestions(questions: readonly string[], chunks: readonly Chunk[], title: string): Chunk[] {
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
