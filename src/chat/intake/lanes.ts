/** Tasks of one lane begin in the order in which they came, at most so many at a time; lanes know nothing of each other. */
export interface Lanes {
  run<T>(lane: string, task: () => Promise<T>): Promise<T>;
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
    async run(name, task) {
      const lane = laneOf(name);
      if (lane.running < atOnce) lane.running += 1;
      else await new Promise<void>((resolve) => lane.waiting.push(resolve));
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
