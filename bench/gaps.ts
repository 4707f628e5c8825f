import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { sameQuestions } from '../src/operator/gather-gaps.ts';
import { createSearchIndex } from '../src/search/search-index.ts';
import { table } from './table.ts';

const chance = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) / 2 ** 32;

/**
 * How well questions are put together that ask for the same thing: questions which authors wrote under one section belong
 * together, those of different sections do not. Half of the notes are left out, and their questions are clustered with what the
 * other half knows, since what people miss is in no note.
 */
export async function benchGaps(folder: string): Promise<string> {
  const { notes, synonyms } = await readCorpus(resolve(folder));
  const isLeftOut = ({ path }: { readonly path: string }): boolean => chance(path) >= 0.5;
  const index = createSearchIndex(
    notes.filter((note) => !isLeftOut(note)),
    { synonyms },
  );
  const sections = notes
    .filter(isLeftOut)
    .flatMap(({ path, asked = [] }) =>
      asked.map(({ section, questions }) => ({ path, label: `${path}#${section}`, questions })),
    )
    .sort((a, b) => chance(a.label) - chance(b.label));
  const rows: string[][] = [];
  for (const count of [50, 400]) {
    const questions = sections
      .slice(0, count)
      .flatMap(({ questions, ...of }) => questions.map((text) => ({ text, ...of })));
    const texts = questions.map(({ text }) => text);
    for (const threshold of [0.4, 0.46, 0.52, 0.58, 0.64]) {
      const { clusters } = sameQuestions(texts, index, threshold);
      const bySection = bCubed(clusters, (at) => questions[at]!.label);
      const byNote = bCubed(clusters, (at) => questions[at]!.path);
      const scores = [bySection.precision, bySection.recall, byNote.precision].map((score) => score.toFixed(3));
      rows.push([`${count}`, `${texts.length}`, `${threshold}`, `${clusters.length}`, ...scores]);
    }
  }
  const head = ['sections', 'questions', 'threshold', 'clusters', 'precision', 'recall', 'precision by note'];
  return table(
    head.map((title, at) => ({ head: title, cell: (row: readonly string[]) => row[at]! })),
    rows,
  );
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
