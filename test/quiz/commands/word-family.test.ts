import { expect, it, test } from 'vitest';
import { areFamily, wordsIn } from '../../../src/quiz/commands/word-family.ts';

it('cuts code into its words and leaves out small ones', () => {
  expect(wordsIn('the `taskRoleArn` of a box')).toEqual(['task', 'role', 'arn', 'box']);
  expect(wordsIn('`list-boxes --all x`')).toEqual(['list', 'boxes']);
});

test.each([
  ['copy', 'copies'],
  ['stat', 'statistics'],
  ['cmd', 'command'],
  ['env', 'environment'],
  ['unwatch', 'watching'],
  ['signal', 'stopsignal'],
  ['rm', 'rm'],
])('%s tells %s', (a, b) => {
  expect(areFamily(a, b)).toBe(true);
  expect(areFamily(b, a)).toBe(true);
});

test.each([
  ['ps', 'pods'],
  ['box', 'boat'],
  ['cat', 'court'],
  ['crew', 'crane'],
  ['stop', 'step'],
])('%s does not tell %s', (a, b) => {
  expect(areFamily(a, b)).toBe(false);
  expect(areFamily(b, a)).toBe(false);
});
