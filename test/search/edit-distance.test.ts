import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/search/edit-distance.ts';

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
