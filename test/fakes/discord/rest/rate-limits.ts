import type { Clock } from '../../../../src/clock.ts';
import { type Reply, tooMany } from './reply.ts';

/** Counts requests as Discord's rate limits do. */
export interface RateLimits {
  /** Counts one. @returns the refusal when it is one too many, and the headers that go with its reply. */
  take(request: { readonly route: string; readonly params: readonly string[]; readonly open: boolean }): {
    readonly refusal?: Reply;
    readonly headers: Record<string, string>;
  };
}

/** How many requests in which time. Discord does not publish them; these were seen. */
const bucketSizes: Readonly<Record<string, readonly [limit: number, windowMs: number]>> = {
  'POST /channels/:id/messages': [5, 5000],
  'PATCH /channels/:id/messages/:id': [5, 5000],
  'DELETE /channels/:id/messages/:id': [5, 1000],
  'POST /channels/:id/messages/:id/threads': [50, 300_000],
  'POST /channels/:id/typing': [5, 5000],
  'PUT /applications/:id/commands': [2, 20_000],
  'GET /users/@me/guilds': [1, 1000],
};
const webhookBucket = [5, 2000] as const;
const usualBucket = [50, 1000] as const;
const globalPerSecond = 50;

export function createRateLimits(clock: Clock): RateLimits {
  const windows = new Map<string, { count: number; endsAt: number }>();

  const count = (key: string, windowMs: number) => {
    const now = clock.now();
    const open = windows.get(key);
    const window = open !== undefined && open.endsAt > now ? open : { count: 0, endsAt: now + windowMs };
    window.count += 1;
    windows.set(key, window);
    return { used: window.count, leftMs: window.endsAt - now, endsAt: window.endsAt };
  };

  return {
    take: ({ route, params, open }) => {
      // The endpoints of interactions are free of the global limit.
      if (!open) {
        const all = count('global', 1000);
        if (all.used > globalPerSecond) return { refusal: tooMany(all.leftMs / 1000, 'global'), headers: {} };
      }
      if (route.startsWith('POST /interactions/')) return { headers: {} };
      const isWebhook = route.includes(' /webhooks/');
      const [limit, windowMs] = isWebhook ? webhookBucket : (bucketSizes[route] ?? usualBucket);
      const major = isWebhook ? params.slice(0, 2).join(' ') : (params[0] ?? '');
      const bucket = isWebhook ? 'webhook' : route;
      const { used, leftMs, endsAt } = count(`${bucket} ${major}`, windowMs);
      const headers = {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - used)),
        'x-ratelimit-reset': String(endsAt / 1000),
        'x-ratelimit-reset-after': String(leftMs / 1000),
        'x-ratelimit-bucket': hashOf(bucket),
      };
      if (used > limit) return { refusal: tooMany(leftMs / 1000, 'user', headers), headers };
      return { headers };
    },
  };
}

/** A name for a bucket that tells nothing about it. */
const hashOf = (text: string): string =>
  [...text].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16);
