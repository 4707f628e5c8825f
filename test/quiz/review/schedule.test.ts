import { describe, expect, it } from 'vitest';
import { cardAfter, type RecallRating, readCardState } from '../../../src/quiz/review/schedule.ts';
import type { ReviewCard } from '../../../src/store/store.ts';
import { choicePrompt } from '../sessions/fixture-bank.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-21T09:00:00Z');
const prompt = choicePrompt({ id: 'p1', answer: 'Fargate', others: ['Lambda'] });

function recall(card: ReviewCard | undefined, rating: RecallRating, at: number, posted = `posted${at}`): ReviewCard {
  return cardAfter(card, { platform: 'test', person: 'ann', prompt, posted, rating, at });
}

/** Days until the next review after each rating, each given when the card was due. */
function intervals(...ratings: readonly RecallRating[]): readonly number[] {
  let card: ReviewCard | undefined;
  let at = start;
  return ratings.map((rating) => {
    card = recall(card, rating, at);
    const days = (card.dueAt - at) / dayMs;
    at = card.dueAt;
    return days;
  });
}

describe('cardAfter', () => {
  it('asks what was missed again after ten minutes', () => {
    const card = recall(undefined, 'again', start);
    expect(card).toMatchObject({
      platform: 'test',
      person: 'ann',
      prompt: 'p1',
      section: prompt.section,
      note: 'a.md',
    });
    expect(card.dueAt).toBe(start + 10 * 60_000);
  });

  it('waits longer with every right answer', () => {
    const days = intervals('again', 'good', 'good', 'good', 'good', 'good').slice(1);
    expect(days[0]).toBeGreaterThanOrEqual(1);
    for (const [index, each] of days.slice(1).entries()) expect(each).toBeGreaterThan(days[index]!);
  });

  it('waits less after a wrong answer, and grows again from there', () => {
    const days = intervals('again', 'good', 'good', 'good', 'good', 'again', 'good', 'good');
    expect(days[5]).toBeLessThan(1);
    expect(days[6]).toBeLessThan(days[4]!);
    expect(days[7]).toBeGreaterThan(days[6]!);
  });

  it('waits less for what is hard', () => {
    expect(intervals('again', 'good', 'good', 'hard').at(-1)).toBeLessThan(
      intervals('again', 'good', 'good', 'good').at(-1)!,
    );
  });

  it('waits a year at most', () => {
    const days = intervals('again', ...Array.from({ length: 30 }, () => 'good' as const));
    // ts-fsrs keeps "good" a day behind "hard".
    expect(Math.max(...days)).toBe(366);
  });

  it('gives the same for the same answers, also through the store', () => {
    const stored = JSON.parse(JSON.stringify(recall(undefined, 'again', start))) as ReviewCard;
    expect(recall(stored, 'good', start + dayMs)).toEqual(
      recall(recall(undefined, 'again', start), 'good', start + dayMs),
    );
  });

  it('takes another rating for the same posted prompt in place of the first', () => {
    const missed = recall(undefined, 'again', start);
    const good = recall(missed, 'good', start + dayMs, 'x');
    const hard = recall(missed, 'hard', start + dayMs, 'x');
    expect(recall(good, 'hard', start + dayMs, 'x')).toEqual(hard);
    expect(hard.dueAt).toBeLessThan(good.dueAt);
  });

  it('begins anew from a state that it cannot read, and survives a clock that was set back', () => {
    const broken = { ...recall(undefined, 'again', start), state: '{"kind":1}' };
    expect(readCardState(broken)).toBeUndefined();
    expect(recall(broken, 'again', start)).toEqual(recall(undefined, 'again', start));
    expect(recall(recall(undefined, 'again', start), 'good', start - dayMs).dueAt).toBeGreaterThan(start);
  });
});
