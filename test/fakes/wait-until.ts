/** What a fake tells those who wait. */
export interface Watched {
  readonly onChange: (listener: () => void) => () => void;
  /** What the app called of late, with what came of it. */
  readonly latestCalls: () => readonly string[];
}

interface Wait {
  readonly timeoutMs?: number;
  /** What is waited for, for the error. */
  readonly what?: string;
}

const pollMs = 20;

/** Resolves once the check holds. It is tried now, whenever something happened in the fake, and every so often. */
export function waitUntil(
  watched: Watched,
  check: () => boolean,
  { timeoutMs = 5000, what = 'it' }: Wait,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let due: NodeJS.Immediate | undefined;
    const stop = () => {
      clearTimeout(timer);
      clearInterval(poll);
      if (due !== undefined) clearImmediate(due);
      forget();
    };
    const look = () => {
      due = undefined;
      try {
        if (!check()) return;
      } catch (error) {
        stop();
        reject(error);
        return;
      }
      stop();
      resolve();
    };
    const timer = setTimeout(() => {
      stop();
      const calls = watched.latestCalls();
      reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. Last calls: ${calls.join(', ') || 'none'}.`));
    }, timeoutMs);
    // The check may look at the app, too.
    const poll = setInterval(look, pollMs);
    // What happens together is looked at once.
    const forget = watched.onChange(() => {
      due ??= setImmediate(look);
    });
    look();
  });
}

/** Resolves once nothing has happened for a while: nothing was called, posted or delivered. */
export function waitForQuiet(watched: Watched, quietMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      forget();
      resolve();
    };
    let timer = setTimeout(done, quietMs);
    const forget = watched.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quietMs);
    });
  });
}
