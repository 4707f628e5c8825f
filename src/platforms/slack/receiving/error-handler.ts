import { AuthorizationError } from '@slack/bolt';
import { GoneError } from '../../../chat/chat.ts';
import { createMessage } from '../../../chat/message.ts';
import type { Logger } from '../../../logger.ts';
import type { Messenger } from '../messenger.ts';

interface ErrorHandlerDeps {
  readonly messenger: Pick<Messenger, 'respond'>;
  /** Names a failure, for the person and the log. */
  readonly newIncident: () => string;
  readonly logger: Logger;
}

/** What Bolt tells of something that failed in a listener or before any. */
interface Failed {
  readonly error: Error;
  readonly body: object;
}

/**
 * Logs what has failed, and apologises to who waits for it.
 * @returns for `App.error`; it throws where Slack shall bring an event again
 */
export function createErrorHandler({ messenger, newIncident, logger }: ErrorHandlerDeps) {
  async function apologise(url: string, incident: string): Promise<void> {
    const markdown = `Sorry, that went wrong on my side. Please try again, or tell whoever runs me: incident ${incident}.`;
    const apology = createMessage({ markdown, visibility: 'asker' });
    try {
      // Nothing on it can be pressed, so there is no conversation to belong to.
      await messenger.respond(url, apology, { conversation: '', to: 'asker', replaces: false });
    } catch (error) {
      logger.warn('an apology could not be shown in Slack', { incident, err: error });
    }
  }

  return async ({ error, body }: Failed): Promise<void> => {
    const cause = error instanceof AuthorizationError ? error.original : error;
    if (cause instanceof GoneError) {
      logger.warn('Slack tells of a workspace where the app is not installed', { err: cause });
      return;
    }
    const incident = newIncident();
    logger.error('something from Slack could not be dealt with', { incident, err: cause });
    if ('event' in body) throw error;
    if ('response_url' in body && typeof body.response_url === 'string') await apologise(body.response_url, incident);
  };
}
