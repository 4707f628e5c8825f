/**
 * Days as people count them where they are, YYYY-MM-DD. A date that was written down stays what it was, whatever the clocks
 * do; all arithmetic is on dates, never on hours.
 */

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The date at a moment in a time zone.
 * @param at milliseconds since the Unix epoch.
 * @param zone IANA name.
 * @throws RangeError for a zone that does not exist.
 */
export function localDateOf(at: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

export function addDays(localDate: string, days: number): string {
  return new Date(Date.parse(localDate) + days * dayMs).toISOString().slice(0, 10);
}

/** Day of the week as in ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(localDate: string): number {
  return new Date(localDate).getUTCDay() || 7;
}

/** The Monday of the date's week, as ISO 8601 counts weeks. */
export function startOfWeek(localDate: string): string {
  return addDays(localDate, 1 - weekdayOf(localDate));
}

export const startOfMonth = (localDate: string): string => `${localDate.slice(0, 8)}01`;
