import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { isTimeZone } from './time-zones.ts';

/** Name under which `PlaceStore` keeps them. */
export const dailyFeature = 'daily';

/** What `PlaceStore` holds of the daily quiz of a place. */
export const dailySettingsSchema = z.object({
  on: z.boolean(),
  /** HH:MM, 24 hours. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** IANA name. */
  zone: z.string().refine(isTimeZone),
  /** ISO 8601 (1 is Monday), sorted, each once. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).readonly(),
  /** As people said them; none is everything. */
  topics: z.array(z.string().min(1)).readonly(),
  /** When the answer is given: with the next slot, or so long after the prompt if that comes first. */
  reveal: z.union([z.literal('next-slot'), z.object({ afterMs: z.int().positive() }).readonly()]),
  /** Since when there is this schedule: slots before were nobody's. */
  since: z.int(),
});

export type DailySettings = Readonly<z.infer<typeof dailySettingsSchema>>;

/** What somebody wants changed; what is absent stays. */
export type DailyWish = Partial<Omit<DailySettings, 'since'>>;

/**
 * The settings once a wish is granted. Any wish but to turn it off turns it on.
 * @param zone for a place that has none yet.
 * @throws UserError where there is no time of day yet.
 */
export function grantWish(
  before: DailySettings | undefined,
  wish: DailyWish,
  { zone, now }: { readonly zone: string; readonly now: number },
): DailySettings {
  const time = wish.time ?? before?.time;
  if (time === undefined) {
    const message = wish.on === false ? 'The daily quiz is off already.' : noTime;
    throw new UserError('daily-without-time', message);
  }
  const after: DailySettings = {
    zone,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    topics: [],
    reveal: 'next-slot',
    since: now,
    ...before,
    ...wish,
    on: wish.on ?? true,
    time,
  };
  const same = before?.on === true && after.on && scheduleKey(before) === scheduleKey(after);
  return { ...after, since: same ? before.since : now };
}

const noTime = 'Say at what time of day the daily quiz shall come, for example: `daily 09:00 Europe/Berlin mon-fri`';

function scheduleKey({ time, zone, weekdays }: DailySettings): string {
  return JSON.stringify([time, zone, weekdays]);
}
