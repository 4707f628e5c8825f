import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../src/clock.ts';
import type { Timer } from '../../../src/timer.ts';

/** Time that passes only when it is told to, from one timer to the next. */
export interface StepTime extends Clock, Timer {
  /** Work which takes real time, such as a query: nothing is settled before it is done. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves once nothing happens any more until time passes. */
  settle(): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Timers that are set. */
  waiting(): number;
  /** Resolves once it holds, at this very time. */
  until(holds: () => boolean): Promise<void>;
}

/** Longest chain of turns of the event loop in which nothing shows that there is more to come. */
const calmTurns = 12;
const manyTurns = 500_000;

export function createStepTime(start = Date.parse('2026-11-18T09:00:00Z')): StepTime {
  let now = start;
  let inFlight = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  async function settle(): Promise<void> {
    for (let calm = 0; calm < calmTurns; calm = inFlight > 0 ? 0 : calm + 1) await turn();
  }

  function next(latest: number) {
    let found: { readonly at: number; readonly callback: () => void } | undefined;
    for (const each of timers) if (each.at <= latest && (found === undefined || each.at < found.at)) found = each;
    return found;
  }

  return {
    now: () => now,
    set(callback, delayMs) {
      const entry = { at: now + Math.max(0, delayMs), callback };
      timers.add(entry);
      return () => timers.delete(entry);
    },
    async track(work) {
      inFlight += 1;
      try {
        return await work;
      } finally {
        inFlight -= 1;
      }
    },
    settle,
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (let due = next(until); due !== undefined; due = next(until)) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.callback();
        await settle();
      }
      now = until;
    },
    waiting: () => timers.size,
    async until(holds) {
      for (let turns = 0; !holds(); turns += 1) {
        if (turns === manyTurns) throw new Error('it never came to hold');
        await turn();
      }
    },
  };
}
