import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickPrompts } from '../../../src/quiz/sessions/pick-prompts.ts';
import { choicePrompt } from './fixture-bank.ts';

const unseen = new Map<string, number>();
const ids = (prompts: readonly { readonly id: string }[]) => prompts.map(({ id }) => id);

/** Eight notes of five sections with three prompts each. */
const many = Array.from({ length: 120 }, (_, index) =>
  choicePrompt({
    id: `p${index}`,
    answer: `answer ${index}`,
    kind: index % 2 === 0 ? 'choose' : 'contrast',
    note: `${Math.floor(index / 15)}.md`,
    heading: `H${Math.floor(index / 3) % 5}`,
    quality: 0.5 + (index % 5) / 10,
  }),
);

describe('pickPrompts', () => {
  it('asks the same for the same seed, and something else for another', () => {
    const pick = (seed: string) => ids(pickPrompts(many, { length: 8, seed, seenAt: unseen }));
    expect(pick('one')).toEqual(pick('one'));
    expect(new Set(['one', 'two', 'three', 'four'].map((seed) => pick(seed).join())).size).toBe(4);
  });

  it('spreads over notes, sections and kinds', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const picked = pickPrompts(many, { length: 8, seed, seenAt: unseen });
        expect(new Set(picked.map(({ section }) => section)).size).toBe(8);
        expect(new Set(picked.map(({ citation }) => citation.path)).size).toBeGreaterThanOrEqual(6);
        const chosen = picked.filter(({ kind }) => kind === 'choose').length;
        expect(chosen).toBeGreaterThanOrEqual(3);
        expect(chosen).toBeLessThanOrEqual(5);
      }),
      { numRuns: 50 },
    );
  });

  it('prefers better prompts', () => {
    const picked = Array.from({ length: 40 }, (_, seed) =>
      pickPrompts(many, { length: 10, seed: String(seed), seenAt: unseen }),
    ).flat();
    const mean = picked.reduce((sum, { quality }) => sum + quality, 0) / picked.length;
    expect(mean).toBeGreaterThan(0.75);
  });

  it('never asks for one subject twice', () => {
    const same = Array.from({ length: 6 }, (_, index) =>
      choicePrompt({ id: `p${index}`, answer: 'x', heading: `H${index}`, subject: `s${index % 2}` }),
    );
    expect(pickPrompts(same, { length: 6, seed: 'x', seenAt: unseen })).toHaveLength(2);
  });

  it('keeps prompts of one section apart where there are others', () => {
    const uneven = many.slice(0, 3).concat(many.slice(15, 17));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const sections = pickPrompts(uneven, { length: 5, seed, seenAt: unseen }).map(({ section }) => section);
        expect(sections.some((section, index) => section === sections[index + 1])).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('takes what was seen lately only when nothing else is left, longest ago first', () => {
    const few = many.slice(0, 6);
    const seenAt = new Map([
      ['p0', 300],
      ['p1', 100],
      ['p2', 200],
      ['p4', 400],
    ]);
    expect([...ids(pickPrompts(few, { length: 2, seed: 'x', seenAt }))].sort()).toEqual(['p3', 'p5']);
    expect([...ids(pickPrompts(few, { length: 4, seed: 'x', seenAt }))].sort()).toEqual(['p1', 'p2', 'p3', 'p5']);
  });

  it('gives what there is when there is less than wanted', () => {
    expect(pickPrompts(many.slice(0, 3), { length: 10, seed: 'x', seenAt: unseen })).toHaveLength(3);
    expect(pickPrompts([], { length: 10, seed: 'x', seenAt: unseen })).toEqual([]);
  });
});
