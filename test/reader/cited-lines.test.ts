import { expect, it } from 'vitest';
import { nameLines, parseLines } from '../../src/reader/cited-lines.ts';

it.each([
  ['12-14', [[12, 14]], 'lines 12–14'],
  ['7', [[7, 7]], 'line 7'],
  [
    '9-9,3-5',
    [
      [3, 5],
      [9, 9],
    ],
    'lines 3–5 and 9',
  ],
  ['L3-L5', [[3, 5]], 'lines 3–5'],
  ['5-3', [], 'lines '],
  ['0-2', [], 'lines '],
  ['<script>', [], 'lines '],
  [
    '1,x,2',
    [
      [1, 1],
      [2, 2],
    ],
    'lines 1 and 2',
  ],
])('%s', (written, ranges, name) => {
  const parsed = parseLines(written);
  expect(parsed.map(({ startLine, endLine }) => [startLine, endLine])).toEqual(ranges);
  expect(nameLines(parsed)).toBe(name);
});

it('takes no more of them than a page can be cited for', () => {
  expect(parseLines(Array.from({ length: 90 }, (_, n) => n + 1).join(','))).toHaveLength(20);
});
