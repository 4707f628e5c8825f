import { describe, expect, it } from 'vitest';
import { ndcg, percentile, recall, reciprocalRank } from '../../bench/metrics.ts';

const grades = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
]);

describe('the measures of the benchmark', () => {
  it('give a perfect ranking 1 and one without a relevant document 0', () => {
    expect(ndcg(['a', 'b', 'c'], grades)).toBe(1);
    expect(ndcg(['c', 'x'], grades)).toBe(0);
    expect(ndcg(['a'], new Map())).toBe(0);
  });

  it('discount by the logarithm of the rank', () => {
    expect(ndcg(['x', 'a', 'b'], grades)).toBeCloseTo((3 / Math.log2(3) + 1 / 2) / (3 + 1 / Math.log2(3)), 12);
    expect(ndcg(['x', 'a', 'b'], grades, 1)).toBe(0);
  });

  it('find the first relevant document, and the share of all', () => {
    expect(reciprocalRank(['c', 'x', 'b'], grades)).toBeCloseTo(1 / 3);
    expect(reciprocalRank(['c', 'x', 'b'], grades, 2)).toBe(0);
    expect(recall(['b', 'x'], grades)).toBe(0.5);
  });

  it('take percentiles by nearest rank', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(percentile([4, 1, 3, 2], 0.99)).toBe(4);
    expect(percentile([], 0.5)).toBe(0);
  });
});
