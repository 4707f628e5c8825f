import type { Clock } from '../clock.ts';
import type { StoreHealth } from '../health.ts';
import { type Timer, withTimeout } from '../timer.ts';

interface StoreWatchDeps {
  /** Rejects where the store cannot be used. */
  readonly check: () => Promise<void>;
  readonly clock: Clock;
  readonly timer: Timer;
}

/** It is a write, and whoever probes need not know it any sooner. */
const freshMs = 5_000;

/** Less than the second that Kubernetes waits for a probe. */
const patienceMs = 700;

/**
 * Asks a store how it is: at most so often, once at a time, and without waiting long.
 * @returns never rejects
 */
export function createStoreWatch({ check, clock, timer }: StoreWatchDeps): () => Promise<StoreHealth> {
  let known: StoreHealth = { state: 'unknown' };
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  function learn(state: 'up' | 'down', reason?: string): void {
    const since =
      known.state === state && known.since !== undefined ? known.since : new Date(clock.now()).toISOString();
    known = { state, since, ...(reason !== undefined && { reason }) };
    checkedAt = clock.now();
  }

  async function look(): Promise<void> {
    try {
      await check();
      learn('up');
    } catch (error) {
      learn('down', reasonOf(error));
    } finally {
      checking = undefined;
    }
  }

  return async () => {
    // A clock that was set back must not make it old news for ever.
    const ageMs = Math.abs(clock.now() - checkedAt);
    if (checking === undefined && ageMs < freshMs) return known;
    checking ??= look();
    const current = checking;
    await withTimeout(timer, patienceMs, () => current).catch(() => learn('down', 'slow'));
    return known;
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
}
