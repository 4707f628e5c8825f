import type { LogFields, Logger } from '../../../src/logger.ts';
import { createDailyPlaces } from '../../../src/quiz/daily/daily-places.ts';
import type { DailyPoster } from '../../../src/quiz/daily/daily-post.ts';
import { createDailyQuiz, type DailyQuiz, type DailyQuizDeps } from '../../../src/quiz/daily/daily-quiz.ts';
import type { DailySettings } from '../../../src/quiz/daily/daily-settings.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { createFakePlatform, type FakePlatform } from './fake-platform.ts';
import { makeBank, sixtyPrompts } from './make-bank.ts';
import { createMemoryStore, type TestStore } from './memory-store.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export const hourMs = 3_600_000;
export const here = { platform: 'slack', place: 'C1' };

export const settings: DailySettings = {
  on: true,
  time: '09:00',
  zone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  topics: [],
  reveal: 'next-slot',
  since: 0,
};

/** A world with one platform, one store, and processes that tick when they are told to. */
export interface World {
  readonly time: VirtualTime;
  readonly store: TestStore;
  readonly platform: FakePlatform;
  readonly log: readonly string[];
  /** `daily-2025-06-10-prompt at 2025-06-10T07:00`, in the order in which people saw them, with the place unless it is C1. */
  readonly seen: () => readonly string[];
  set(change: Partial<DailySettings>, place?: string): Promise<void>;
  process(holder?: string, deps?: Partial<DailyQuizDeps>): DailyQuiz;
  /** Lets it be then, and a process tick every 25 s until nothing moves any more, 10 minutes at least. */
  tickAt(instant: string, daily?: DailyQuiz, forMs?: number): Promise<void>;
}

export async function createWorld(): Promise<World> {
  const time = createVirtualTime(Date.parse('2025-06-09T00:00Z'));
  const store = createMemoryStore();
  const platform = createFakePlatform({ name: 'slack', time, random: createRandom('world'), failuresIn1000: 0 });
  const log: string[] = [];
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      const { reason, err } = fields;
      const details = [reason, err instanceof Error ? err.message : undefined].filter((each) => each !== undefined);
      log.push([level, message, ...details].join(': '));
    };
  const logger: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const clock = { now: time.now };

  const world: World = {
    ...{ time, store, platform, log },
    seen: () =>
      platform.deliveries.map(({ place, key, at }) => {
        const when = new Date(Math.floor(at / 60_000) * 60_000).toISOString().slice(0, 16);
        return `${place === here.place ? '' : `${place} `}${key} at ${when}`;
      }),
    async set(change, place = here.place) {
      await store.places.put({ ...here, place }, 'daily', { ...settings, ...change }, time.now());
    },
    process: (holder = 'one', deps = {}) =>
      createDailyQuiz({
        store,
        places: createDailyPlaces({ ...store, environment: [], zone: 'UTC', clock }),
        poster: platform,
        bank: makeBank(sixtyPrompts),
        ...{ clock, timer: time, logger, holder },
        conversationOf: ({ place }) => `thread-${place}`,
        ...deps,
      }),
    async tickAt(instant, daily = world.process(), forMs = 600_000) {
      const start = Date.parse(instant);
      for (let at = start; at <= start + forMs; at += 25_000) {
        await time.runUntil(Math.max(at, time.now()));
        let done = false;
        const tick = daily.tick().then(() => {
          done = true;
        });
        await time.run(() => done);
        await tick;
      }
    },
  };
  await world.set({});
  return world;
}

/** The platform, of which one call behaves in another way. */
export function withPost(platform: DailyPoster, change: Partial<DailyPoster>): DailyPoster {
  return {
    platforms: platform.platforms,
    post: (...parameters) => platform.post(...parameters),
    wasPosted: (...parameters) => platform.wasPosted(...parameters),
    ...change,
  };
}
