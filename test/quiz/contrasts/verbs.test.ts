import { describe, expect, it } from 'vitest';
import { bareVerb, bareVerbPhrase, leadingVerb, thirdPersonPhrase } from '../../../src/quiz/contrasts/verbs.ts';

describe('verbs', () => {
  it.each([
    ['stores', 'store'],
    ['carries', 'carry'],
    ['pushes', 'push'],
    ['is', 'are'],
    ['has', 'have'],
    ['glass', undefined],
    ['kernels', undefined],
  ])('%s → %s', (third, bare) => {
    expect(bareVerb(third)).toBe(bare);
  });

  it.each([
    ['runs on a hypervisor', 'singular'],
    ['usually gives better light', 'singular'],
    ['run on a hypervisor', 'plural'],
    ['can be undone', 'either'],
    ['natural gas', undefined],
    ['lifts, carries and drops', 'singular'],
  ])('knows for which subject "%s" is said', (phrase, number) => {
    expect(leadingVerb(phrase)).toBe(number);
  });

  it.each([
    ['chooses, starts and patches nodes', 'choose, start and patch nodes'],
    ['needs a restart', 'need a restart'],
    // What else the subject does would stay as it is.
    ['keeps bowls warm and then turns them', undefined],
    ['natural gas', undefined],
  ])('%s → %s', (third, bare) => {
    expect(bareVerbPhrase(third)).toBe(bare);
  });

  it('gives plural verbs the third person', () => {
    expect(thirdPersonPhrase('limit and count memory')).toBe('limits and counts memory');
    expect(thirdPersonPhrase('fix the program')).toBe('fixes the program');
  });
});
