import type { World } from './state/world.ts';

interface Wait {
  readonly timeoutMs?: number;
  /** What is waited for, for the error. */
  readonly what?: string;
}

/** Resolves once the check holds. It is tried now and whenever something happened in the fake Slack. */
export function waitUntil(world: World, check: () => boolean, { timeoutMs = 3000, what = 'it' }: Wait): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      forget();
    };
    const look = () => {
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
      const calls = world.calls.slice(-10).map(({ method, outcome }) => `${method}: ${outcome}`);
      reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. Last calls: ${calls.join(', ') || 'none'}.`));
    }, timeoutMs);
    const forget = world.onChange(look);
    look();
  });
}
