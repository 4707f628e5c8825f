import { setTimeout as sleep } from 'node:timers/promises';

/** So long we wait for other processes to finish writing, which takes each of them milliseconds. */
export const busyTimeoutMs = 5_000;

const pauseMs = 5;

/**
 * Does something when no other process writes to the file. SQLite can wait by itself, but would let this whole process
 * wait with it.
 * @throws what `task` throws, SQLITE_BUSY only after `timeoutMs`.
 */
export async function whenNotBusy<T>(task: () => T, timeoutMs = busyTimeoutMs): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      return task();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= timeoutMs) throw error;
      await sleep(pauseMs);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code));
}
