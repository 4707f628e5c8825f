import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from '../../src/operator/cluster.ts';
import { sameQuestions } from '../../src/operator/gather-gaps.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { notesOf } from '../answer/engine-of.ts';

/** Notes that say nothing of what is asked for. */
const index = createSearchIndex(
  notesOf({
    'keel.md':
      '# Keel\n\nThe keel is the fin under a boat that keeps it upright. A boat without a keel may turn over.\n',
    'ais.md': '# AIS\n\nThe Automatic Identification System (AIS) tells other boats where a boat is.\n',
    'rope.md': '# Ropes\n\nA rope on a boat has a name. Wash ropes in fresh water and let them dry.\n',
  }),
);

/** The texts of each cluster of several, in the order in which they were given. */
const together = (texts: readonly string[]) =>
  sameQuestions(texts, index)
    .clusters.filter(({ length }) => length > 1)
    .map((members) => members.toSorted((a, b) => a - b).map((at) => texts[at]));

describe('questions for the same thing', () => {
  it('are put together whatever form they have, and others are not', () => {
    const texts = [
      'how do I fold a spinnaker?',
      'which varnish for a teak deck',
      'folding a spinnaker',
      'what is the best varnish for teak decks?',
      'how do you fold the spinnaker please',
      'who won the regatta',
      'spinnaker sheet length',
    ];
    expect(together(texts)).toEqual([
      ['how do I fold a spinnaker?', 'folding a spinnaker', 'how do you fold the spinnaker please'],
      ['which varnish for a teak deck', 'what is the best varnish for teak decks?'],
    ]);
  });

  it('are the same by another name for a thing', () => {
    expect(together(['set up the AIS transponder', 'automatic identification system transponder setup'])).toHaveLength(
      1,
    );
    expect(together(['set up the radar transponder', 'automatic identification system transponder setup'])).toEqual([]);
  });

  it('are the same with a slip in a name that the notes do not have', () => {
    const asked = ['how do I fold a spinnaker', 'spinnaker folding'];
    expect(together([...asked, 'fold spinaker'])).toEqual([[...asked, 'fold spinaker']]);
    expect(together(['deadrise of a hull', 'hull deadrise', 'dead rose'])[0]).toHaveLength(2);
  });

  it('are the same with a name that some write as one word and some as two', () => {
    expect(together(['rig a sail drive', 'saildrive rigging', 'drive a sail loft'])).toEqual([
      ['rig a sail drive', 'saildrive rigging'],
    ]);
  });

  it('are the same in other words of the general language', () => {
    expect(together(['spinnaker price', 'what does a spinnaker cost'])).toHaveLength(1);
    expect(together(['spinnaker colour', 'what does a spinnaker cost'])).toEqual([]);
  });

  it('may be none, one, or words that say nothing', () => {
    for (const texts of [[], ['x'], ['', ''], ['what is it?', 'how?'], ['???']]) {
      const { clusters } = sameQuestions(texts, index);
      expect(clusters.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, at) => at));
    }
  });
});

describe('clustering', () => {
  const likenessOf = (table: readonly (readonly number[])[]) => ({
    between: (one: number, other: number) => table[Math.min(one, other)]![Math.max(one, other)]!,
    later: (one: number) => table.map((_, at) => at).filter((at) => at > one && table[one]![at]! > 0),
  });

  it('goes by the average, so that a chain of neighbours is not one cluster', () => {
    const near = [0, 0.6, 0, 0];
    const table = [near, [0, 0, 0.55, 0], [0, 0, 0, 0.6], [0, 0, 0, 0]];
    const clusters = cluster(4, likenessOf(table), 0.5).map((members) => members.toSorted());
    expect(clusters).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('gives each number once, and leaves no two clusters that are alike enough', () => {
    const table = fc.integer({ min: 0, max: 9 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const likeness = likenessOf(rows.map((row) => row.map((value) => value / 8)));
        const clusters = cluster(rows.length, likeness, 0.5);
        expect(clusters.flat().toSorted((a, b) => a - b)).toEqual(rows.map((_, at) => at));
        const average = (a: readonly number[], b: readonly number[]) =>
          a.flatMap((one) => b.map((other) => likeness.between(one, other))).reduce((sum, each) => sum + each, 0) /
          (a.length * b.length);
        for (const [at, a] of clusters.entries())
          for (const b of clusters.slice(at + 1)) expect(average(a, b)).toBeLessThan(0.5 + 1e-9);
      }),
    );
  });
});
