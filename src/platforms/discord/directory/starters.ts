import type { APIMessage } from 'discord-api-types/v10';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Logger } from '../../../logger.ts';
import type { Lookups } from './lookups.ts';

/** The messages that threads hang on. */
export interface Starters {
  /**
   * @param read what to remember of the message.
   * @returns nothing where the thread hangs on none, where the bot may not read it, or where Discord does not say in time. Never
   *   rejects.
   */
  find(parent: string, thread: string, read: (message: APIMessage) => string): Promise<string | undefined>;
}

interface StartersDeps {
  readonly lookups: Lookups;
  readonly logger: Logger;
}

const remembered = 10_000;
/** What somebody wrote waits for it. */
const withinMs = 2_500;

export function createStarters({ lookups, logger }: StartersDeps): Starters {
  const byThread = new BoundedMap<string, string | undefined>(remembered);

  return {
    async find(parent, thread, read) {
      if (byThread.has(thread)) return byThread.get(thread);
      try {
        // A thread has the id of its message.
        const message = await lookups.read(`/channels/${parent}/messages/${thread}`, withinMs);
        byThread.set(thread, isMessage(message) ? read(message) : undefined);
      } catch (error) {
        logger.warn('Discord does not say what a thread hangs on', {
          platform: 'discord',
          channel: thread,
          err: error,
        });
      }
      return byThread.get(thread);
    },
  };
}

function isMessage(told: unknown): told is APIMessage {
  return typeof told === 'object' && told !== null && 'author' in told;
}
