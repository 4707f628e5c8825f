import { describe, expect, it } from 'vitest';
import { latestSlot, nextSlot, slotBefore, slotInstant } from '../../../src/quiz/daily/slot-times.ts';
import { localDateOf } from '../../../src/quiz/local-date.ts';
import { instantOf, wallClock } from './wall-clock.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().replace(':00.000Z', 'Z');

describe('the instant of a slot', () => {
  it.each([
    ['on a day like others', '2025-06-10', '09:00', 'Europe/Berlin', '2025-06-10T07:00Z'],
    ['at an odd offset', '2025-06-10', '09:00', 'Asia/Kathmandu', '2025-06-10T03:15Z'],
    ['in UTC', '2025-06-10', '00:00', 'UTC', '2025-06-10T00:00Z'],
    ['in a gap: when the gap ends', '2025-03-30', '02:30', 'Europe/Berlin', '2025-03-30T01:00Z'],
    ['at the start of a gap: when it ends', '2025-03-09', '02:00', 'America/New_York', '2025-03-09T07:00Z'],
    ['in an overlap: the first time', '2025-10-26', '02:30', 'Europe/Berlin', '2025-10-26T00:30Z'],
    ['at the start of an overlap: the first time', '2025-11-02', '01:00', 'America/New_York', '2025-11-02T05:00Z'],
    ['at the end of an overlap: once', '2025-11-02', '02:00', 'America/New_York', '2025-11-02T07:00Z'],
    ['in a gap of half an hour', '2025-10-05', '02:15', 'Australia/Lord_Howe', '2025-10-04T15:30Z'],
    ['in an overlap of half an hour', '2025-04-06', '01:45', 'Australia/Lord_Howe', '2025-04-05T14:45Z'],
    ['where a day begins at 1', '2025-09-07', '00:00', 'America/Santiago', '2025-09-07T04:00Z'],
    ['where the last hour of a day comes twice', '2025-04-05', '23:30', 'America/Santiago', '2025-04-06T02:30Z'],
    ['where a day begins at 1 in Asia', '2025-03-30', '00:30', 'Asia/Beirut', '2025-03-29T22:00Z'],
    ['where a Friday begins at 1', '2025-04-25', '00:15', 'Africa/Cairo', '2025-04-24T22:00Z'],
    ['where the last hour of a Thursday comes twice', '2025-10-30', '23:30', 'Africa/Cairo', '2025-10-30T20:30Z'],
    ['where the last hour is left out: midnight', '2024-03-30', '23:30', 'America/Nuuk', '2024-03-31T01:00Z'],
    ['before a day that was left out', '2011-12-29', '23:59', 'Pacific/Apia', '2011-12-30T09:59Z'],
    ['on a day that was left out: never', '2011-12-30', '09:00', 'Pacific/Apia', undefined],
    ['after a day that was left out', '2011-12-31', '00:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
  ])('%s', (_, localDate, time, zone, expected) => {
    expect(iso(slotInstant(localDate, time, zone))).toBe(expected);
    expect(iso(instantOf(localDate, time, zone))).toBe(expected);
  });

  it('agrees with the offsets of each zone, around all their changes of twelve years', () => {
    const zones = [
      ...['Europe/Berlin', 'Europe/Dublin', 'America/New_York', 'America/Santiago', 'America/Nuuk', 'America/Havana'],
      ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Amman', 'Africa/Cairo', 'UTC'],
      ...['Africa/Casablanca', 'Pacific/Apia', 'Pacific/Chatham', 'America/Caracas', 'Asia/Pyongyang', 'Asia/Tehran'],
    ];
    let changes = 0;
    for (const zone of zones) {
      for (const change of changesOf(zone, Date.UTC(2011, 0), Date.UTC(2023, 0))) {
        changes += 1;
        // What the wall says straight before and after, what lies between, and the minutes around.
        const sides = [wallClock(change - 60_000, zone) + 60_000, wallClock(change, zone)];
        const middle = Math.floor((sides[0]! + sides[1]!) / 2 / 60_000) * 60_000;
        for (const wall of [...sides, middle].flatMap((side) => [side - 60_000, side, side + 60_000])) {
          const [localDate = '', time = ''] = new Date(wall).toISOString().slice(0, 16).split('T');
          const found = slotInstant(localDate, time, zone);
          expect([zone, localDate, time, iso(found)]).toEqual([
            zone,
            localDate,
            time,
            iso(instantOf(localDate, time, zone)),
          ]);
        }
      }
    }
    expect(changes).toBeGreaterThan(300);
  });
});

describe('slots of a schedule', () => {
  const schedule = { time: '09:00', zone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5] };
  const friday = Date.parse('2025-06-13T07:00Z');

  it('are due from their very instant on', () => {
    expect(latestSlot(schedule, friday)).toEqual({ localDate: '2025-06-13', dueAt: friday });
    expect(latestSlot(schedule, friday - 1)?.localDate).toBe('2025-06-12');
    expect(nextSlot(schedule, friday - 1)).toEqual({ localDate: '2025-06-13', dueAt: friday });
  });

  it('leave out the other weekdays', () => {
    expect(nextSlot(schedule, friday)?.localDate).toBe('2025-06-16');
    expect(latestSlot(schedule, Date.parse('2025-06-15T12:00Z'))?.localDate).toBe('2025-06-13');
    expect(slotBefore(schedule, '2025-06-16')?.localDate).toBe('2025-06-13');
    expect(nextSlot({ ...schedule, weekdays: [7] }, friday)?.localDate).toBe('2025-06-15');
  });

  it('go round a day that a zone left out', () => {
    const apia = { time: '09:00', zone: 'Pacific/Apia', weekdays: everyDay };
    const before = nextSlot(apia, Date.parse('2011-12-29T00:00Z'))!;
    expect(before.localDate).toBe('2011-12-29');
    expect(nextSlot(apia, before.dueAt)).toEqual({ localDate: '2011-12-31', dueAt: before.dueAt + 24 * 3_600_000 });
    expect(nextSlot({ ...apia, weekdays: [5] }, before.dueAt)?.localDate).toBe('2012-01-06');
  });

  it('come one after another, each once, whenever one asks', () => {
    for (const [zone, time, year] of [
      ['America/Nuuk', '23:30', '2024'],
      ['America/Santiago', '23:30', '2024'],
      ['America/Santiago', '00:00', '2024'],
      ['America/Havana', '00:30', '2024'],
      ['Africa/Cairo', '00:00', '2024'],
      ['Asia/Beirut', '23:59', '2024'],
      // It left out a day.
      ['Pacific/Apia', '00:00', '2011'],
      // It changed at 00:01.
      ['America/St_Johns', '00:00', '2010'],
    ] as const) {
      const recurring = { time, zone, weekdays: everyDay };
      let slot = nextSlot(recurring, Date.parse(`${year}-01-10T00:00Z`))!;
      for (let day = 0; day < 365; day++) {
        const next = nextSlot(recurring, slot.dueAt)!;
        expect(next.localDate > slot.localDate && next.dueAt > slot.dueAt).toBe(true);
        if (next.dueAt - slot.dueAt !== 24 * 3_600_000 || day % 50 === 0) {
          expect(next).toEqual({ localDate: next.localDate, dueAt: instantOf(next.localDate, time, zone) });
          expect(latestSlot(recurring, next.dueAt - 1)).toEqual(slot);
          expect(latestSlot(recurring, next.dueAt)).toEqual(next);
          expect(slotBefore(recurring, next.localDate)).toEqual(slot);
        }
        slot = next;
      }
    }
  });
});

it('tells the day that it is in a zone', () => {
  const instant = Date.parse('2025-01-01T10:30Z');
  expect(localDateOf(instant, 'Pacific/Kiritimati')).toBe('2025-01-02');
  expect(localDateOf(instant, 'Pacific/Pago_Pago')).toBe('2024-12-31');
  expect(localDateOf(instant, 'UTC')).toBe('2025-01-01');
});

/** Instants at which a zone changes its offset. */
function changesOf(zone: string, from: number, to: number): readonly number[] {
  const offsetAt = (instant: number): number => wallClock(instant, zone) - instant;
  const changes: number[] = [];
  const day = 24 * 3_600_000;
  for (let start = from; start < to; start += day) {
    if (offsetAt(start) === offsetAt(start + day)) continue;
    let [before, after] = [start, start + day];
    while (after - before > 60_000) {
      const middle = Math.floor((before + after) / 2 / 60_000) * 60_000;
      if (offsetAt(middle) === offsetAt(start)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}
