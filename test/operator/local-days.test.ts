import { describe, expect, it } from 'vitest';
import { lastDays } from '../../src/operator/local-days.ts';

const hourMs = 3_600_000;
const at = (text: string): number => Date.parse(text);

describe('the last days', () => {
  it('end with today as it is in the zone, and follow one another without a gap', () => {
    const days = lastDays(3, at('2026-11-22T23:30:00Z'), 'Europe/Berlin');
    expect(days.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect(days.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-11-20T23:00:00.000Z',
      '2026-11-21T23:00:00.000Z',
      '2026-11-22T23:00:00.000Z',
    ]);
    expect(days.map(({ until }) => until)).toEqual([
      ...days.slice(1).map(({ from }) => from),
      at('2026-11-23T23:00:00Z'),
    ]);
  });

  it.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    // Clocks go forward over midnight.
    ['2026-09-06', 'America/Santiago', 23],
    // Clocks go back over midnight: the day before is longer.
    ['2026-04-04', 'America/Santiago', 25],
    ['2026-11-22', 'Asia/Kathmandu', 24],
    ['2026-11-22', 'Pacific/Kiritimati', 24],
    ['2011-12-30', 'Pacific/Apia', 0],
  ])('know that %s in %s has %i hours', (date, zone, hours) => {
    const day = lastDays(10, at(`${date}T12:00:00Z`) + 3 * 24 * hourMs, zone).find((each) => each.date === date);
    expect((day!.until - day!.from) / hourMs).toBe(hours);
  });
});
