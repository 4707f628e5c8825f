import type { ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Envelope, SocketConnection } from './socket-connection.ts';
import type { SocketPace } from './socket-pace.ts';

/** A connection that events are taken from. */
export interface Line extends Pick<SocketConnection, 'announced' | 'closed'> {
  /** Closes it once what came over it is acknowledged, or when that takes too long. */
  retire(): Promise<void>;
  /** The same once nothing comes over it any more: what is on its way while it is closed is lost for now. */
  retireWhenQuiet(): Promise<void>;
}

export interface Lines {
  open(): Promise<Line>;
  /** How many are open. */
  readonly count: number;
  retireAll(): Promise<void>;
}

interface LinesDeps {
  readonly open: (onEnvelope: (envelope: Envelope) => void) => Promise<SocketConnection>;
  /** Rejects where the event shall come again. */
  readonly process: (event: ReceiverEvent) => Promise<void>;
  readonly pace: Pick<SocketPace, 'drainMs' | 'quietMs' | 'lingerMs'>;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

export function createLines({ open, process, pace, sleep, logger }: LinesDeps): Lines {
  const lines = new Set<Line>();

  /** Resolves once it is acknowledged, or will not be. */
  function hand({ body, ack, retry_num, retry_reason }: Envelope): Promise<void> {
    return new Promise((resolve) => {
      const event: ReceiverEvent = {
        body,
        ack: async (response) => {
          // Without the connection an event comes again, and a command is answered all the same.
          await ack(response).catch((error: unknown) => logger.debug('Slack got no acknowledgement', { err: error }));
          resolve();
        },
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      };
      process(event)
        .catch((error: unknown) => logger.warn('something from Slack could not be dealt with', { err: error }))
        .finally(resolve);
    });
  }

  return {
    async open() {
      const pending = new Set<Promise<void>>();
      let received = 0;
      const { announced, closed, close } = await open((envelope) => {
        received += 1;
        const work = hand(envelope).finally(() => pending.delete(work));
        pending.add(work);
      });
      const hurry = new AbortController();
      void closed.then(() => hurry.abort());

      async function untilQuiet(): Promise<void> {
        for (let waitedMs = 0; waitedMs < pace.lingerMs && !hurry.signal.aborted; waitedMs += pace.quietMs) {
          const before = received;
          await sleep(pace.quietMs, hurry.signal).catch(() => {});
          if (received === before) return;
        }
      }
      async function drainAndClose(): Promise<void> {
        const drained = new AbortController();
        const late = sleep(pace.drainMs, drained.signal).catch(() => {});
        await Promise.race([Promise.all(pending), late, closed]);
        drained.abort();
        await close();
      }

      let retired: Promise<void> | undefined;
      const line: Line = {
        announced,
        closed,
        retire() {
          hurry.abort();
          retired ??= drainAndClose();
          return retired;
        },
        retireWhenQuiet() {
          retired ??= untilQuiet().then(drainAndClose);
          return retired;
        },
      };
      lines.add(line);
      void closed.then(() => lines.delete(line));
      return line;
    },
    get count() {
      return lines.size;
    },
    async retireAll() {
      await Promise.all([...lines].map((line) => line.retire()));
    },
  };
}
