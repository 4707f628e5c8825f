import { describe, expect, it } from 'vitest';
import { type Line, wrap } from '../../src/platforms/console/wrap.ts';

const text = (lines: readonly Line[]) => lines.map((line) => line.map((span) => span.text).join(''));
const wrapped = (words: string, width: number) => text(wrap([{ text: words, styles: [] }], width));

describe('wrap', () => {
  it('fills lines to the last column and no further', () => {
    expect(wrapped('aaa bbb ccc', 7)).toEqual(['aaa bbb', 'ccc']);
    expect(wrapped('aaa bbb ccc', 6)).toEqual(['aaa', 'bbb', 'ccc']);
  });

  it('cuts a word that is longer than a line, between characters as people see them', () => {
    expect(wrapped('a 👩‍🚀👩‍🚀👩‍🚀', 5)).toEqual(['a', '👩‍🚀👩‍🚀', '👩‍🚀']);
    expect(wrapped('節点節点', 5)).toEqual(['節点', '節点']);
  });

  it('breaks where it must, and keeps an empty line', () => {
    expect(wrapped('a\n\nb', 10)).toEqual(['a', '', 'b']);
    expect(wrapped('', 10)).toEqual(['']);
  });

  it('does not break between spans that touch, and joins those that look alike', () => {
    const lines = wrap(
      [
        { text: 'one (', styles: [] },
        { text: 'two', styles: ['bold'] },
        { text: ')', styles: [] },
        { text: ' three', styles: [] },
      ],
      12,
    );
    expect(text(lines)).toEqual(['one (two)', 'three']);
    expect(lines[0]).toEqual([
      { text: 'one (', styles: [] },
      { text: 'two', styles: ['bold'] },
      { text: ')', styles: [] },
    ]);
  });
});
