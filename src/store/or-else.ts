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
  // A timer that is aborted makes two errors, each with its stack, and this is asked several times for every question.
  let late: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`the store did not answer within ${patienceMs} ms`)), patienceMs).unref();
  });
  try {
    return await Promise.race([fromStore, expired]);
  } catch (error) {
    // The store tells of its own trouble, once and not for every question.
    const level = error instanceof StoreError ? 'debug' : 'warn';
    logger[level]('going on without the store', { err: error });
    return substitute();
  } finally {
    clearTimeout(late);
  }
}
