import { expect, it } from 'vitest';
import { plainWords } from '../../src/answer/plain-words.ts';

it('keeps the words that shape a question, and leaves out those that only hold it together', () => {
  expect(plainWords('How do I get a rope without the winch?')).toEqual(['get', 'rope', 'without', 'winch']);
  expect(plainWords('What is the difference between THE bow and its stern')).toEqual([
    'differ',
    'between',
    'bow',
    'stern',
  ]);
});

it('gives words in the form of the index, as often as they stand there, and compounds whole and in parts', () => {
  expect(plainWords('ropes, Rope; roped')).toEqual(['rope', 'rope', 'rope']);
  expect(plainWords('tug-boat')).toEqual(['tug', 'boat', 'tugboat']);
  expect(plainWords('of the …')).toEqual([]);
});
