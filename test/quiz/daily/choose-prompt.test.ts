import { describe, expect, it } from 'vitest';
import { type Candidate, choosePrompt, type PlaceHistory } from '../../../src/quiz/daily/choose-prompt.ts';
import { makeCandidate, sixtyPrompts } from './make-bank.ts';

const dayMs = 24 * 3_600_000;
const nothing: PlaceHistory = { recent: [], bySection: [] };
const seed = ['slack', 'C1', '2025-06-10'];

const seen = (candidate: Candidate, daysAgo: number) => ({
  prompt: candidate.id,
  section: candidate.section,
  postedAt: -daysAgo * dayMs,
});

describe('the prompt of the day', () => {
  const [crane, rope, tide] = ['crane', 'rope', 'tide'].map((id) => makeCandidate(id, { note: `${id}.md`, kind: id }));
  const three = [crane!, rope!, tide!];

  it('is there whenever there is one', () => {
    expect(choosePrompt([], nothing, seed)).toBeUndefined();
    expect(choosePrompt([crane!], nothing, seed)).toBe(crane);
  });

  it('is about what the place gets wrong most', () => {
    const bySection = [
      { section: crane!.section, right: 9, wrong: 1 },
      { section: rope!.section, right: 2, wrong: 3 },
      { section: tide!.section, right: 1, wrong: 1 },
    ];
    expect(choosePrompt(three, { recent: [], bySection }, seed)).toBe(rope);
  });

  it('is about what was never asked before what is known, after what is forgotten', () => {
    const asked = (right: number, wrong: number) => [{ section: crane!.section, right, wrong }];
    expect(choosePrompt([crane!, rope!], { recent: [], bySection: asked(3, 1) }, seed)).toBe(rope);
    expect(choosePrompt([crane!, rope!], { recent: [], bySection: asked(1, 3) }, seed)).toBe(crane);
  });

  it('trusts many answers more than one', () => {
    const bySection = [
      { section: crane!.section, right: 0, wrong: 1 },
      { section: rope!.section, right: 2, wrong: 18 },
    ];
    expect(choosePrompt([crane!, rope!], { recent: [], bySection }, seed)).toBe(rope);
  });

  it('was not seen lately, however much it is needed, while there are others', () => {
    const bySection = [{ section: crane!.section, right: 0, wrong: 50 }];
    expect(choosePrompt([crane!, rope!], { recent: [seen(crane!, 3)], bySection }, seed)).toBe(rope);
  });

  it('is the one seen longest ago where all were seen', () => {
    const recent = [seen(rope!, 1), seen(crane!, 2), seen(tide!, 3), seen(crane!, 9), seen(rope!, 10)];
    expect(choosePrompt(three, { recent, bySection: [] }, seed)).toBe(tide);
    expect(choosePrompt([crane!, rope!], { recent, bySection: [] }, seed)).toBe(crane);
  });

  it('is the better made of two', () => {
    const better = makeCandidate('better', { quality: 1 });
    expect(choosePrompt([crane!, better, rope!], nothing, seed)).toBe(better);
  });

  it('is another for another place or day, but the same for all who choose', () => {
    const chosen = (day: number, place: string) => choosePrompt(sixtyPrompts, nothing, ['slack', place, `${day}`])?.id;
    const days = Array.from({ length: 50 }, (_, day) => day);
    expect(new Set(days.map((day) => chosen(day, 'C1'))).size).toBeGreaterThan(25);
    expect(days.filter((day) => chosen(day, 'C1') === chosen(day, 'C2')).length).toBeLessThan(10);
    expect(days.map((day) => chosen(day, 'C1'))).toEqual(days.map((day) => chosen(day, 'C1')));
  });

  it('varies: another note and another kind than the day before, and sections come round', () => {
    const chosen: Candidate[] = [];
    for (let day = 0; day < 60; day++) {
      const last = chosen.slice(-30).reverse();
      const recent = last.map((candidate, index) => seen(candidate, index + 1));
      chosen.push(choosePrompt(sixtyPrompts, { recent, bySection: [] }, [`${day}`])!);
    }
    const follows = (same: (a: Candidate, b: Candidate) => boolean): number =>
      chosen.filter((candidate, index) => index > 0 && same(candidate, chosen[index - 1]!)).length;
    expect(follows((a, b) => a.citation.path === b.citation.path)).toBe(0);
    expect(follows((a, b) => a.kind === b.kind)).toBe(0);
    expect(new Set(chosen.slice(0, 20).map(({ section }) => section)).size).toBeGreaterThan(14);
    expect(new Set(chosen.map(({ id }) => id)).size).toBeGreaterThan(45);
  });
});
