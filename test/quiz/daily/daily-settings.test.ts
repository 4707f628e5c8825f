import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { readDailyEnvironment } from '../../../src/quiz/daily/daily-environment.ts';
import { dailyInWords } from '../../../src/quiz/daily/daily-in-words.ts';
import { type DailySettings, dailySettingsSchema, grantWish } from '../../../src/quiz/daily/daily-settings.ts';

const now = Date.parse('2025-06-10T13:00Z');
const before: DailySettings = {
  on: true,
  time: '09:00',
  zone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  topics: ['docker'],
  reveal: 'next-slot',
  since: now - 1_000_000,
};

describe('granting a wish', () => {
  const grant = (wish: Parameters<typeof grantWish>[1], from: DailySettings | undefined = before) =>
    grantWish(from, wish, { zone: 'UTC', now });

  it('needs a time the first time, and takes the rest as usual', () => {
    expect(grantWish(undefined, { time: '08:30' }, { zone: 'Asia/Tokyo', now })).toEqual({
      on: true,
      time: '08:30',
      zone: 'Asia/Tokyo',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      topics: [],
      reveal: 'next-slot',
      since: now,
    });
    expect(() => grantWish(undefined, { topics: ['docker'] }, { zone: 'UTC', now })).toThrow(UserError);
    expect(() => grantWish(undefined, { on: false }, { zone: 'UTC', now })).toThrow('is off already');
  });

  it('changes what is wanted and nothing else', () => {
    expect(grant({ topics: ['eks'] })).toEqual({ ...before, topics: ['eks'] });
    expect(grant({ reveal: { afterMs: 1_000 } })).toEqual({ ...before, reveal: { afterMs: 1_000 } });
  });

  it('remembers since when there is this schedule', () => {
    expect(grant({ time: '09:00', zone: 'Europe/Berlin' }).since).toBe(before.since);
    expect(grant({ time: '10:00' }).since).toBe(now);
    expect(grant({ zone: 'Europe/Paris' }).since).toBe(now);
    expect(grant({ weekdays: [1] }).since).toBe(now);
    expect(grant({ on: true }, { ...before, on: false }).since).toBe(now);
  });

  it('turns it on, unless it is to be off', () => {
    const off = grant({ on: false });
    expect(off).toMatchObject({ on: false, time: '09:00', topics: ['docker'] });
    expect(grant({ topics: [] }, off).on).toBe(true);
  });

  it('yields what the schema takes', () => {
    expect(dailySettingsSchema.parse(JSON.parse(JSON.stringify(grant({ time: '10:00' }))))).toEqual(
      grant({ time: '10:00' }),
    );
    for (const wrong of [{ time: '9:00' }, { zone: 'EST' }, { weekdays: [] }, { weekdays: [8] }, { reveal: 'never' }]) {
      expect(dailySettingsSchema.safeParse({ ...before, ...wrong }).success).toBe(false);
    }
  });
});

describe('settings in words', () => {
  it.each([
    [
      {},
      'The daily quiz comes Monday to Friday at 09:00 (Europe/Berlin), about docker; the answer with the next question.',
    ],
    [
      { weekdays: [1, 3, 5], topics: ['docker', 'eks', 'ecs'], reveal: { afterMs: 5_400_000 } },
      'The daily quiz comes Monday, Wednesday and Friday at 09:00 (Europe/Berlin), about docker, eks or ecs; the answer 1 hour 30 minutes later.',
    ],
    [
      { weekdays: [6, 7], topics: ['docker', 'eks'], reveal: { afterMs: 86_400_000 } },
      'The daily quiz comes Saturday and Sunday at 09:00 (Europe/Berlin), about docker or eks; the answer 1 day later.',
    ],
    [
      { on: false, weekdays: [1, 2, 3, 4, 5, 6, 7], topics: [] },
      'The daily quiz is off. When on, it comes every day at 09:00 (Europe/Berlin), about everything; the answer with the next question.',
    ],
  ] as const)('%j', (change, words) => {
    expect(dailyInWords({ ...before, ...change })).toBe(words);
  });
});

describe('the setting DAILY_QUIZ', () => {
  it('names places and what is wanted there', () => {
    const { dailies, problems } = readDailyEnvironment(
      'slack:C0123456 09:00 Europe/Berlin mon-fri docker; console 08:30; web 9:15',
    );
    expect(problems).toEqual([]);
    expect(dailies).toMatchObject([
      { platform: 'slack', place: 'C0123456', wish: { time: '09:00', zone: 'Europe/Berlin', topics: ['docker'] } },
      { platform: 'console', place: 'console', wish: { time: '08:30' } },
      { platform: 'web', place: 'page', wish: { time: '09:15' } },
    ]);
  });

  it('is told all that is wrong at once', () => {
    const { problems } = readDailyEnvironment(
      '09:00 Europe/Berlin; slack 9:00; slack:C1 docker; slack:C2 25:00 Europe/Berln; console 8:30; console 9:30',
    );
    expect(problems).toEqual([
      'begins an entry with "09:00", which is no place; write slack:C0123456 09:00 Europe/Berlin mon-fri',
      'begins an entry with "slack", which is no place; write slack:C0123456 09:00 Europe/Berlin mon-fri',
      'has no time for slack:C1; write slack:C1 09:00',
      'is wrong for slack:C2: "Europe/Berln" is no time zone; write Europe/Berlin',
      'is wrong for slack:C2: "25:00" is no time of day; write it as 09:00 or 9am',
      'names console twice; give it one entry',
    ]);
  });
});
