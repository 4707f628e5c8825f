import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice } from '../../src/quiz/choice-reply.ts';

const hours = ['12 hours', '6 hours', '24 hours', '7 days'];
const services = ['AWS Fargate', 'Amazon EC2', 'Amazon ECS', 'Amazon EKS'];

describe('reading a reply as one of the choices', () => {
  it.each([
    ['1', 0],
    ['2.', 1],
    ['(3)', 2],
    ['b', 1],
    ['B)', 1],
    ['D!', 3],
    ['option 2', 1],
    ["it's b", 1],
    ['its b', 1],
    ['I think a', 0],
    ['answer: d', 3],
    ['number 3', 2],
    ['the second one', 1],
    ['12', 0],
    ['24h', 2],
    ['1 day', 2],
    ['twelve hours', 0],
    ['I think 24 hours', 2],
    ['1. 12 hours', 0],
    ['a) 12 hours', 0],
  ])('reads %j', (reply, index) => expect(readChoice(reply, hours)).toBe(index));

  it.each([
    '',
    ' ',
    '9',
    '0',
    'z',
    'a or b',
    'not 12 hours',
    '12 or 24 hours',
    '2. 12 hours',
    'idk',
    '30 hours',
    'hours',
  ])('reads no choice in %j', (reply) => expect(readChoice(reply, hours)).toBeUndefined());

  it.each([
    ['fargate', 0],
    ['aws fragate', 0],
    ['I think Fargate', 0],
    ['ecs', 2],
    ['amazon eks', 3],
  ])('reads a text that only one choice has: %j', (reply, index) => expect(readChoice(reply, services)).toBe(index));

  it.each(['amazon', 'ECR', 'aws ec', 'not Fargate', 'ECS or EKS'])('reads no choice in %j', (reply) =>
    expect(readChoice(reply, services)).toBeUndefined(),
  );

  it('reads code, a sentence, and a choice that is usually no answer', () => {
    expect(readChoice('docker run', ['`docker build`', '`docker run`'])).toBe(1);
    expect(readChoice('it never changes', ['It changes on each start.', 'It never changes.'])).toBe(1);
    expect(readChoice('none', ['`host`', '`none`', '`bridge`'])).toBe(1);
  });

  it('always reads a choice by its number, its letter and its own text', () => {
    const text = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 5 }), (choices) => {
        for (const [index, choice] of choices.entries()) {
          expect(readChoice(String(index + 1), choices)).toBe(index);
          expect(readChoice('ABCDE'[index]!, choices)).toBe(index);
          expect(readChoice(choice, choices)).toBe(index);
        }
      }),
    );
  });
});
