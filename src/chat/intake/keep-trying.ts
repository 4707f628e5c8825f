import type { Clock } from '../../clock.ts';
import { pause, type Timer } from '../../timer.ts';

export interface Trying {
  readonly clock: Clock;
  readonly timer: Timer;
  /** From 0 to below 1: keeps those that failed together from trying again together. */
  readonly random: () => number;
}

export interface TryOptions {
  readonly signal: AbortSignal;
  /** Whether another try is no use. */
  readonly isFinal: (error: unknown) => boolean;
  readonly onFailure: (error: unknown) => void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** From the first failure. */
const patienceMs = 60 * 60_000;

/**
 * Tries until it works: again after 1 s, then after twice as long each time, up to every 60 s, a quarter more or less.
 * @throws the last error when it is final, or an hour is over; the signal's reason once it is aborted.
 */
export async function keepTrying<T>(
  attempt: () => Promise<T>,
  { signal, isFinal, onFailure }: TryOptions,
  { clock, timer, random }: Trying,
): Promise<T> {
  let giveUpAt: number | undefined;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      giveUpAt ??= clock.now() + patienceMs;
      if (isFinal(error) || clock.now() >= giveUpAt) throw error;
      onFailure(error);
    }
    await pause(timer, pauseMs * (0.75 + random() / 2), signal);
  }
}
