import { Cron } from 'croner';
import { addDays, localDateOf, weekdayOf } from '../local-date.ts';

/** What recurs at a wall-clock time on some days of the week, where a place is. */
export interface Schedule {
  /** HH:MM, 00:00 to 23:59. */
  readonly time: string;
  /** IANA name, such as Europe/Berlin. */
  readonly zone: string;
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[];
}

export interface ScheduledSlot {
  /** The day it belongs to, YYYY-MM-DD. In a gap at the end of a day it comes due when the next day begins. */
  readonly localDate: string;
  readonly dueAt: number;
}

const dayMs = 24 * 60 * 60_000;

/** A weekday comes again within 7 days; twice that, in case a zone skips that very day. */
const farthestDays = 14;

/** The latest slot that was due at or before `now`. */
export function latestSlot(schedule: Schedule, now: number): ScheduledSlot | undefined {
  // From the day after: where clocks go back over midnight, that day has begun before and will begin again.
  const first = addDays(localDateOf(now, schedule.zone), 1);
  return firstSlot(schedule, first, -1, (dueAt) => dueAt <= now);
}

/** The first slot that is due after `now`. */
export function nextSlot(schedule: Schedule, now: number): ScheduledSlot | undefined {
  const first = addDays(localDateOf(now, schedule.zone), -1);
  return firstSlot(schedule, first, 1, (dueAt) => dueAt > now);
}

/** The slot of the last day before a local date that has one. */
export function slotBefore(schedule: Schedule, localDate: string): ScheduledSlot | undefined {
  return firstSlot(schedule, addDays(localDate, -1), -1, () => true);
}

function firstSlot(
  { time, zone, weekdays }: Schedule,
  first: string,
  step: 1 | -1,
  fits: (dueAt: number) => boolean,
): ScheduledSlot | undefined {
  for (let days = 0; days <= farthestDays; days++) {
    const localDate = addDays(first, days * step);
    if (!weekdays.includes(weekdayOf(localDate))) continue;
    const dueAt = slotInstant(localDate, time, zone);
    if (dueAt !== undefined && fits(dueAt)) return { localDate, dueAt };
  }
  return undefined;
}

/** Instants that were worked out, which takes some 100 µs each and is asked for every place again and again. */
const instants = new Map<string, number | undefined>();
const mostInstants = 10_000;

/**
 * When a wall-clock time of a day is. Where clocks go back and it comes twice: the first time. Where clocks go forward and it
 * does not come: the first instant after the gap, also when that is midnight. Where a zone skipped the whole day
 * (Pacific/Apia, 2011-12-30): never.
 */
export function slotInstant(localDate: string, time: string, zone: string): number | undefined {
  const key = `${localDate} ${time} ${zone}`;
  if (!instants.has(key)) {
    if (instants.size === mostInstants) instants.clear();
    instants.set(key, workOutInstant(localDate, time, zone));
  }
  return instants.get(key);
}

function workOutInstant(localDate: string, time: string, zone: string): number | undefined {
  const [year, month, day] = localDate.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  const once = new Cron(`0 ${minute} ${hour} ${day} ${month} * ${year}`, { timezone: zone, mode: '7-part' });
  // No zone is a whole day from UTC, so the search begins before the local day does.
  const found = once.nextRun(new Date(Date.parse(localDate) - dayMs));
  if (found !== null) return found.getTime();
  // A gap that ends at midnight (America/Nuuk goes from 23:00 to 00:00) is one that croner 11.0.1 passes over.
  const midnight = slotInstant(addDays(localDate, 1), '00:00', zone);
  return midnight !== undefined && localDateOf(midnight - 1, zone) === localDate ? midnight : undefined;
}
