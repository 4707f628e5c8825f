import type { Logger } from '../../../logger.ts';

/** Work that goes on after Slack has its acknowledgement, so that stopping can wait for it. */
export interface InFlight {
  /** Begins the work and resolves when it is over. What it throws is logged and goes no further. */
  run(what: string, where: Where, work: () => Promise<void>): Promise<void>;
  /** Resolves when no work goes on. */
  settled(): Promise<void>;
}

/** For the log, such as a `Request`. */
interface Where {
  readonly place: string;
  readonly person?: string;
}

export function createInFlight(logger: Logger): InFlight {
  const going = new Set<Promise<void>>();
  return {
    run(what, { place, person }, work) {
      const done = work()
        .catch((error: unknown) => logger.error(`${what} failed`, { platform: 'slack', place, person, err: error }))
        .finally(() => going.delete(done));
      going.add(done);
      return done;
    },
    async settled() {
      // What is going on may begin more.
      while (going.size > 0) await Promise.all(going);
    },
  };
}
