import type { Logger } from '../../logger.ts';
import type { Timer } from '../../timer.ts';
import type { DailyQuiz } from './daily-quiz.ts';

export interface DailyScheduler {
  start(): void;
  /** Begins nothing more; resolves once what is under way is done. */
  stop(): Promise<void>;
}

export interface DailySchedulerDeps {
  readonly daily: DailyQuiz;
  readonly timer: Timer;
  /** From 0 to below 1: keeps processes which were started together from always asking the database together. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** A slot comes at most this much late, with as much idle asking of the database. */
const shortestMs = 20_000;
const longestMs = 30_000;

/** Ticks at once and then every 20 to 30 s, counted from the end of a tick, so that there are never two at a time. */
export function createDailyScheduler({ daily, timer, random, logger }: DailySchedulerDeps): DailyScheduler {
  let running = false;
  let cancel = (): void => {};
  let underWay: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    try {
      await daily.tick();
    } catch (error) {
      logger.error('the daily quiz failed', { err: error });
    }
    cancel();
    if (running) cancel = timer.set(next, shortestMs + random() * (longestMs - shortestMs));
  }

  function next(): void {
    underWay = underWay.then(run);
  }

  return {
    start() {
      if (running) return;
      running = true;
      next();
    },
    async stop() {
      running = false;
      cancel();
      await underWay;
    },
  };
}
