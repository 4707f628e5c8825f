import { ThreadAutoArchiveDuration } from 'discord.js';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import { shorten } from '../../rendering/cut-text.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { failureOf } from '../discord-failure.ts';
import type { Pace } from './pace.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Hangs threads on replies, for people to go on in. */
export interface ReplyThreads {
  /**
   * Never rejects: the reply stands in any case.
   * @param message the first one of the reply.
   * @param asked what was replied to, as it was written.
   */
  open(channel: string, message: string, asked: string, signal: AbortSignal): Promise<void>;
}

interface ReplyThreadDeps {
  readonly api: Api;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pace;
  readonly logger: Logger;
}

/** Discord's numbers for a thread that is there already, and for a reply that was deleted meanwhile. */
const exists = '160004';
const unknownMessage = '10008';
/** How long a channel that lets no thread begin is not asked again, in milliseconds. */
const restMs = 10 * 60_000;
/** What the name of a thread may have. */
const nameLength = 100;

export function createReplyThreads({ api, clock, sleep, pace, logger }: ReplyThreadDeps): ReplyThreads {
  const refusing = new BoundedMap<string, number>(10_000);

  return {
    async open(channel, message, asked, signal) {
      if ((refusing.get(channel) ?? 0) > clock.now()) return;
      const body = { name: threadName(asked), auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
      // Once it is there a second one is refused, so that it can be tried again.
      const send = () => api.call('POST', `/channels/${channel}/messages/${message}/threads`, { body, signal });
      try {
        await sendUntilDone(send, { pace, sleep, signal, settled: () => false });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'refused' && failure.code === exists) return;
        if (failure.kind === 'refused' && failure.code !== unknownMessage) refusing.set(channel, clock.now() + restMs);
        logger.info('no thread could be opened for what follows a reply', { platform: 'discord', channel, err: error });
      }
    },
  };
}

/** In plain words, without who or what is mentioned. */
export function threadName(asked: string): string {
  const plain = asked
    .replace(/<(?:[@#][!&]?\d+|a?:\w+:\d+|\/[^<>]+:\d+|t:[^<>]+)>/g, ' ')
    .replace(/[`*_~|>#\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? 'More on this' : shorten(plain, nameLength);
}
