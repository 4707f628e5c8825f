import { App, type Receiver, type Logger as SlackLogger } from '@slack/bolt';
import type { Chat } from '../../chat/chat.ts';
import type { Logger } from '../../logger.ts';
import type { RequestIds } from '../../request-ids.ts';
import { type Listening, registerListeners } from './listeners/register-listeners.ts';
import type { Messenger } from './messenger.ts';
import { acknowledgeAfterwards, type Processing } from './receiving/acknowledge-afterwards.ts';
import { createErrorHandler } from './receiving/error-handler.ts';
import type { SlackSettings } from './slack-settings.ts';
import type { ClientOptions } from './web-client-options.ts';
import type { Workspaces } from './workspaces.ts';

interface SlackAppDeps {
  readonly chat: Chat;
  readonly receiver: Receiver;
  readonly messenger: Messenger;
  readonly workspaces: Workspaces;
  readonly settings: SlackSettings;
  readonly clientOptions: ClientOptions;
  readonly newIncident: () => string;
  readonly boltLogger: SlackLogger;
  readonly requestIds: RequestIds;
  readonly logger: Logger;
}

/** Puts a Bolt app between a receiver and the chat. What comes to the receiver is dealt with from now on. */
export function createSlackApp(deps: SlackAppDeps): Processing & Listening {
  const { chat, receiver, messenger, workspaces, settings, logger } = deps;
  const app = new App({
    receiver,
    authorize: (source) => workspaces.authorize(source),
    clientOptions: deps.clientOptions(),
    logger: deps.boltLogger,
    extendedErrorHandler: true,
    // Conversations are remembered elsewhere, and no steps of workflows are offered.
    convoStore: false,
    attachFunctionToken: false,
  });
  app.error(createErrorHandler({ messenger, newIncident: deps.newIncident, logger }));
  const processing = acknowledgeAfterwards(app, logger, deps.requestIds);
  return { ...processing, ...registerListeners(app, { chat, messenger, workspaces, settings, logger }) };
}
