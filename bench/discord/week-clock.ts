import timers from 'node:timers';

/**
 * Loaded before an app: has it live a week within minutes. Its clock goes ahead when it is told to, and with it the intervals of a
 * minute and more, such as sweeps of caches. Shorter ones are about connections, which are real.
 */
export type ToApp = { readonly aheadMs: number } | { readonly measure: true };

export interface Memory {
  /** Bytes, after a collection of garbage. */
  readonly heapUsed: number;
  readonly rss: number;
}

const RealDate = Date;
const realSetInterval = timers.setInterval;
const realClearInterval = timers.clearInterval;
const longMs = 60_000;

let aheadMs = 0;
const now = (): number => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

const intervals = new Map<unknown, { readonly everyMs: number; readonly callback: () => void; dueAt: number }>();

function setInterval(callback: (...args: unknown[]) => void, everyMs = 0, ...args: unknown[]): NodeJS.Timeout {
  const timeout = realSetInterval(callback, everyMs, ...args);
  if (everyMs >= longMs) intervals.set(timeout, { everyMs, callback: () => callback(...args), dueAt: now() + everyMs });
  return timeout;
}

function clearInterval(timeout: NodeJS.Timeout): void {
  intervals.delete(timeout);
  realClearInterval(timeout);
}

for (const where of [globalThis, timers]) Object.assign(where, { setInterval, clearInterval });

process.on('message', (message: ToApp) => {
  if ('aheadMs' in message) {
    aheadMs = message.aheadMs;
    for (const interval of intervals.values()) {
      if (interval.dueAt > now()) continue;
      interval.dueAt = now() + interval.everyMs;
      interval.callback();
    }
  } else {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    process.send?.({ heapUsed, rss } satisfies Memory);
  }
});
// An app that has nothing more to do shall end.
process.channel?.unref();
