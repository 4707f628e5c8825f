import { dailyMessage } from '../chat/daily-message.ts';
import type { DailyPoster } from '../quiz/daily/daily-post.ts';
import type { PlatformRunner } from './platform-runner.ts';

/** The daily quiz posts where platforms listen at this moment. */
export function createDailyPoster(running: Pick<PlatformRunner, 'names' | 'get'>): DailyPoster {
  return {
    get platforms() {
      return running.names();
    },
    post: async ({ platform, place }, post, key, signal) =>
      running.get(platform).post(place, dailyMessage(post), { key, signal }),
    wasPosted: async ({ platform, place }, key) => running.get(platform).wasPosted(place, key),
  };
}
