import { setTimeout as timeout } from 'node:timers/promises';

/** Resolves after that many milliseconds; rejects once the signal is aborted. Timers as an argument. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const systemSleep: Sleep = async (ms, signal) => {
  await timeout(ms, undefined, { ...(signal !== undefined && { signal }) });
};
