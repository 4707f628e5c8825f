import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../src/clock.ts';
import type { Timer } from '../../../src/timer.ts';

/** Time that stands still while anything is done, and leaps to the next moment for which somebody waits. */
export interface VirtualTime extends Clock, Timer {
  sleep(ms: number): Promise<void>;
  /** Work which takes real time, such as a query: virtual time waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Lets time pass until it is enough. */
  run(enough: () => boolean): Promise<void>;
  /** Lets time pass until then. */
  runUntil(instant: number): Promise<void>;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let inFlight = 0;
  let landed = (): void => {};
  /** Latest first. */
  const waiting: { readonly at: number; readonly callback: () => void }[] = [];

  const set: Timer['set'] = (callback, delayMs) => {
    const entry = { at: now + Math.max(0, delayMs), callback };
    let index = waiting.length;
    while (index > 0 && waiting[index - 1]!.at <= entry.at) index -= 1;
    waiting.splice(index, 0, entry);
    return () => {
      const found = waiting.indexOf(entry);
      if (found >= 0) waiting.splice(found, 1);
    };
  };

  async function quiet(): Promise<void> {
    do {
      if (inFlight > 0) {
        await new Promise<void>((resolve) => {
          landed = resolve;
        });
      }
      await turn();
    } while (inFlight > 0);
  }

  async function run(enough: () => boolean): Promise<void> {
    await quiet();
    while (!enough()) {
      const next = waiting.pop();
      if (next === undefined) throw new Error('nobody waits for anything any more');
      now = Math.max(now, next.at);
      next.callback();
      await quiet();
    }
  }

  return {
    now: () => now,
    set,
    sleep: (ms) =>
      new Promise((resolve) => {
        set(resolve, ms);
      }),
    async track(work) {
      inFlight += 1;
      try {
        return await work;
      } finally {
        inFlight -= 1;
        if (inFlight === 0) landed();
      }
    },
    run,
    async runUntil(instant) {
      set(() => {}, instant - now);
      await run(() => now >= instant);
    },
  };
}
