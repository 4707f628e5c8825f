import type { Clock } from '../clock.ts';
import type { HealthSnapshot, NotesHealth, PlatformHealth, StoreHealth } from '../health.ts';

/** Where the parts of a snapshot come from, each as soon as it is there. */
interface HealthSources {
  readonly platforms: () => readonly PlatformHealth[];
  readonly store: () => Promise<StoreHealth>;
  readonly notes: () => NotesHealth;
}

export interface Health {
  /** Takes as long as the store may take to say how it is, and never rejects. */
  snapshot(): Promise<HealthSnapshot>;
  watch(sources: Partial<HealthSources>): void;
  /** The process ends: nothing more shall be sent to it. */
  stopping(): void;
}

export function createHealth({ version, clock }: { readonly version: string; readonly clock: Clock }): Health {
  const startedAt = clock.now();
  let sources: Partial<HealthSources> = {};
  let isStopping = false;

  return {
    async snapshot() {
      const store = (await sources.store?.()) ?? { state: 'unknown' };
      const platforms = (sources.platforms?.() ?? []).map(withoutValues);
      const notes = sources.notes?.();
      const status = isStopping ? 'stopping' : statusOf(platforms, store, notes);
      return {
        ...{ status, ready: status === 'ready' || status === 'degraded', version },
        startedAt: new Date(startedAt).toISOString(),
        uptimeSeconds: Math.max(0, Math.round((clock.now() - startedAt) / 1_000)),
        ...{ platforms, store, ...(notes !== undefined && { notes }) },
      };
    },
    watch(more) {
      sources = { ...sources, ...more };
    },
    stopping() {
      isStopping = true;
    },
  };
}

/** What an operator has set, and what is wrong with it, is for the log; here anybody may read. */
function withoutValues(platform: PlatformHealth): PlatformHealth {
  if (platform.problems === undefined) return platform;
  const problems = platform.problems.map((problem) =>
    problem.replace(/"[^"]*"/g, '"…"').replace(/\b\d{17,20}\b/g, '…'),
  );
  return { ...platform, problems };
}

function statusOf(
  platforms: readonly PlatformHealth[],
  store: StoreHealth,
  notes: NotesHealth | undefined,
): HealthSnapshot['status'] {
  const are = (...states: PlatformHealth['state'][]): boolean => platforms.some(({ state }) => states.includes(state));
  // Who sends requests to one process of many shall not send them where Slack, say, cannot be answered yet.
  if (notes === undefined || platforms.length === 0 || are('starting')) return 'starting';
  if (!are('listening', 'reconnecting')) return 'unreachable';
  return are('reconnecting', 'retrying', 'left-out') || store.state === 'down' ? 'degraded' : 'ready';
}
