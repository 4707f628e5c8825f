/** Tasks with the same lane run one after another in the order in which they came; lanes know nothing of each other. */
export interface Lanes {
  /** @throws the reason of the signal when it is aborted before the task's turn */
  run<T>(lane: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    async run(lane, signal, task) {
      const before = tails.get(lane) ?? Promise.resolve();
      const { promise: mine, resolve: leave } = newPromise();
      // Who gives up waiting must not let those behind overtake those before.
      const tail = before.then(() => mine);
      tails.set(lane, tail);
      void tail.then(() => {
        if (tails.get(lane) === tail) tails.delete(lane);
      });
      try {
        await unlessAborted(before, signal);
        return await task();
      } finally {
        leave();
      }
    },
  };
}

function newPromise() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function unlessAborted(wait: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return wait;
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    await Promise.race([wait, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
