import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../../../clock.ts';
import { ConfigError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { ConnectionWatch } from '../../connection-watch.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Envelope, SocketConnection } from './socket-connection.ts';
import { createLines, type Line } from './socket-lines.ts';
import type { SocketPace } from './socket-pace.ts';
import { troubleOf } from './socket-trouble.ts';

interface SocketReceiverDeps {
  readonly open: (onEnvelope: (envelope: Envelope) => void) => Promise<SocketConnection>;
  readonly pace: SocketPace;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly watch: Pick<ConnectionWatch, 'opened'>;
  readonly logger: Logger;
}

/** Those who wait for the first connection. */
interface Starting {
  readonly onUp: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Keeps connections of Socket Mode open, whatever happens to them, until it is stopped; it is started once. Several at a time,
 * because what Slack sends goes over any one of them: the loss of one leaves no gap. Where Slack announces the end of one, its
 * successor is opened before it is closed. Starting throws a ConfigError where only the operator can mend it.
 */
export function createSocketReceiver({
  open,
  pace,
  clock,
  sleep,
  random,
  watch,
  logger,
}: SocketReceiverDeps): Receiver {
  const stopping = new AbortController();
  const stopped = new Promise<'stopped'>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve('stopped'));
  });
  let app: App | undefined;
  const lines = createLines({
    ...{ open, pace, sleep, logger },
    process: (event) => app?.processEvent(event) ?? Promise.resolve(),
  });

  /** Waits for what comes after so many failures in a row: nothing after none. */
  async function pause(failures: number, leastMs = 0): Promise<void> {
    const doubledMs = Math.min(pace.firstRetryMs * 2 ** (failures - 1), pace.longestRetryMs);
    const backOffMs = failures === 0 ? 0 : doubledMs * (0.5 + random() / 2);
    await sleep(Math.max(backOffMs, leastMs), stopping.signal).catch(() => {});
  }

  /** @returns how many failures that makes in a row */
  async function waitForEnd(line: Line, failures: number): Promise<{ failures: number; goesOn: boolean }> {
    const openedAt = clock.now();
    const end = await Promise.race([line.announced, line.closed, stopped]);
    logger.info('a connection to Slack ends', { reason: end ?? 'closed', connections: lines.count });
    if (end === 'stopped') return { failures: 0, goesOn: false };
    // One too many has to go before another can come.
    if (end === 'too_many_websockets') {
      await line.retire();
      return { failures: failures + 1, goesOn: false };
    }
    if (end !== undefined) return { failures: 0, goesOn: true };
    return { failures: clock.now() - openedAt >= pace.stableMs ? 0 : failures + 1, goesOn: false };
  }

  async function keepConnected({ onUp, onTrouble }: Starting): Promise<void> {
    let failures = 0;
    let predecessor: Line | undefined;
    let hadOne = false;
    while (!stopping.signal.aborted) {
      try {
        const line = await lines.open();
        const down = hadOne ? watch.opened(predecessor === undefined ? 'lost' : 'renewed') : watch.opened();
        void line.closed.then(down);
        hadOne = true;
        logger.info('connected to Slack', { connections: lines.count });
        onUp();
        void predecessor?.retireWhenQuiet();
        predecessor = undefined;
        const end = await waitForEnd(line, failures);
        failures = end.failures;
        if (end.goesOn) predecessor = line;
        await pause(failures);
      } catch (error) {
        failures += 1;
        onTrouble(error);
        const trouble = troubleOf(error);
        if (trouble.kind === 'operator') logger.error(trouble.message, { failures });
        else logger.warn('there is no connection to Slack; it is tried again', { failures, err: error });
        await pause(failures, trouble.kind === 'operator' ? pace.longestRetryMs : trouble.retryAfterMs);
      }
    }
    // Also one that was opened meanwhile.
    await lines.retireAll();
  }

  async function firstConnection(): Promise<void> {
    let latest: unknown;
    await new Promise<void>((resolve, reject) => {
      const onTrouble = (error: unknown) => {
        latest = error;
        const trouble = troubleOf(error);
        if (trouble.kind === 'operator') reject(new ConfigError([trouble.message], { cause: error }));
      };
      void keepConnected({ onUp: resolve, onTrouble });
      const tooLate = () => reject(new Error('Slack cannot be connected to', { cause: latest }));
      sleep(pace.startingMs, stopping.signal).then(tooLate, tooLate);
    });
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await lines.retireAll();
  }

  return {
    init(forApp) {
      app = forApp;
    },
    async start() {
      try {
        await firstConnection();
      } catch (error) {
        await stop();
        throw error;
      }
      for (let next = 1; next < pace.connections; next += 1) {
        const others = { onUp() {}, onTrouble() {} };
        sleep(next * pace.staggerMs, stopping.signal).then(
          () => keepConnected(others),
          () => {},
        );
      }
    },
    stop,
  };
}
