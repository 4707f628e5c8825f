import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/quiz/sessions/grader.ts';
import { readIntent } from '../../../src/quiz/sessions/reply-intent.ts';
import { choicePrompt, fixtureTypes, typedPrompt } from './fixture-bank.ts';

const choose = choicePrompt({ id: 'p1', answer: 'Amazon ECS', others: ['`docker stop`', 'AWS Batch', 'skip'] });
const type = typedPrompt({ id: 'p2', answer: 'task definition' });
const grade = createGrader(fixtureTypes);

function intent(text: string, prompt = choose, { inSession = true, fresh = true } = {}) {
  const isCommand = (said: string) => /^(?:score|review\b.*|why)$/.test(said);
  return readIntent(text, { prompt, inSession, fresh, isCommand, grade: (reply) => grade(prompt, reply) });
}

describe('readIntent', () => {
  it.each(['2', ' b ', 'B)', '(3)', '1.', 'b?', 'amazon ecs', 'AWS Batch.'])(
    'takes "%s" as an answer by choice',
    (text) => {
      expect(intent(text)).toBe('answer');
      expect(intent(text, choose, { fresh: false, inSession: false })).toBe('answer');
    },
  );

  it.each(['9', 'h', '1 2'])('takes "%s" as a try, though it names no choice', (text) => {
    expect(intent(text)).toBe('answer');
  });

  it.each(['', '   ', 'what is Amazon ECS?', 'tell me about Batch', 'containers on AWS', 'thanks!', '/score'])(
    'takes "%s" for no answer by choice',
    (text) => expect(intent(text)).toBeUndefined(),
  );

  it.each(['task definition', 'service', 'Task definitions', 'I think a cluster'])(
    'takes "%s" as an answer to be typed',
    (text) => expect(intent(text, type)).toBe('answer'),
  );

  it.each([
    'what is a task definition',
    "what's a service",
    'how do tasks start',
    'is it a service',
    'a service?',
    'explain task definitions',
    'score',
    'review 5',
    '/quiz ecs',
    'we had an outage yesterday since somebody changed the service and nobody looked at it',
  ])('takes "%s" for no answer to be typed', (text) => expect(intent(text, type)).toBeUndefined());

  it('takes free text for an answer only soon after the prompt, and the right one always', () => {
    expect(intent('fargate limits', type, { fresh: false })).toBeUndefined();
    expect(intent('Task definition', type, { fresh: false })).toBe('answer');
  });

  it.each([
    ['next', 'next'],
    ['Skip.', 'next'],
    ['I don’t know', 'next'],
    ['no idea', 'next'],
    ['/skip', 'next'],
    ['next question', 'next'],
    ['go on', 'next'],
    ['/stop', 'stop'],
    ['stop, please', 'stop'],
    ['Please end the quiz.', 'stop'],
    ['quit this review', 'stop'],
    ['stop', 'stop'],
    ['STOP!', 'stop'],
  ])('takes "%s" as %s in a session', (text, does) => {
    expect(intent(text, type)).toBe(does);
    expect(intent(text, type, { inSession: false })).toBeUndefined();
  });

  it.each(['stop a container', 'next steps in docker', 'end of life', 'skipping a stage', 'no', 'passing arguments'])(
    'takes "%s" for neither',
    (text) => expect(intent(text)).toBeUndefined(),
  );

  it('takes such a word as an answer where it is one', () => {
    expect(intent('skip')).toBe('answer');
    expect(intent('next')).toBe('next');
    expect(intent('stop', typedPrompt({ id: 'p', answer: 'stop' }))).toBe('answer');
  });

  it('answers nothing that cannot be graded', () => {
    expect(intent('1', { ...choose, kind: 'gone' })).toBeUndefined();
    expect(intent('1', { ...choose, payload: {} })).toBeUndefined();
    expect(intent('next', { ...choose, kind: 'gone' })).toBe('next');
  });
});
