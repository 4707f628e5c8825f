import type { Clock } from '../../../../src/clock.ts';
import type { Pace } from './method.ts';

/** Counts calls as Slack's rate limits do. */
export interface RateLimits {
  /** @returns how many seconds to wait, or nothing when the call may go on. */
  take(pace: Pace, method: string, workspace: string, channel: string | undefined): number | undefined;
}

/** Calls a minute of each tier. Slack promises at least these. */
const callsPerMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
/** Messages that may follow one another at once in a channel; then one a second. */
const messageBurst = 3;

export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function draw(key: string, size: number, perSecond: number): number | undefined {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: size, at: now };
    bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return undefined;
  }

  return {
    take: (pace, method, workspace, channel) => {
      if (pace === 'free') return undefined;
      if (pace === 'message') return draw(`message ${workspace} ${channel ?? ''}`, messageBurst, 1);
      return draw(`${method} ${workspace}`, callsPerMinute[pace], callsPerMinute[pace] / 60);
    },
  };
}
