import type { Clock } from '../../../../src/clock.ts';
import type { Json } from '../../json.ts';

/** Counts how often sessions are begun: "Session Start Limit Object". */
export interface SessionStarts {
  /** As GET /gateway/bot tells it. */
  readonly json: Json;
  readonly remaining: number;
  /** Counts one. @returns whether it may go on, must wait, or was one too many for the day. */
  take(shard: number): 'ok' | 'wait' | 'used up';
}

export interface SessionStartOptions {
  /** Sessions a day. Discord: 1,000. */
  readonly total?: number;
  readonly remaining?: number;
  /** Shards that may begin together in one window. */
  readonly maxConcurrency?: number;
  /** How long such a window is; nothing is refused for haste if 0. Discord: 5,000. */
  readonly windowMs?: number;
}

const dayMs = 86_400_000;

export function createSessionStarts(clock: Clock, options: SessionStartOptions): SessionStarts {
  const { total = 1000, maxConcurrency = 1, windowMs = 0 } = options;
  let remaining = options.remaining ?? total;
  const resetsAt = clock.now() + dayMs;
  const latest = new Map<number, number>();
  return {
    get json() {
      const left = Math.max(0, resetsAt - clock.now());
      return { total, remaining: Math.max(0, remaining), reset_after: left, max_concurrency: maxConcurrency };
    },
    get remaining() {
      return remaining;
    },
    take: (shard) => {
      const key = shard % maxConcurrency;
      const now = clock.now();
      remaining -= 1;
      if (remaining < 0) return 'used up';
      if (now - (latest.get(key) ?? -Infinity) < windowMs) return 'wait';
      latest.set(key, now);
      return 'ok';
    },
  };
}
