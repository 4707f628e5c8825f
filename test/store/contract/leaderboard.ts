import { beforeEach, describe, expect, it } from 'vitest';
import { attemptOf, place, promptOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Who leads in a place, and on which days somebody took part. */
export function testLeaderboard(subject: Subject): void {
  describe('the leaderboard', () => {
    beforeEach(async () => {
      // By person: points of each attempt; what earned none was wrong.
      const days: readonly (readonly [date: string, scores: Readonly<Record<string, readonly number[]>>])[] = [
        ['2026-02-28', { old: [100] }],
        ['2026-03-01', { cy: [10, 10], di: [20, 0, 0], hal: [10, 10, 0], ed: [10, 0], flo: [5, 5, 0, 0], gus: [0] }],
      ];
      let posted = 0;
      for (const [localDate, scores] of days) {
        for (const [person, points] of Object.entries(scores)) {
          for (const each of points) {
            posted += 1;
            const prompt = { id: `posted${posted}`, prompt: `P${posted}` };
            await subject.store.prompts.add(promptOf(prompt));
            const score = { person, points: each, right: each > 0, localDate };
            await subject.store.attempts.record(attemptOf({ posted: prompt.id, prompt: prompt.prompt, ...score }));
          }
        }
      }
      await subject.store.prompts.add(promptOf({ id: 'elsewhere' }));
      await subject.store.attempts.record(attemptOf({ posted: 'elsewhere', place: 'elsewhere', person: 'stranger' }));
    });

    it('ranks by points, then by share of right answers', async () => {
      expect(await subject.store.attempts.leaderboard(place, { from: '2026-03-01', limit: 10 })).toEqual([
        { person: 'cy', rank: 1, points: 20, right: 2, answered: 2 },
        { person: 'hal', rank: 2, points: 20, right: 2, answered: 3 },
        { person: 'di', rank: 3, points: 20, right: 1, answered: 3 },
        { person: 'ed', rank: 4, points: 10, right: 1, answered: 2 },
        { person: 'flo', rank: 4, points: 10, right: 2, answered: 4 },
        { person: 'gus', rank: 6, points: 0, right: 0, answered: 1 },
      ]);
    });

    it('covers all time when no date is given, and is as long as wished', async () => {
      const best = await subject.store.attempts.leaderboard(place, { limit: 2 });
      expect(best.map(({ person, rank }) => [person, rank])).toEqual([
        ['old', 1],
        ['cy', 2],
      ]);
    });

    it('tells where a person stands', async () => {
      const standing = (person: string, from?: string) =>
        subject.store.attempts.standing({ ...place, person }, from === undefined ? {} : { from });
      expect(await standing('flo')).toEqual({ person: 'flo', rank: 5, points: 10, right: 2, answered: 4 });
      expect((await standing('flo', '2026-03-01'))?.rank).toBe(4);
      expect(await standing('old', '2026-03-01')).toBeUndefined();
      expect(await standing('stranger')).toBeUndefined();
    });

    it('tells the days on which a person answered', async () => {
      const days = async (person: string, limit: number) =>
        (await subject.store.attempts.dates({ ...place, person }, limit)).join(' ');
      await subject.store.prompts.add(promptOf({ id: 'later' }));
      await subject.store.attempts.record(attemptOf({ posted: 'later', person: 'old', localDate: '2026-03-03' }));
      expect(await days('old', 10)).toBe('2026-03-03 2026-02-28');
      expect(await days('old', 1)).toBe('2026-03-03');
      expect(await days('flo', 10)).toBe('2026-03-01');
      expect(await days('stranger', 10)).toBe('');
    });
  });
}
