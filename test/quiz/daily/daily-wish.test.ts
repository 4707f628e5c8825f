import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { parseDailyWish, readDailyWish } from '../../../src/quiz/daily/parse-daily-wish.ts';
import { findZone, isTimeZone, nearZones } from '../../../src/quiz/daily/time-zones.ts';

const hourMs = 3_600_000;
const workingDays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe('what people write for a daily quiz', () => {
  it.each([
    [
      '09:00 Europe/Berlin mon-fri docker, kubernetes reveal 4h',
      {
        time: '09:00',
        zone: 'Europe/Berlin',
        weekdays: workingDays,
        topics: ['docker', 'kubernetes'],
        reveal: { afterMs: 4 * hourMs },
      },
    ],
    [
      'docker, kubernetes reveal 4h mon-fri Europe/Berlin 09:00',
      {
        time: '09:00',
        zone: 'Europe/Berlin',
        weekdays: workingDays,
        topics: ['docker', 'kubernetes'],
        reveal: { afterMs: 4 * hourMs },
      },
    ],
    ['9:00', { time: '09:00' }],
    ['9am', { time: '09:00' }],
    ['at 9 AM', { time: '09:00' }],
    ['12am', { time: '00:00' }],
    ['12:30 p.m.', { time: '12:30' }],
    ['11pm', { time: '23:00' }],
    ['noon', { time: '12:00' }],
    ['00:00', { time: '00:00' }],
    ['weekdays', { weekdays: workingDays }],
    ['daily', { weekdays: everyDay }],
    ['every day', { weekdays: everyDay }],
    ['mo,we,fr', { weekdays: [1, 3, 5] }],
    ['Monday, Wednesday and Friday', { weekdays: [1, 3, 5] }],
    ['Tuesdays to Thursdays', { weekdays: [2, 3, 4] }],
    ['fri-mon', { weekdays: [1, 5, 6, 7] }],
    ['weekends and wednesday', { weekdays: [3, 6, 7] }],
    ['in Europe/Berlin', { zone: 'Europe/Berlin' }],
    ['europe/berlin', { zone: 'Europe/Berlin' }],
    ['utc', { zone: 'UTC' }],
    ['asia/kathmandu', { zone: 'Asia/Kathmandu' }],
    ['in New York on weekdays', { zone: 'America/New_York', weekdays: workingDays }],
    ['in São Paulo', { zone: 'America/Sao_Paulo' }],
    ['reveal after 1 hour 30 minutes', { reveal: { afterMs: 1.5 * hourMs } }],
    ['reveal 1h30', { reveal: { afterMs: 1.5 * hourMs } }],
    ['reveal 90m', { reveal: { afterMs: 1.5 * hourMs } }],
    ['reveal in 2 days', { reveal: { afterMs: 48 * hourMs } }],
    ['reveal next', { reveal: 'next-slot' }],
    ['reveal with the next question', { reveal: 'next-slot' }],
    ['about docker networking', { topics: ['docker networking'] }],
    ['docker and kubernetes', { topics: ['docker', 'kubernetes'] }],
    ['docker mon-fri networking', { weekdays: workingDays, topics: ['docker', 'networking'] }],
    ['CI/CD, docker in production', { topics: ['CI/CD', 'docker in production'] }],
    ['kubernetes 1.30', { topics: ['kubernetes 1.30'] }],
    ['everything', { topics: [] }],
    ['on', { on: true }],
    ['off', { on: false }],
    ['turn off', { on: false }],
    ['10:00 on Mondays', { time: '10:00', weekdays: [1] }],
  ])('%s', (text, expected) => {
    expect(parseDailyWish(text)).toEqual(expected);
  });

  it.each([
    ['25:00', '"25:00" is no time of day; write it as 09:00 or 9am'],
    ['9:75', '"9:75" is no time of day'],
    ['13pm', '"13pm" is no time of day'],
    ['9 Europe/Berlin', '"9" is no time of day'],
    ['9:00 10:00', 'there are several times, 09:00 and 10:00; give one'],
    ['Europe/Berln', '"Europe/Berln" is no time zone; write Europe/Berlin'],
    ['Erope/Berlin', 'write Europe/Berlin'],
    ['America/Berlin', 'write Europe/Berlin'],
    ['in Tokio', '"Tokio" is no time zone; write Asia/Tokyo'],
    ['EST', '"EST" is no time zone; write America/New_York'],
    ['UTC+2', '"UTC+2" is no time zone; write the name of a zone, such as Europe/Berlin or UTC'],
    ['Europe/Berlin UTC', 'there are several time zones, Europe/Berlin and UTC; give one'],
    ['mon-fir', '"mon-fir" names no days; write mon-fri or mo,we,fr'],
    ['reveal soon', 'reveal needs a length of time or next; write reveal 4h or reveal next'],
    ['reveal 30 days', 'reveal must be from 1 minute to 7 days'],
    ['', 'nothing is said of when it shall come; write 09:00'],
    [Array.from({ length: 11 }, (_, index) => `topic${index}`).join(), 'there are more than 10 topics'],
    ['x'.repeat(61), 'a topic is longer than 60 characters'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(readDailyWish(text).problems.join('; ')).toContain(problem);
  });

  it('shows all that is wrong and how it is right, to the person only', () => {
    const wrong = (): unknown => parseDailyWish('25:00 Europe/Berln docker');
    expect(wrong).toThrow(UserError);
    expect(wrong).toThrow(/Berln[\s\S]*25:00[\s\S]*`09:00 Europe\/Berlin mon-fri docker, kubernetes reveal 4h`/);
  });

  it('repeats nobody as Markdown or as a mention', () => {
    expect(readDailyWish('mon-`@x`').problems.join()).not.toMatch(/[`@]/);
    expect(readDailyWish('Europe/Ber_lin').problems.join()).not.toContain('_');
  });

  it('reads its own example', () => {
    expect(parseDailyWish('09:00 Europe/Berlin mon-fri docker, kubernetes reveal 4h').time).toBe('09:00');
  });
});

describe('time zones', () => {
  it('are those that know about summer time', () => {
    expect(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Etc/GMT-2'].filter(isTimeZone)).toHaveLength(4);
    expect(['EST', 'CET', '+02:00', 'Berlin', 'Europe/Atlantis', ''].filter(isTimeZone)).toEqual([]);
  });

  it('are found by their city only where one is asked for', () => {
    expect(findZone('Berlin', { asCity: true })).toBe('Europe/Berlin');
    expect(findZone('Berlin')).toBeUndefined();
    expect(findZone('Atlantis', { asCity: true })).toBeUndefined();
  });

  it('are suggested when they are near, and only then', () => {
    expect(nearZones('Europe/Pariss')).toEqual(['Europe/Paris']);
    expect(nearZones('depth')).toEqual([]);
    expect(nearZones('CI/CD')).toEqual([]);
  });
});
