/**
 * Answers are computed in the one thread that also takes what comes in. So only a few are at it at a time, and one begins per turn
 * of the event loop, with everything that has arrived in between.
 */
export interface Computing {
  /** @param waitedFor whether somebody waits for it at this moment: those go first. */
  run<T>(task: () => Promise<T>, waitedFor: boolean): Promise<T>;
}

/** While some wait for the store, others compute. */
const atOnce = 4;

export function createComputing(): Computing {
  const first: (() => void)[] = [];
  const others: (() => void)[] = [];
  let running = 0;
  let isNextDue = false;

  function beginNext(): void {
    if (isNextDue || running === atOnce || first.length + others.length === 0) return;
    isNextDue = true;
    setImmediate(() => {
      isNextDue = false;
      running += 1;
      (first.shift() ?? others.shift())?.();
      beginNext();
    });
  }

  return {
    async run(task, waitedFor) {
      await new Promise<void>((resolve) => {
        (waitedFor ? first : others).push(resolve);
        beginNext();
      });
      try {
        return await task();
      } finally {
        running -= 1;
        beginNext();
      }
    },
  };
}
