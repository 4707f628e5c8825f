/** The part of `process` that signals come by. */
export interface SignalSource {
  once(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

/**
 * Resolves at the first SIGINT or SIGTERM. Only the first is taken: a second one ends the process at once, as the
 * system would have it, so that a stop which hangs can be cut short.
 */
export function firstSignal(source: SignalSource): Promise<NodeJS.Signals> {
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
  return new Promise((resolve) => {
    const listeners = signals.map((signal) => {
      const listener = () => {
        for (const each of listeners) source.off(each.signal, each.listener);
        resolve(signal);
      };
      source.once(signal, listener);
      return { signal, listener };
    });
  });
}
