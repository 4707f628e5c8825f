import type { Logger as SlackLogger } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';

/** Makes them anew for each client, because the SDK writes into what it is given. */
export type ClientOptions = () => WebClientOptions;

/**
 * For every client of the Web API. Whether to try again is decided by who knows what a second try does: the client's own
 * policy would send a message twice whose reply was lost, and wait in front of all channels when one is rate-limited.
 */
export function webClientOptions(
  apiUrl: string,
  timeoutMs: number,
  logger: SlackLogger,
  fetchIt: typeof fetch = fetch,
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    // Without one a call that is never answered waits for ever.
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger,
    fetch: fetchIt,
  };
}
