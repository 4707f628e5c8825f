/**
 * When a slot is due, worked out without the code under test: from the offsets which a zone has around that day. The first of
 * two; after a gap its end; nothing on a day that there was not.
 */
export function instantOf(localDate: string, time: string, zone: string): number | undefined {
  const wanted = Date.parse(`${localDate}T${time}Z`);
  const instants = Array.from({ length: 27 }, (_, index) => wanted + (index - 13) * 120 * minuteMs);
  const offsets = new Set(instants.map((instant) => wallClock(instant, zone) - instant));
  const fitting = [...offsets].map((offset) => wanted - offset).filter((at) => wallClock(at, zone) === wanted);
  if (fitting.length > 0) return Math.min(...fitting);
  const dayStart = Date.parse(localDate);
  const exists = instants.some((at) => wallClock(at, zone) >= dayStart && wallClock(at, zone) < dayStart + dayMs);
  if (!exists) return undefined;
  // There are two hours in which the clock leaps past the wanted time.
  const before = instants.findLast((at) => wallClock(at, zone) < wanted)!;
  for (let at = before; ; at += minuteMs) if (wallClock(at, zone) > wanted) return at;
}

/** What a clock on the wall says, as if it were UTC. */
export function wallClock(instant: number, zone: string): number {
  const [date = '', time = ''] = formatOf(zone).format(instant).split(' ');
  return Date.parse(`${date}T${time}Z`);
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedes write 2025-03-30 02:30:00. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return format;
}
