import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import { StoreError } from './store.ts';

/** What is not worth more waiting: an answer is ready meanwhile. */
const patienceMs = 1_000;

/** Gives what the store gives, or the substitute when the store fails or takes long, so that answering never waits for it. */
export async function orElse<T, S>(
  fromStore: Promise<T>,
  substitute: () => S | Promise<S>,
  logger: Logger,
): Promise<T | S> {
  const late = new AbortController();
  try {
    return await Promise.race([
      fromStore,
      wait(patienceMs, undefined, { signal: late.signal, ref: false }).then(() => {
        throw new Error(`the store did not answer within ${patienceMs} ms`);
      }),
    ]);
  } catch (error) {
    // The store tells of its own trouble, once and not for every question.
    const level = error instanceof StoreError ? 'debug' : 'warn';
    logger[level]('going on without the store', { err: error });
    return substitute();
  } finally {
    late.abort();
  }
}
