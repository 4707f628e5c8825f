import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../../src/quiz/local-date.ts';
import { streakOf } from '../../../src/quiz/scores/streak.ts';
import { someDate } from './some-date.ts';

const run = (last: string, length: number): readonly string[] =>
  Array.from({ length }, (_, index) => addDays(last, -index));

const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay());

describe('streakOf', () => {
  it('is nothing for who has never answered', () => {
    expect(streakOf([], '2026-11-21')).toEqual({ days: 0, answeredToday: false });
  });

  it('counts days in a row up to today, or up to yesterday while today is not over', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 500 }), (today, length) => {
        const from = addDays(today, 1 - length);
        expect(streakOf(run(today, length), today)).toEqual({ days: length, answeredToday: true, from });
        const before = streakOf(run(addDays(today, -1), length), today);
        expect(before).toEqual({ days: length, answeredToday: false, from: addDays(from, -1) });
      }),
    );
  });

  it('is over when a whole day was missed', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 50 }), (today, length, ago) => {
        expect(streakOf(run(addDays(today, -ago), length), today).days).toBe(0);
      }),
    );
  });

  it('counts only what comes after the last gap, in whatever order dates are given', () => {
    fc.assert(
      fc.property(
        someDate,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (today, recent, earlier) => {
          const dates = [...run(addDays(today, -recent - 1), earlier), ...run(today, recent)];
          expect(streakOf(dates, today).days).toBe(recent);
          expect(streakOf([...dates].reverse(), today).days).toBe(recent);
        },
      ),
    );
  });

  it('goes over leap days and the ends of years', () => {
    expect(streakOf(['2024-02-28', '2024-02-29', '2024-03-01'], '2024-03-01').days).toBe(3);
    expect(streakOf(['2026-02-28', '2026-03-01'], '2026-03-01').days).toBe(2);
    expect(streakOf(['2026-12-31', '2027-01-01'], '2027-01-02').days).toBe(2);
  });

  it('is not broken by days without a quiz, which count when they are answered on', () => {
    const friday = '2026-11-20';
    const monday = '2026-11-23';
    const sunday = '2026-11-22';
    expect(streakOf([friday, monday], monday).days).toBe(1);
    expect(streakOf([friday, monday], monday, isWeekday).days).toBe(2);
    expect(streakOf([friday, sunday, monday], monday, isWeekday).days).toBe(3);
    expect(streakOf([friday], sunday, isWeekday).days).toBe(1);
    expect(streakOf([friday], monday, isWeekday).days).toBe(1);
    expect(streakOf([friday], '2026-11-24', isWeekday).days).toBe(0);
  });

  it('ends where answers begin, also when no day is expected', () => {
    expect(streakOf(['2026-01-01'], '2026-11-21', () => false)).toMatchObject({ days: 1, from: '2026-01-01' });
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])(
    'is not broken by the clock changes of a year in %s',
    (zone) => {
      // Whoever answers at any hour of every day has a streak of as many days as the calendar has.
      const halfHours = Array.from({ length: 365 * 48 }, (_, half) => Date.parse('2026-01-01') + half * 1_800_000);
      const dates = [...new Set(halfHours.map((at) => localDateOf(at, zone)))];
      const days = (Date.parse(dates.at(-1)!) - Date.parse(dates[0]!)) / 86_400_000 + 1;
      expect(streakOf(dates, dates.at(-1)!).days).toBe(days);
    },
  );

  it('lives on when the place moves to a zone where it is still yesterday', () => {
    expect(streakOf(['2026-11-20', '2026-11-21', '2026-11-22'], '2026-11-21').days).toBe(3);
  });
});
