import { describe, expect, it } from 'vitest';
import { askedSentence } from '../../src/answer/asked-sentence.ts';

describe('askedSentence', () => {
  it.each([
    [
      'We moved all our services to the new cluster last week. What is a taint?',
      'What is a taint?',
      'We moved all our services to the new cluster last week.',
    ],
    [
      'What is a taint? My colleague uses the word all day long and I never dare to ask.',
      'What is a taint?',
      'My colleague uses the word all day long and I never dare to ask.',
    ],
    [
      'i have two nodes that stay empty all night, what is a taint',
      'what is a taint',
      'i have two nodes that stay empty all night',
    ],
    ['Our nodes stay empty all night long.\nIt started with the upgrade.\n', undefined, undefined],
  ])('%j', (message, question, scene) => {
    expect(askedSentence(message)).toEqual({ question: question ?? message, scene: scene ?? '' });
  });

  it.each([
    'what is a taint?',
    'ECS? EKS?',
    'What is a taint? And how does a node get one? Who may set it in a cluster?',
    'no question in here',
    '',
    '   ',
    'Error: no such image\n  at pull (cli.js:3:4)\n  at the end of a rather long list of places\nWhat is this?',
    'in a cluster with two zones and no gateway, what is a taint',
  ])('%j stays whole', (message) => {
    expect(askedSentence(message)).toEqual({ question: message, scene: '' });
  });

  it('keeps a list of things in the question', () => {
    const question = 'what is the difference between a volume, a bind mount and a tmpfs mount?';
    expect(askedSentence(question)).toEqual({ question, scene: '' });
  });

  it('loses no word of the message', () => {
    const message = 'We run forty nodes in two zones. Do pods keep their address? I read that they may not. Thanks!';
    const { question, scene } = askedSentence(message);
    const wordsOf = (text: string) => text.split(/\s+/).sort();
    expect(wordsOf(`${question} ${scene}`)).toEqual(wordsOf(message));
  });
});
