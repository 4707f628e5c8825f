import type { Writable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { silentMetrics } from '../metrics.ts';
import { newId } from '../new-id.ts';
import { createRequestIds } from '../ops/async-request-ids.ts';
import { type CrashSource, endOnCrash } from '../ops/crash.ts';
import { createHealth } from '../ops/health.ts';
import type { QueueDepth } from '../ops/prometheus.ts';
import { packageVersion } from '../package-version.ts';
import { createServeLogger } from './serve-logger.ts';

interface ObservationDeps {
  /** Of the log. */
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly atTerminal: boolean;
  /** Absent where somebody else looks after what nobody catches. */
  readonly crashes?: CrashSource;
  readonly clock: Clock;
}

export type Observation = Awaited<ReturnType<typeof createObservation>>;

/** What an operator sees of `serve`: its log, how it is, and what is measured. */
export async function createObservation(config: Config, { output, atTerminal, crashes, clock }: ObservationDeps) {
  const requestIds = createRequestIds(newId);
  const logger = await createServeLogger(config, { output, atTerminal, requestId: requestIds.current });
  const stopWatching = crashes === undefined ? () => {} : endOnCrash({ source: crashes, logger, output });
  const health = createHealth({ version: packageVersion(), clock });
  let queue: () => QueueDepth | undefined = () => undefined;
  const prometheus = config.http && (await loadPrometheus());

  async function loadPrometheus() {
    // Only where somebody can read it.
    const { createPrometheus } = await import('../ops/prometheus.ts');
    return createPrometheus({ health: health.snapshot, queue: () => queue() });
  }

  return {
    ...{ requestIds, logger, health },
    newIncident: () => requestIds.current() ?? newId(),
    metrics: prometheus?.metrics ?? silentMetrics,
    /** Absent where nothing is served over HTTP. */
    exposition: prometheus?.exposition,
    /** Has metrics tell how much there is to do. */
    watchQueue(depth: () => QueueDepth) {
      queue = depth;
    },
    end: stopWatching,
  };
}
