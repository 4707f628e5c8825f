import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToBeginning, editDistance } from '../../src/search/edit-distance.ts';

describe('the edit distance', () => {
  it.each([
    ['fargate', 'fargate', 0],
    ['fargte', 'fargate', 1],
    ['dokcer', 'docker', 1],
    ['kuberentes', 'kubernetes', 1],
    ['conatiner', 'container', 1],
    ['pod', 'node', 2],
    ['', 'pod', 3],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is symmetric, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});

describe('the edit distance to a beginning', () => {
  it.each([
    ['kubrene', 'kubernetes', 1],
    ['dock', 'docker', 0],
    ['dokce', 'docker', 1],
    ['contianers', 'container', 2],
    ['pod', 'node', 1],
    ['pod', '', 3],
  ])('of %s to %s is %i', (begun, word, distance) => {
    expect(distanceToBeginning(begun, word)).toBe(distance);
  });

  it('is the least of those to all its beginnings', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.string({ maxLength: 8 }), (begun, word) => {
        const beginnings = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
        const distances = beginnings.map((beginning) => editDistance(begun, beginning));
        expect(distanceToBeginning(begun, word)).toBe(Math.min(...distances));
      }),
    );
  });
});
