import type { Outlet } from '../chat.ts';

/** The ways back to people, by platform. */
export interface Outlets {
  open(name: string, outlet: Outlet): void;
  /** Waits for a platform that is still starting. Rejects once the signal is aborted. */
  get(name: string, signal: AbortSignal): Promise<Outlet>;
}

export function createOutlets(): Outlets {
  const opened = new Map<string, Outlet>();
  const waiting = new Set<() => void>();
  return {
    open(name, outlet) {
      opened.set(name, outlet);
      for (const wake of waiting) wake();
    },
    async get(name, signal) {
      for (;;) {
        signal.throwIfAborted();
        const outlet = opened.get(name);
        if (outlet !== undefined) return outlet;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            signal.removeEventListener('abort', wake);
            resolve();
          };
          waiting.add(wake);
          signal.addEventListener('abort', wake);
        });
      }
    },
  };
}
