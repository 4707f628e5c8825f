import type { Clock } from './clock.ts';

/** Keeps one person from taking all there is: a token bucket each, refilled all the time. */
export interface RateLimit {
  /** Nothing when there is enough; else the wait that the person is in, the same object while it lasts. */
  spend(person: string, cost: number): Wait | undefined;
  /** Gives back what was spent in vain. */
  refund(person: string, cost: number): void;
}

export interface Wait {
  readonly until: number;
  /** For the caller: whether the person has been told of it. */
  told: boolean;
}

export interface RateLimitOptions {
  readonly clock: Clock;
  readonly perMinute: number;
  /** What a person who has been quiet can spend at once. */
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  wait: Wait | undefined;
}

/** More people than speak at a time in one process. Full buckets are dropped beyond it: they are as good as new ones. */
const manyBuckets = 10_000;

/**
 * Who has spent everything waits until a third of the burst is there again: let through one by one, a flood would be answered
 * by a flood of lines that ask for patience.
 */
const sharePaused = 1 / 3;

export function createRateLimit({ clock, perMinute, burst }: RateLimitOptions): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  function bucketOf(person: string): Bucket {
    const now = clock.now();
    const bucket = buckets.get(person) ?? { tokens: burst, filledAt: now, wait: undefined };
    // A clock that is set back must not empty it.
    const elapsedMs = Math.max(0, now - bucket.filledAt);
    bucket.tokens = Math.min(burst, bucket.tokens + elapsedMs * perMs);
    bucket.filledAt = now;
    if (bucket.wait !== undefined && bucket.wait.until <= now) bucket.wait = undefined;
    if (!buckets.has(person) && buckets.size >= manyBuckets) dropFull(now);
    buckets.set(person, bucket);
    return bucket;
  }

  function dropFull(now: number): void {
    for (const [person, { tokens, filledAt }] of buckets) {
      if (tokens + (now - filledAt) * perMs >= burst) buckets.delete(person);
    }
  }

  return {
    spend(person, cost) {
      const bucket = bucketOf(person);
      if (bucket.wait !== undefined) return bucket.wait;
      if (bucket.tokens >= cost) {
        bucket.tokens -= cost;
        return undefined;
      }
      const lacking = Math.max(cost, burst * sharePaused) - bucket.tokens;
      bucket.wait = { until: clock.now() + lacking / perMs, told: false };
      return bucket.wait;
    },
    refund(person, cost) {
      const bucket = bucketOf(person);
      bucket.tokens = Math.min(burst, bucket.tokens + cost);
    },
  };
}
