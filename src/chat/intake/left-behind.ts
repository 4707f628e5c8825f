import type { OutageLog } from '../../outage-log.ts';
import type { Timer } from '../../timer.ts';
import type { EventHolds, HeldEvent } from './event-holds.ts';

/** Looks every now and then for events whose process is gone. */
export interface LeftBehind {
  /** For those of a platform, from now on. */
  watch(platform: string): void;
  /** Resolves once nothing more is taken over. */
  stop(): Promise<void>;
}

export interface LeftBehindDeps {
  readonly holds: Pick<EventHolds, 'takeOver'>;
  readonly timer: Timer;
  /** From 0 to below 1: keeps processes which were started together from always asking the database together. */
  readonly random: () => number;
  readonly outages: OutageLog;
  /** How many more can be worked on. */
  readonly room: () => number;
  readonly resume: (left: HeldEvent) => void;
}

const shortestMs = 12_000;
const longestMs = 18_000;
const mostAtOnce = 100;

export function createLeftBehind(deps: LeftBehindDeps): LeftBehind {
  const { holds, timer, random, outages, room, resume } = deps;
  const watched = new Map<string, { readonly looking: Promise<void>; cancel: () => void }>();
  let stopped = false;

  async function look(platform: string): Promise<void> {
    for (let full = true; full && !stopped; ) {
      const limit = Math.min(mostAtOnce, room());
      if (limit <= 0) return;
      const found = await holds.takeOver(platform, limit);
      if (!stopped) for (const left of found) resume(left);
      full = found.length === limit;
    }
  }

  async function lookAndWait(platform: string): Promise<void> {
    try {
      await look(platform);
      outages.worked('looking for unanswered questions', { platform });
    } catch (error) {
      outages.failed('looking for unanswered questions', error, { platform });
    }
    if (stopped) return;
    const delayMs = shortestMs + random() * (longestMs - shortestMs);
    const cancel = timer.set(() => begin(platform), delayMs);
    watched.set(platform, { looking: Promise.resolve(), cancel });
  }

  function begin(platform: string): void {
    watched.set(platform, { cancel: () => {}, looking: lookAndWait(platform) });
  }

  return {
    watch(platform) {
      if (!stopped && !watched.has(platform)) begin(platform);
    },
    async stop() {
      stopped = true;
      for (const { cancel, looking } of watched.values()) {
        cancel();
        await looking;
      }
    },
  };
}
