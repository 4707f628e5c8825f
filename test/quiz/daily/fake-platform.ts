import type { DailyPost, DailyPoster } from '../../../src/quiz/daily/daily-post.ts';
import type { Random } from '../../../src/quiz/random.ts';
import type { PlaceId } from '../../../src/store/store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Something that people can see. */
export interface Delivery {
  readonly place: string;
  readonly key: string;
  readonly post: DailyPost;
  readonly at: number;
}

/** A platform on which posts take their time, fail, get lost, or arrive though they seemed to fail. */
export interface FakePlatform extends DailyPoster {
  readonly deliveries: readonly Delivery[];
  /** How often it failed, by how. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface FakePlatformOptions {
  readonly name: string;
  readonly time: VirtualTime;
  readonly random: Random;
  /** Of a thousand calls so many go wrong. */
  readonly failuresIn1000: number;
  readonly onDelivery?: (delivery: Delivery) => Promise<void>;
}

const secondMs = 1_000;

export function createFakePlatform(options: FakePlatformOptions): FakePlatform {
  const { name, time, random, failuresIn1000, onDelivery } = options;
  const deliveries: Delivery[] = [];
  const failures: Record<string, number> = {};
  const deliver = async (delivery: Omit<Delivery, 'at'>): Promise<void> => {
    deliveries.push({ ...delivery, at: time.now() });
    await onDelivery?.(deliveries.at(-1)!);
  };
  const fail = (how: string): Error => {
    failures[how] = (failures[how] ?? 0) + 1;
    return new Error(how);
  };
  const goesWrong = (): boolean => random.below(1000) < failuresIn1000;

  /** A call that nobody waits for any more: what has left the process still arrives, at the latest when the contract says. */
  async function sendSlowly(delivery: Omit<Delivery, 'at'>, signal: AbortSignal): Promise<void> {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([aborted, time.sleep((20 + random.below(40)) * secondMs)]);
    if (!signal.aborted) return deliver(delivery);
    if (random.below(2) === 0) throw fail('timed out');
    await time.sleep(random.below(30) * secondMs);
    await deliver(delivery);
    throw fail('timed out, but arrived');
  }

  return {
    platforms: [name],
    deliveries,
    failures,
    async post({ place }: PlaceId, post, key, signal) {
      if (signal.aborted) throw fail('nothing sent');
      const delivery = { place, key, post };
      if (!goesWrong()) {
        await time.sleep(100 + random.below(2_000));
        return deliver(delivery);
      }
      const way = random.below(4);
      if (way === 0) throw fail('refused');
      if (way === 1) return sendSlowly(delivery, signal);
      await time.sleep(random.below(5_000));
      if (way === 2) throw fail('broke off');
      await deliver(delivery);
      throw fail('broke off, but arrived');
    },
    async wasPosted({ place }, key) {
      await time.sleep(random.below(1_000));
      if (goesWrong()) throw fail('did not say');
      return deliveries.some((delivery) => delivery.place === place && delivery.key === key);
    },
  };
}
