/** Tasks of one lane begin in the order in which they came, at most so many at a time; lanes know nothing of each other. */
export interface Lanes {
  /** @throws the reason of the signal when it is aborted before the task's turn */
  run<T>(lane: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T>;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

export function createLanes(atOnce = 1): Lanes {
  const lanes = new Map<string, Lane>();

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { running: 0, waiting: [] };
    lanes.set(name, lane);
    return lane;
  }

  return {
    async run(name, signal, task) {
      signal?.throwIfAborted();
      const lane = laneOf(name);
      if (lane.running < atOnce) lane.running += 1;
      else await turnIn(lane, signal);
      try {
        return await task();
      } finally {
        const next = lane.waiting.shift();
        if (next !== undefined) next();
        else lane.running -= 1;
        if (lane.running === 0) lanes.delete(name);
      }
    },
  };
}

function turnIn({ waiting }: Lane, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = (): void => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = (): void => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal?.reason);
    };
    waiting.push(begin);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}
