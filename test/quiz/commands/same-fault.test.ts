import { expect, test } from 'vitest';
import { nameOneFault } from '../../../src/quiz/commands/same-fault.ts';

test.each([
  ['wrong arguments to the winch', 'bad option, berth in use', true],
  ['missing permission', 'a quiet day, or no rights on deck', true],
  ['invalid settings', 'misspelled parameter', true],
  ['too little water', 'too few hands', false],
  ['wrong arguments', 'wrong anchor', false],
  ['missing anchor', 'missing rope', false],
  ['wet rope', 'the rope is wet and old', true],
])('%s / %s: %s', (a, b, same) => {
  expect(nameOneFault(a, b)).toBe(same);
  expect(nameOneFault(b, a)).toBe(same);
});
