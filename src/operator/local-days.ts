import { addDays, localDateOf } from '../quiz/local-date.ts';
import type { TimeSpan } from '../store/store.ts';

/** A day as people count it where they are. */
export interface LocalDay extends TimeSpan {
  /** YYYY-MM-DD */
  readonly date: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The last days up to the one in which `now` is, oldest first, without a gap between them. A day that a zone skipped has no
 * length.
 * @param zone IANA name.
 */
export function lastDays(count: number, now: number, zone: string): readonly LocalDay[] {
  const today = localDateOf(now, zone);
  const dates = Array.from({ length: count + 1 }, (_, n) => addDays(today, n + 1 - count));
  const starts = dates.map((date) => startOf(date, zone));
  return dates.slice(0, count).map((date, n) => ({ date, from: starts[n]!, until: starts[n + 1]! }));
}

/** The first minute that is in the day or after it; clocks that go back over midnight count the day from its first beginning. */
function startOf(date: string, zone: string): number {
  const midnight = Date.parse(date);
  // No zone is farther from UTC.
  let [before, after] = [midnight - 16 * hourMs, midnight + 16 * hourMs];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / minuteMs / 2) * minuteMs;
    if (localDateOf(middle, zone) < date) before = middle;
    else after = middle;
  }
  return after;
}
