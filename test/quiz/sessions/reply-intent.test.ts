import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/quiz/sessions/grader.ts';
import { readIntent } from '../../../src/quiz/sessions/reply-intent.ts';
import { choicePrompt, fixtureTypes, typedPrompt } from './fixture-bank.ts';

const choose = choicePrompt({ id: 'p1', answer: 'Amazon ECS', others: ['`docker stop`', 'AWS Batch', 'skip'] });
const type = typedPrompt({ id: 'p2', answer: 'task definition' });
const grade = createGrader(fixtureTypes);

function intent(text: string, prompt = choose, { inSession = true, fresh = true, overheard = false } = {}) {
  const isCommand = (said: string) => /^(?:score|review\b.*|why)$/.test(said);
  return readIntent(text, { prompt, inSession, fresh, overheard, isCommand, grade: (reply) => grade(prompt, reply) });
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
    ['I do not know.', 'next'],
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

  describe('among people, to nobody by name', () => {
    const overheard = { overheard: true };

    it.each(['2', '(b)', 'amazon ecs', 'AWS Batch.', "it's AWS Batch", 'skip'])('takes "%s" as an answer', (text) => {
      expect(intent(text, choose, overheard)).toBe('answer');
      expect(intent(text, choose, { ...overheard, fresh: false })).toBeUndefined();
    });

    it.each([
      '9',
      '1 2',
      'not AWS Batch',
      'AWS Batch was down again the other day',
      'is it AWS Batch?',
      'dunno',
      'pass',
    ])('takes "%s" for nothing', (text) => expect(intent(text, choose, overheard)).toBeUndefined());

    it('takes short words for a try in a session, and only the right ones where there is none', () => {
      expect(intent('service', type, overheard)).toBe('answer');
      expect(intent('I think a cluster', type, overheard)).toBe('answer');
      expect(intent('service', type, { ...overheard, inSession: false })).toBeUndefined();
      expect(intent('task definition', type, { ...overheard, inSession: false })).toBe('answer');
    });

    it.each([
      'tricky one',
      'that’s hard',
      'good luck',
      'me too',
      'no idea',
      'we had that in the shop yesterday',
      'hm',
      'lol',
      'not a service',
    ])('takes the remark "%s" for no answer to be typed', (text) =>
      expect(intent(text, type, overheard)).toBeUndefined(),
    );

    it('moves on only when told so in plain words', () => {
      for (const text of ['next', 'skip', 'Skip this one', '/next']) expect(intent(text, type, overheard)).toBe('next');
      for (const text of ['stop', 'end the quiz', 'quit this review'])
        expect(intent(text, type, overheard)).toBe('stop');
      for (const text of ['go on', 'continue', 'no idea', 'pass', 'end it', 'cancel', 'quit']) {
        expect(intent(text, type, overheard)).toBeUndefined();
      }
    });
  });

  it('answers nothing that cannot be graded', () => {
    expect(intent('1', { ...choose, kind: 'gone' })).toBeUndefined();
    expect(intent('1', { ...choose, payload: {} })).toBeUndefined();
    expect(intent('next', { ...choose, kind: 'gone' })).toBe('next');
  });
});
