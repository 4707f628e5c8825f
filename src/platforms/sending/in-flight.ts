import type { Logger } from '../../logger.ts';

/** Work on what a service has told of, so that stopping can wait for it. */
export interface InFlight {
  /** Before the acknowledgement: what the work throws keeps the service from having it, so that it tells of the event again. */
  hold(work: Promise<void>): Promise<void>;
  /** After the acknowledgement: what the work throws is logged. */
  run(what: string, where: Where, work: () => Promise<void>): void;
  /** Resolves when no work goes on. */
  settled(): Promise<void>;
}

/** For the log, such as a `Request`. */
interface Where {
  readonly place: string;
  readonly person: string;
}

/** @param platform for the log. */
export function createInFlight(platform: string, logger: Logger): InFlight {
  const going = new Set<Promise<void>>();

  async function hold(work: Promise<void>): Promise<void> {
    going.add(work);
    try {
      await work;
    } finally {
      going.delete(work);
    }
  }

  return {
    hold,
    run(what, { place, person }, work) {
      void hold(work()).catch((error: unknown) => {
        logger.error(`${what} failed`, { platform, place, person, err: error });
      });
    },
    async settled() {
      // What is going on may begin more.
      while (going.size > 0) await Promise.allSettled(going);
    },
  };
}
