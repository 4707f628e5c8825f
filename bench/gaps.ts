import { createHash } from 'node:crypto';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { sameQuestions } from '../src/operator/gather-gaps.ts';
import { createSearchIndex } from '../src/search/search-index.ts';

/**
 * How well questions are put together that ask for the same thing: questions which authors wrote under one section belong
 * together, those of different sections do not. Half of the notes are left out, and their questions are clustered with what the
 * other half knows, since what people miss is in no note.
 *
 *   node --import tsx bench/gaps.ts [FOLDER]
 */
const corpus = await readCorpus(process.argv[2] ?? 'corpus');
const chance = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) / 2 ** 32;
const index = createSearchIndex(
  corpus.notes.filter(({ path }) => chance(path) < 0.5),
  { synonyms: corpus.synonyms },
);
const sections = corpus.notes
  .filter(({ path }) => chance(path) >= 0.5)
  .flatMap(({ path, asked = [] }) =>
    asked.map(({ section, questions }) => ({ path, label: `${path}#${section}`, questions })),
  )
  .sort((a, b) => chance(a.label) - chance(b.label));

for (const count of [50, 400]) {
  const questions = sections
    .slice(0, count)
    .flatMap(({ questions, ...of }) => questions.map((text) => ({ text, ...of })));
  for (const threshold of [0.4, 0.46, 0.52, 0.58, 0.64]) {
    const { clusters } = sameQuestions(
      questions.map(({ text }) => text),
      index,
      threshold,
    );
    const score = (key: 'label' | 'path') => bCubed(clusters, (at) => questions[at]![key]);
    const [bySection, byNote] = [score('label'), score('path')];
    const shown = { precision: bySection.precision, recall: bySection.recall, precisionByNote: byNote.precision };
    const text = Object.entries(shown).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    console.log(
      `${count} sections, ${questions.length} questions, threshold ${threshold}: ${clusters.length} clusters, ${text.join(', ')}`,
    );
  }
}

/**
 * Of a question the share of its cluster that belongs with it, and the share of what belongs with it that is in its cluster, on
 * average over all questions (B-cubed, Bagga and Baldwin 1998).
 */
function bCubed(clusters: readonly (readonly number[])[], labelOf: (at: number) => string) {
  const sizes = new Map<string, number>();
  for (const at of clusters.flat()) sizes.set(labelOf(at), (sizes.get(labelOf(at)) ?? 0) + 1);
  let [precision, recall, all] = [0, 0, 0];
  for (const members of clusters) {
    for (const at of members) {
      const together = members.filter((other) => labelOf(other) === labelOf(at)).length;
      precision += together / members.length;
      recall += together / sizes.get(labelOf(at))!;
      all += 1;
    }
  }
  return { precision: precision / all, recall: recall / all };
}
