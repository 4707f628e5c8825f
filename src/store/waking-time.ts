const slices = 10;

/**
 * Rejects when something takes longer, by the time in which this process could hear of it: while it computes, or stands still
 * because others have the processor, time passes that says nothing of what is waited for. Such a while counts as a tenth of the
 * timeout at most.
 */
export function withinWakingTime<T>(task: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let left = slices;
    const wait = (): void => {
      timer = setTimeout(() => {
        left -= 1;
        // What has come meanwhile is heard before the next turn of timers.
        if (left > 0) wait();
        else setImmediate(() => reject(new Error(`no connection within ${timeoutMs / 1000} s`)));
      }, timeoutMs / slices);
    };
    wait();
    task.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
