import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf, startOfMonth, startOfWeek } from '../../src/quiz/local-date.ts';
import { someDate } from './scores/some-date.ts';

describe('localDateOf', () => {
  it.each([
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-28T22:30:00Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-12-31T18:14:00Z', 'Asia/Kathmandu', '2026-12-31'],
    ['2026-12-31T18:15:00Z', 'Asia/Kathmandu', '2027-01-01'],
    ['2024-03-01T04:59:59Z', 'America/New_York', '2024-02-29'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01'],
    ['2026-04-04T15:29:00Z', 'Australia/Lord_Howe', '2026-04-05'],
  ])('at %s in %s it is %s', (at, zone, date) => {
    expect(localDateOf(Date.parse(at), zone)).toBe(date);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => localDateOf(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('arithmetic on dates', () => {
  it('knows leap days and the ends of years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('comes back when it goes forth and back', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -2_000, max: 2_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('begins weeks on Monday and months on the first', () => {
    expect(startOfWeek('2026-11-23')).toBe('2026-11-23');
    expect(startOfWeek('2026-11-29')).toBe('2026-11-23');
    expect(startOfWeek('2027-01-02')).toBe('2026-12-28');
    expect(startOfMonth('2024-02-29')).toBe('2024-02-01');
    fc.assert(
      fc.property(someDate, (date) => {
        expect(new Date(startOfWeek(date)).getUTCDay()).toBe(1);
        expect(startOfWeek(date) <= date && date <= addDays(startOfWeek(date), 6)).toBe(true);
      }),
    );
  });
});
