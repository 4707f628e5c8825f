import type { Clock } from '../clock.ts';
import type { ConnectionMetrics, Reconnection } from '../metrics.ts';
import type { PlatformState } from './platform.ts';

/** Counts the connections of a platform to its service. */
export interface ConnectionWatch {
  /**
   * @param how where there was one before, of which this is the successor
   * @returns to be called when it is not open any more
   */
  opened(how?: Reconnection): () => void;
  /** So many must be open for all to arrive that is said there; one before this is called. */
  expect(connections: number): void;
  rateLimited(): void;
  state(): PlatformState;
}

interface ConnectionWatchDeps {
  readonly platform: string;
  readonly clock: Clock;
  readonly metrics: ConnectionMetrics;
}

export function createConnectionWatch({ platform, clock, metrics }: ConnectionWatchDeps): ConnectionWatch {
  let open = 0;
  let expected = 1;
  let was = { connected: false, since: clock.now() };

  function look(): void {
    const connected = open >= expected;
    if (connected !== was.connected) was = { connected, since: clock.now() };
  }

  return {
    opened(how) {
      if (how !== undefined) metrics.reconnected(platform, how);
      open += 1;
      look();
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        open -= 1;
        look();
      };
    },
    expect(connections) {
      expected = connections;
      look();
    },
    rateLimited: () => metrics.rateLimited(platform),
    state: () => ({ ...was, connections: open }),
  };
}
