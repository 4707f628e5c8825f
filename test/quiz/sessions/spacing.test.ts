import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spaced } from '../../../src/quiz/sessions/spacing.ts';

const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 });
const neighbours = (items: readonly string[]) => items.filter((item, index) => item === items[index - 1]).length;

describe('spaced', () => {
  it('keeps equal keys apart as well as can be', () => {
    fc.assert(
      fc.property(keys, (items) => {
        const most = Math.max(0, ...['a', 'b', 'c', 'd'].map((key) => items.filter((item) => item === key).length));
        const others = items.length - most;
        expect(neighbours(spaced(items, (item) => item))).toBe(Math.max(0, most - others - 1));
      }),
    );
  });

  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(keys, (items) => {
        expect([...spaced(items, (item) => item)].sort()).toEqual([...items].sort());
      }),
    );
  });

  it('leaves alone what is apart already', () => {
    expect(spaced([...'abcadbc'], (item) => item)).toEqual([...'abcadbc']);
  });
});
