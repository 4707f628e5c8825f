import { type Logger, silentLogger } from '../../../src/logger.ts';
import { createDailyPlaces } from '../../../src/quiz/daily/daily-places.ts';
import { createDailyQuiz } from '../../../src/quiz/daily/daily-quiz.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { createAgenda, type ExpectedPost, type SimulatedPlace } from './agenda.ts';
import { createFakePlatform, type Delivery } from './fake-platform.ts';
import { type Judgement, judge } from './judge.ts';
import { makeBank, sixtyPrompts } from './make-bank.ts';
import type { TestStore } from './memory-store.ts';
import { createMortal } from './mortal.ts';
import { isOut, type Outage, withOutages } from './outages.ts';
import { createVirtualTime } from './virtual-time.ts';

export interface SimulationOptions {
  /** Of the platform; simulations that share a database have each their own. */
  readonly name: string;
  readonly seed: string;
  readonly places: readonly SimulatedPlace[];
  readonly from: number;
  readonly to: number;
  /** One for each process; several may be the same. */
  readonly stores: readonly TestStore[];
  /** Of a thousand calls that change something so many kill the process. */
  readonly deathsIn1000?: number;
  /** Of a thousand calls to the platform so many go wrong. */
  readonly failuresIn1000?: number;
  /** Times at which no process can reach the store. */
  readonly outages?: readonly Outage[];
  readonly logger?: Logger;
}

export interface SimulationReport extends Judgement {
  readonly prompts: number;
  readonly reveals: number;
  /** Prompts that could not be posted in time. */
  readonly skipped: number;
  readonly ticks: number;
  /** To the store. */
  readonly calls: number;
  readonly deaths: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
}

const secondMs = 1_000;
const dayMs = 24 * 3_600_000;
const soonMs = 30 * secondMs;
const catchUpMs = 6 * 3_600_000;
/** Clocks of processes differ by as much from the true time, to either side. */
const skewMs = 5 * secondMs;

/** Lets processes do the daily quiz of some places for a while, kills them again and again, and looks at what people saw. */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const { name, seed, places, from, to, stores, deathsIn1000 = 8, failuresIn1000 = 60, outages = [] } = options;
  const random = createRandom(seed, name);
  const time = createVirtualTime(from - 3_600_000);
  const agenda = createAgenda(places, from, to);
  const answers = new Map<string, number>();
  const deaths: Record<string, number> = {};
  let ticks = 0;
  let calls = 0;

  const [store] = stores;
  if (store === undefined) throw new Error('no store');
  const platform = createFakePlatform({ name, time, random, failuresIn1000, onDelivery: answer });

  /** Some people answer when they see a prompt. */
  async function answer({ place, post }: Delivery): Promise<void> {
    if (post.kind === 'reveal' || random.below(4) > 0) return;
    const { posted, prompt, localDate } = post;
    const about = { platform: name, place, posted: posted.id, prompt: prompt.id, section: prompt.section };
    for (let person = random.below(4); person >= 0; person--) {
      const right = random.below(2) === 0;
      const attempt = { ...about, note: prompt.citation.path, person: `U${person}`, reply: 'a', right, points: 1 };
      const recorded = await time.track(store!.attempts.record({ ...attempt, answeredAt: time.now(), localDate }));
      if (recorded.outcome === 'first') answers.set(posted.id, (answers.get(posted.id) ?? 0) + 1);
    }
  }

  for (const { place, zone, time: at, weekdays, revealAfterMs } of places) {
    const reveal = revealAfterMs === undefined ? 'next-slot' : { afterMs: revealAfterMs };
    const settings = { on: true, time: at, zone, weekdays, topics: [], reveal, since: from - 1 };
    await store.places.put({ platform: name, place }, 'daily', settings, from - 1);
  }

  /** What was settled is known even where the process did not live to hear of it. */
  const withWitness = (seen: TestStore): TestStore => ({
    ...seen,
    slots: {
      ...seen.slots,
      async settle(slot, holder, end) {
        const settled = await seen.slots.settle(slot, holder, end);
        if (settled) agenda.settled(slot, end.state === 'posted', end.now);
        return settled;
      },
    },
  });

  let over = false;
  /** Until the next look: soon while there is something to do, else until there is. */
  const pauseMs = (process: number): number => {
    const now = time.now();
    const untilNext = (agenda.nextAt() ?? now) - now;
    // Who waits for the lease of a dead one need not look so often.
    if (untilNext <= -60 * secondMs) return (100 + random.below(100)) * secondMs;
    if (untilNext <= soonMs) return (20 + random.below(10)) * secondMs;
    // Several at the very same instant, so that they do get into each other's way; one always, some a little off, some not.
    const way = process === Math.floor((now + untilNext) / dayMs) % stores.length ? 0 : random.below(8);
    if (way < 4) return untilNext + skewMs;
    return untilNext + (way === 4 ? random.below(40) - 20 : random.below(3600)) * secondMs;
  };
  /** Most looks at times when there is nothing to do can be spared. */
  const isWorthALook = (): boolean => (agenda.nextAt() ?? 0) - time.now() <= soonMs || random.below(20) === 0;

  async function liveOn(process: number): Promise<void> {
    for (let life = 0; !over; life++) {
      const skew = random.below(2 * skewMs) - skewMs;
      let die = (): void => {};
      const death = new Promise<void>((resolve) => {
        die = resolve;
      });
      const mortal = createMortal({
        ...{ time, random, deathsIn1000, stalls: true },
        onDeath(where) {
          deaths[where] = (deaths[where] ?? 0) + 1;
          die();
        },
        onCall(method) {
          if (!method.startsWith('poster')) calls += 1;
        },
      });
      const own = withOutages(withWitness(stores[process]!), { time, random, outages });
      const clock = { now: () => time.now() + skew };
      const slots = mortal.wrap(own.slots, 'slots');
      const daily = createDailyQuiz({
        store: { slots, prompts: mortal.wrap(own.prompts, 'prompts'), attempts: mortal.wrap(own.attempts, 'attempts') },
        places: createDailyPlaces({
          places: mortal.wrap(own.places, 'places'),
          slots,
          environment: [],
          zone: 'UTC',
          clock,
        }),
        poster: mortal.wrap(platform, 'poster'),
        bank: makeBank(sixtyPrompts),
        ...{ clock, timer: time, logger: options.logger ?? silentLogger, holder: `${name}-${process}-${life}` },
        conversationOf: ({ place }) => place,
      });
      while (mortal.alive() && !over) {
        if (isWorthALook()) {
          ticks += 1;
          await Promise.race([daily.tick(), death]);
        }
        if (mortal.alive()) await time.sleep(pauseMs(process));
      }
      await time.sleep((1 + random.below(120)) * secondMs);
    }
  }

  const lives = stores.map((_, process) => liveOn(process));
  // What is days late will never come.
  await time.run(() => (agenda.nextAt() ?? 0) < time.now() - 3 * dayMs);
  over = true;
  await Promise.all([time.runUntil(time.now() + 2 * 3_600_000), ...lives]);

  const expected = agenda.posts();
  const judged = judge(expected, platform.deliveries, { skewMs, answers });
  const faults = [...judged.faults];
  for (const { place, localDate, part, dueAt } of expected) {
    const slot = await store.slots.get({ platform: name, place, localDate, part });
    if (slot?.state !== 'posted')
      faults.push(`${place} ${localDate} ${part} is ${slot?.state ?? 'unknown'} in the ledger`);
    if (part === 'prompt' && slot?.dueAt !== dueAt) faults.push(`${place} ${localDate} was due at another time`);
  }
  const skipped = agenda.skipped();
  for (const { place, localDate, part, dueAt } of skipped) {
    if (part === 'reveal' || !isOut(outages, dueAt + 10 * 60_000, dueAt + catchUpMs - 30 * 60_000)) {
      faults.push(`${place} ${localDate} ${part} was skipped without need`);
    }
  }
  const count = (part: ExpectedPost['part']): number => expected.filter((post) => post.part === part).length;
  const { failures } = platform;
  const counts = { prompts: count('prompt'), reveals: count('reveal'), skipped: skipped.length, ticks, calls };
  return { ...judged, faults, ...counts, deaths, failures };
}
