import { describe, expect, it } from 'vitest';
import { smalltalkKind, smalltalkLine } from '../../src/answer/smalltalk.ts';

describe('smalltalkKind', () => {
  it.each([
    ['hi there!', 'greeting'],
    ['Good morning everyone :)', 'greeting'],
    ["hey, how's it going?", 'greeting'],
    ['thanks a lot!', 'thanks'],
    ['ok thx bot', 'thanks'],
    ['bye', 'farewell'],
    ['what can you do?', 'about-me'],
    ['who are you', 'about-me'],
    ['lol nice', 'praise'],
    ['👋', 'greeting'],
  ] as const)('%j is %s', (text, kind) => {
    expect(smalltalkKind(text)).toBe(kind);
    expect(smalltalkLine(kind)).not.toBe('');
  });

  it.each([
    'hi, what is a pod?',
    'thanks, and what is a node?',
    'what can a pod do',
    'help my pod crashes',
    'good base image?',
    '???',
  ])('%j is a question', (text) => {
    expect(smalltalkKind(text)).toBeUndefined();
  });
});
