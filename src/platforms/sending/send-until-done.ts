import type { Failure } from './failure.ts';
import type { Sleep } from './sleep.ts';

/** How often something is tried, and with what pauses. */
export interface Patience {
  /** How often one thing is sent before its failure is told. Waiting as the service asks for it does not count. */
  readonly attempts: number;
  /** Before the second attempt, in milliseconds; doubled each time. After a lost reply it gives a message time to show. */
  readonly retryMs: number;
}

interface Sending {
  readonly pace: Patience;
  readonly sleep: Sleep;
  /** Once it is aborted nothing is sent any more, and no more time is waited. */
  readonly signal: AbortSignal;
  /** As in `PostOptions`. */
  readonly isHeld?: (() => boolean) | undefined;
  /** Asked after a failure that the service may have acted upon. True when nothing should be sent again. */
  readonly settled: (error: unknown) => Promise<boolean> | boolean;
}

/**
 * Sends until the service has said yes or no, or the attempts are used up. Where it asks to wait, it is waited, as often as it
 * asks.
 * @throws the last failure, or the reason of the signal
 */
export type SendUntilDone = (send: () => Promise<unknown>, how: Sending) => Promise<void>;

/** @param failureOf for what `send` throws. */
export function createSendUntilDone(failureOf: (error: unknown) => Failure): SendUntilDone {
  return async (send, { pace, sleep, signal, isHeld, settled }) => {
    let attempt = 1;
    for (;;) {
      isHeld?.();
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
  };
}
