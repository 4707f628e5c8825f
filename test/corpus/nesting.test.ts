import { expect, test } from 'vitest';
import { findDeepNesting } from '../../src/corpus/nesting.ts';

test('a line that nests deeper than anybody writes is found', () => {
  expect(findDeepNesting(`a\r\nb\n${'> '.repeat(60)}x`)).toBe(3);
  expect(findDeepNesting(`${'>'.repeat(60)}`)).toBe(1);
  expect(findDeepNesting(`${'1. '.repeat(60)}x`)).toBe(1);
  expect(findDeepNesting(`a\n${' '.repeat(300)}- x`)).toBe(2);
});

test('rules, dashes, logs and ordinary nesting are not', () => {
  const texts = [
    '-'.repeat(500),
    `${'* '.repeat(40)}`,
    `x${'> '.repeat(60)}`,
    '> > - 1. x',
    ' '.repeat(300),
    `${' '.repeat(60)}- x`,
  ];
  for (const text of texts) expect(findDeepNesting(text)).toBeUndefined();
});
