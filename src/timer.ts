/** Waiting as an argument, so that tests need not wait. */
export interface Timer {
  /** Calls back once after a delay, unless the returned function is called before. */
  set(callback: () => void, delayMs: number): () => void;
}

export const systemTimer: Timer = {
  set(callback, delayMs) {
    const timeout = setTimeout(callback, delayMs);
    return () => clearTimeout(timeout);
  },
};

/** Rejects when the work takes longer, and tells it by the signal that nobody waits for it any more. */
export async function withTimeout<T>(
  timer: Timer,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let cancel = (): void => {};
  const expired = new Promise<never>((_, reject) => {
    cancel = timer.set(() => {
      const error = new Error(`no reply within ${timeoutMs / 1000} s`);
      controller.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), expired]);
  } finally {
    cancel();
  }
}

/** Resolves after that time, or at once when the signal is aborted. */
export function pause(timer: Timer, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = timer.set(end, delayMs);
    signal.addEventListener('abort', end);
  });
}
