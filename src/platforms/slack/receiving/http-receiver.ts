import type { Server } from 'node:http';
import { HTTPReceiver, type InstallationStore, type Receiver, type Logger as SlackLogger } from '@slack/bolt';
import { ConfigError } from '../../../errors.ts';
import type { ConnectionWatch } from '../../connection-watch.ts';
import { scopes } from '../scopes.ts';
import type { SlackSettings } from '../slack-settings.ts';
import type { ClientOptions } from '../web-client-options.ts';

interface HttpReceiverDeps {
  readonly signingSecret: string;
  readonly port: number;
  /** Where workspaces install the app themselves. */
  readonly oauth?: SlackSettings['oauth'];
  readonly installations?: InstallationStore;
  /** Root of the Web API. */
  readonly apiUrl: string;
  readonly clientOptions: ClientOptions;
  readonly watch: Pick<ConnectionWatch, 'opened'>;
  readonly logger: SlackLogger;
  /** How long stopping waits for requests that are being answered, in milliseconds. */
  readonly closingMs: number;
}

export interface SlackHttpReceiver extends Receiver {
  /** Where there is an installer: reads an installation, and renews its token where that expires. */
  readonly authorize?: NonNullable<HTTPReceiver['installer']>['authorize'];
}

/**
 * Slack calls: `/slack/events` for events, commands and presses. People who install the app come to `/slack/install`, and Slack
 * sends them back to `/slack/oauth_redirect`. Starting throws a ConfigError where the port cannot be listened on.
 */
export function createHttpReceiver(deps: HttpReceiverDeps): SlackHttpReceiver {
  const { signingSecret, port, oauth, installations, apiUrl, clientOptions, watch, closingMs } = deps;
  const logger = withRemedies(deps.logger);
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    ...(oauth !== undefined && installations !== undefined && { ...oauth, installationStore: installations }),
    scopes: Object.keys(scopes),
    installerOptions: { clientOptions: clientOptions(), authorizationUrl: authorizationUrl(apiUrl) },
    // What failed is logged where it is known; what is left is that the process stops, which is no error.
    processEventErrorHandler: async ({ error, response }) => {
      logger.info('a request of Slack was not dealt with, and can come again', error);
      if (!response.headersSent) response.writeHead(503).end();
      // Else Bolt would go on waiting for an acknowledgement.
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      logger.warn('a request of Slack took longer than 3 s; if it is an event, Slack will bring it again');
      if (response.headersSent) return;
      response.writeHead(503);
      response.end();
    },
  });
  let server: Server | undefined;
  const { installer } = receiver;

  return {
    // Bolt would take the installer that it sees for the only one to authorize, and ask it anew for each event.
    ...(installer !== undefined && { authorize: (query) => installer.authorize(query) }),
    init: (app) => receiver.init(app),
    async start() {
      try {
        server = await receiver.start(port);
        server.once('close', watch.opened());
      } catch (error) {
        throw startingError(error, port);
      }
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      const late = setTimeout(() => closing.closeAllConnections(), closingMs);
      // A connection that is answered now is idle a moment later, and Slack keeps it open.
      const idle = setInterval(() => closing.closeIdleConnections(), idleCheckMs);
      await new Promise((resolve) => closing.close(resolve));
      clearTimeout(late);
      clearInterval(idle);
    },
  };
}

const idleCheckMs = 20;

/** What to do where Bolt refuses a request, by the words in which it says why. */
const remedies: readonly (readonly [why: RegExp, remedy: string])[] = [
  [
    /signature mismatch/,
    'if it was Slack, set SLACK_SIGNING_SECRET to api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret',
  ],
  [/differ from system time/, 'if it was Slack, set the clock of this machine'],
];

function withRemedies(logger: SlackLogger): SlackLogger {
  return {
    ...logger,
    warn: (...parts) => {
      const said = parts.join(' ');
      logger.warn(...parts, ...remedies.filter(([why]) => why.test(said)).map(([, remedy]) => `(${remedy})`));
    },
  };
}

/** Where people allow the app: a proxy of the Web API has no such page. */
function authorizationUrl(apiUrl: string): string {
  const host = /(^|\.)slack-gov\.com$/.test(new URL(apiUrl).hostname) ? 'slack-gov.com' : 'slack.com';
  return `https://${host}/oauth/v2/authorize`;
}

function startingError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: `SLACK_PORT is ${port}, where something listens already: stop that, or set SLACK_PORT to another port.`,
    EACCES: `SLACK_PORT is ${port}, which this user may not listen on: set SLACK_PORT to a port above 1023.`,
  };
  const problem = problems[String(code)];
  return problem === undefined ? error : new ConfigError([problem], { cause: error });
}
