import { describe, expect, it } from 'vitest';
import { strengthsOf } from '../../../src/quiz/scores/strength.ts';

const tally = (note: string, right: number, wrong: number) => ({ note, right, wrong });
const names = (notes: readonly { readonly note: string }[]) => notes.map(({ note }) => note);

describe('strengthsOf', () => {
  it('leaves out notes with fewer than three answers', () => {
    expect(strengthsOf([tally('a.md', 2, 0), tally('b.md', 0, 2)], 3)).toEqual({ strongest: [], weakest: [] });
  });

  it('holds many right answers for more than few', () => {
    const { strongest } = strengthsOf([tally('few.md', 3, 0), tally('many.md', 29, 1)], 3);
    expect(names(strongest)).toEqual(['many.md', 'few.md']);
    expect(strongest[0]!.strength).toBeCloseTo(30 / 32);
  });

  it('gives the weakest first, and no note as both', () => {
    const tallies = [tally('a.md', 9, 1), tally('b.md', 5, 4), tally('c.md', 1, 4), tally('d.md', 0, 9)];
    const { strongest, weakest } = strengthsOf(tallies, 3);
    expect(names(strongest)).toEqual(['a.md', 'b.md']);
    expect(names(weakest)).toEqual(['d.md', 'c.md']);
  });

  it('calls nothing weak that was never missed, and nothing strong that was mostly missed', () => {
    const all = Array.from({ length: 5 }, (_, index) => tally(`${index}.md`, 5, 0));
    expect(strengthsOf(all, 3).weakest).toEqual([]);
    expect(strengthsOf([tally('a.md', 1, 4)], 3).strongest).toEqual([]);
  });
});
