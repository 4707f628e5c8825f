import { describe, expect, it } from 'vitest';
import { askedSections } from '../../../src/quiz/review/asked-sections.ts';
import type { AskedQuestion, Vote } from '../../../src/store/store.ts';

function asked(sections: readonly string[], vote?: Vote): AskedQuestion & { readonly vote?: Vote } {
  const who = { platform: 'test', place: 'room', person: 'ann' };
  return { ...who, id: 'q', question: '?', state: 'answered', sections, askedAt: 0, ...(vote && { vote }) };
}

describe('askedSections', () => {
  it('takes sections that were asked about twice, most often first', () => {
    const questions = [
      asked(['once']),
      ...[1, 2].map(() => asked(['twice'])),
      ...[1, 2, 3].map(() => asked(['thrice'])),
    ];
    expect(askedSections(questions)).toEqual(['thrice', 'twice']);
  });

  it.each(['not-helpful', 'missing'] as const)(
    'takes sections whose answer was voted %s, after one question',
    (vote) => {
      expect(askedSections([asked(['a'], 'helpful'), asked(['b'], vote)])).toEqual(['b']);
    },
  );

  it('counts the best section of a question only, and no question without one', () => {
    expect(askedSections([asked(['a', 'x']), asked(['b', 'x']), asked([]), asked([], 'not-helpful')])).toEqual([]);
  });

  it('takes the newest of equals first', () => {
    const pairs = ['new', 'old'].flatMap((section) => [asked([section]), asked([section])]);
    expect(askedSections(pairs)).toEqual(['new', 'old']);
  });
});
