import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { createOutageLog } from '../../outage-log.ts';
import { type PlaceId, type Slot, StoreError } from '../../store/store.ts';
import type { Timer } from '../../timer.ts';
import type { DailyPlace, DailyPlaces } from './daily-places.ts';
import type { DailyPoster } from './daily-post.ts';
import type { DailyStore } from './daily-store.ts';
import { createDueSlots } from './due-slots.ts';
import type { PromptSource } from './prompt-part.ts';
import { createSlotRunner } from './slot-runner.ts';

export interface DailyQuiz {
  /** Does what is due in all places, and resolves when it is done or has failed; failures are logged and tried again. */
  tick(): Promise<void>;
}

export interface DailyQuizDeps {
  readonly store: DailyStore;
  readonly places: Pick<DailyPlaces, 'all'>;
  readonly poster: DailyPoster;
  readonly bank: PromptSource;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  /** Random text that names this process. */
  readonly holder: string;
  /** In which conversation people answer what is posted in a place. */
  readonly conversationOf: (place: PlaceId) => string;
  /** How late a prompt may come; one that is later is skipped. 6 h when absent. */
  readonly catchUpMs?: number;
}

const standardCatchUpMs = 6 * 60 * 60_000;

export function createDailyQuiz(deps: DailyQuizDeps): DailyQuiz {
  const { store, places, poster, clock, logger, catchUpMs = standardCatchUpMs } = deps;
  const runner = createSlotRunner({ ...deps, slots: store.slots });
  const dueSlots = createDueSlots({ ...deps, runner, catchUpMs });
  const outages = createOutageLog(logger);

  /** @throws StoreError; any other error is logged and holds up nothing else of the place. */
  async function attend({ place, leftBehind }: Attended): Promise<void> {
    const { settings, problem } = place;
    const works = leftBehind.toSorted(byDay).map((slot) => () => dueSlots.goOn(slot, settings));
    if (settings?.on === true)
      works.push(() => dueSlots.begin({ platform: place.platform, place: place.place }, settings));
    let failure: unknown = problem === undefined ? undefined : new Error(problem);
    for (const work of works) {
      try {
        await work();
      } catch (error) {
        if (error instanceof StoreError) throw error;
        failure = error;
      }
    }
    // A logger can hide ids in fields, and not in a message.
    const fields = { platform: place.platform, place: place.place };
    if (failure === undefined) outages.worked('the daily quiz of a place', fields);
    else outages.failed('the daily quiz of a place', failure, fields);
  }

  async function attendAll(): Promise<void> {
    const isOurs = ({ platform }: PlaceId): boolean => poster.platforms.includes(platform);
    const configured = (await places.all()).filter(isOurs);
    const leftBehind = (await store.slots.abandoned(clock.now())).filter(isOurs);
    // One that is slow or fails holds up no other.
    const results = await Promise.allSettled(attended(configured, leftBehind).map(attend));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  return {
    async tick() {
      const subject = 'the store of the daily quiz';
      try {
        await attendAll();
        outages.worked(subject);
      } catch (error) {
        outages.failed(subject, error);
      }
    },
  };
}

interface Attended {
  readonly place: DailyPlace;
  readonly leftBehind: readonly Slot[];
}

/** All places with their slots, those among them that have slots but no settings any more. */
function attended(configured: readonly DailyPlace[], leftBehind: readonly Slot[]): readonly Attended[] {
  const all = new Map(configured.map((place) => [placeKey(place), { place, leftBehind: [] as Slot[] }]));
  for (const slot of leftBehind) {
    const { platform, place } = slot;
    const found = all.get(placeKey(slot)) ?? { place: { platform, place }, leftBehind: [] };
    found.leftBehind.push(slot);
    all.set(placeKey(slot), found);
  }
  return [...all.values()];
}

/** A prompt before its reveal, and both before those of the next day. */
function byDay(a: Slot, b: Slot): number {
  return `${a.localDate} ${a.part}` < `${b.localDate} ${b.part}` ? -1 : 1;
}

function placeKey({ platform, place }: PlaceId): string {
  return JSON.stringify([platform, place]);
}
