import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';

/** Keeps the bot from saying the same in a channel again and again. */
export interface Reminders {
  /** Whether it was not said there in the last hour; then it counts as said. */
  isDue(channel: string): boolean;
}

const pauseMs = 60 * 60_000;
const remembered = 5_000;

export function createReminders(clock: Clock): Reminders {
  const saidAt = new BoundedMap<string, number>(remembered);
  return {
    isDue(channel) {
      const now = clock.now();
      if (now - (saidAt.get(channel) ?? Number.NEGATIVE_INFINITY) < pauseMs) return false;
      saidAt.set(channel, now);
      return true;
    },
  };
}
