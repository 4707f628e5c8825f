import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../../../logger.ts';
import { noRequestIds } from '../../../request-ids.ts';

/** How an app deals with what its receiver gives it. */
export interface Processing {
  /** From now on nothing is dealt with or acknowledged, so that Slack brings events to another process, or after a restart. */
  stop(): void;
}

/**
 * Bolt acknowledges an event before its listeners have seen it, and what a crash then takes away is lost. Here an event is
 * acknowledged once its listeners are through with it; when one of them fails it is not, and Slack brings it again.
 */
export function acknowledgeAfterwards(app: App, logger: Logger, requestIds = noRequestIds): Processing {
  const process = app.processEvent.bind(app);
  let stopped = false;

  async function processFirst(event: ReceiverEvent): Promise<void> {
    await process({ ...event, ack: async () => {} });
    // Too late for Slack, or the connection is gone: then the event comes again, and is known.
    await event.ack().catch((error: unknown) => logger.debug('an event was not acknowledged', { err: error }));
  }

  app.processEvent = async (event) => {
    // The receivers make a refusal of it: no acknowledgement, or over HTTP a status after which Slack tries again.
    if (stopped) throw new Error('the process is stopping');
    await requestIds.within(() => (isEvent(event) ? processFirst(event) : process(event)));
  };
  return {
    stop() {
      stopped = true;
    },
  };
}

const isEvent = ({ body }: ReceiverEvent) => body.event !== undefined;
