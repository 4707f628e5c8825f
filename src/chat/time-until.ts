import { counted } from './counted.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long it is to a moment, in the largest unit that says enough: `3 days`, `5 hours`, `10 minutes`. */
export function timeUntil(at: number, now: number): string {
  const left = Math.max(0, at - now);
  if (left >= 2 * dayMs) return counted(Math.round(left / dayMs), 'day', 'days');
  if (left >= 2 * hourMs) return counted(Math.round(left / hourMs), 'hour', 'hours');
  return counted(Math.max(1, Math.ceil(left / minuteMs)), 'minute', 'minutes');
}
