import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { PlaceId, PlaceStore, SlotStore } from '../../store/store.ts';
import type { EnvironmentDaily } from './daily-environment.ts';
import { type DailySettings, type DailyWish, dailyFeature, dailySettingsSchema, grantWish } from './daily-settings.ts';
import { nextSlot, type ScheduledSlot } from './slot-times.ts';

export interface DailyPlace extends PlaceId {
  readonly settings?: DailySettings;
  /** For the operator, where the stored settings cannot be read. */
  readonly problem?: string;
}

/** The settings of all places: what is stored for a place, else what the environment says. */
export interface DailyPlaces {
  all(): Promise<readonly DailyPlace[]>;
  of(place: PlaceId): Promise<DailySettings | undefined>;
  /**
   * Grants a wish and stores the settings, from then on whatever the environment says.
   * @throws UserError
   */
  change(place: PlaceId, wish: DailyWish): Promise<DailySettings>;
  /** The next prompt of a place; none where the quiz is off. A day that has had its prompt has no second one. */
  next(place: PlaceId): Promise<ScheduledSlot | undefined>;
}

export interface DailyPlacesDeps {
  readonly places: PlaceStore;
  readonly slots: SlotStore;
  readonly environment: readonly EnvironmentDaily[];
  /** For places that have none of their own. */
  readonly zone: string;
  readonly clock: Clock;
}

/** Since when the environment says what it says, so that a restart forgets no slot and a new setting wakes no old one. */
const environmentFeature = 'daily-environment';
const unreadable = 'its stored settings cannot be read; set them anew with the command daily';
const seenSchema = z.object({ schedule: z.string(), since: z.int() });

export function createDailyPlaces({ places, slots, environment, zone, clock }: DailyPlacesDeps): DailyPlaces {
  /** Looked up once a process: a process with another environment may be running beside this one. */
  const seen = new Map<EnvironmentDaily, DailySettings>();

  async function fromEnvironment(daily: EnvironmentDaily): Promise<DailySettings> {
    const known = seen.get(daily);
    if (known !== undefined) return known;
    const now = clock.now();
    const wanted = grantWish(undefined, daily.wish, { zone, now });
    const schedule = JSON.stringify([wanted.time, wanted.zone, wanted.weekdays]);
    const before = seenSchema.safeParse(await places.get(daily, environmentFeature)).data;
    const since = before?.schedule === schedule ? before.since : now;
    if (since === now) await places.put(daily, environmentFeature, { schedule, since }, now);
    const settings = { ...wanted, since };
    seen.set(daily, settings);
    return settings;
  }

  async function of(place: PlaceId): Promise<DailySettings | undefined> {
    const stored = await places.get(place, dailyFeature);
    if (stored !== undefined && stored !== null) return dailySettingsSchema.safeParse(stored).data;
    const daily = environment.find((each) => isSame(each, place));
    return daily === undefined ? undefined : fromEnvironment(daily);
  }

  return {
    of,
    async all() {
      const stored = (await places.all(dailyFeature)).map(({ platform, place, value }): DailyPlace => {
        const { success, data: settings } = dailySettingsSchema.safeParse(value);
        return success ? { platform, place, settings } : { platform, place, problem: unreadable };
      });
      const others = environment.filter((daily) => !stored.some((place) => isSame(place, daily)));
      const fromOthers = others.map(async (daily): Promise<DailyPlace> => {
        const { platform, place } = daily;
        return { platform, place, settings: await fromEnvironment(daily) };
      });
      return [...stored, ...(await Promise.all(fromOthers))];
    },
    async change(place, wish) {
      const now = clock.now();
      const settings = grantWish(await of(place), wish, { zone, now });
      await places.put(place, dailyFeature, settings, now);
      return settings;
    },
    async next({ platform, place }) {
      const settings = await of({ platform, place });
      if (settings?.on !== true) return undefined;
      let next = nextSlot(settings, clock.now());
      while (next !== undefined && (await slots.get({ platform, place, localDate: next.localDate, part: 'prompt' }))) {
        next = nextSlot(settings, next.dueAt);
      }
      return next;
    },
  };
}

function isSame(a: PlaceId, b: PlaceId): boolean {
  return a.platform === b.platform && a.place === b.place;
}
