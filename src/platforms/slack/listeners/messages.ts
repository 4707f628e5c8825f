import { incomingMessage, type MessageOrigin, type SlackMessage } from './incoming-message.ts';
import type { Listener, ListenerTools } from './listener.ts';

/** Mentions, direct messages and what is said in threads. */
export const messages: Listener = {
  needs: {
    botEvents: ['app_mention', 'message.channels', 'message.groups', 'message.im', 'message.mpim'],
    scopes: ['app_mentions:read', 'channels:history', 'groups:history', 'im:history', 'mpim:history', 'chat:write'],
  },
  register(app, tools) {
    app.event('app_mention', ({ event, context }) => takeMessage(event, context, tools));
    app.event('message', ({ event, context }) => takeMessage(event, context, tools));
  },
};

/** Resolves once the chat has taken the message, or at once where it is none for the bot. */
async function takeMessage(message: SlackMessage, origin: MessageOrigin, tools: ListenerTools): Promise<void> {
  const incoming = incomingMessage(message, origin, tools.workspaces.teamOf(origin));
  if (incoming !== undefined) await tools.inFlight.hold(tools.chat.take(incoming));
}
