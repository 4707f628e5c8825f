import { failureOf } from '../slack-failure.ts';
import type { Sleep } from '../sleep.ts';
import type { Pace } from './pace.ts';

interface Sending {
  readonly pace: Pick<Pace, 'attempts' | 'retryMs'>;
  readonly sleep: Sleep;
  /** Once it is aborted nothing is sent any more, and no more time is waited. */
  readonly signal: AbortSignal;
  /** Asked after a failure that Slack may have acted upon. True when nothing should be sent again. */
  readonly settled: (error: unknown) => Promise<boolean> | boolean;
}

/**
 * Sends until Slack has said yes or no, or the attempts are used up. Where Slack asks to wait, it is waited, as often as it
 * asks.
 * @throws the last failure, or the reason of the signal
 */
export async function sendUntilDone(send: () => Promise<unknown>, how: Sending): Promise<void> {
  const { pace, sleep, signal, settled } = how;
  let attempt = 1;
  for (;;) {
    signal.throwIfAborted();
    try {
      await send();
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'refused') throw error;
      if (failure.kind === 'limited') {
        await sleep(failure.retryAfterMs, signal);
        continue;
      }
      const last = attempt >= pace.attempts;
      if (!last || failure.kind === 'doubtful') await sleep(pace.retryMs * 2 ** (attempt - 1), signal);
      if (failure.kind === 'doubtful' && (await settled(error))) return;
      if (last) throw error;
      attempt += 1;
    }
  }
}
