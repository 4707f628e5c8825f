import { setTimeout as sleep } from 'node:timers/promises';
import { Assistant, type AssistantThreadStartedMiddleware, type AssistantUserMessageMiddleware } from '@slack/bolt';
import { BoundedMap } from '../../../bounded-map.ts';
import { writeAddress } from '../address.ts';
import { addressOf, replyKey } from './addressing.ts';
import { directCall } from './direct-call.ts';
import { incomingMessage } from './incoming-message.ts';
import type { Listener, ListenerTools } from './listener.ts';
import { reply } from './reply.ts';
import { suggestPrompts } from './suggested-prompts.ts';

/** A status that came after the reply would stand below it for two minutes, so a message waits for it, but not for long. */
const statusWithinMs = 300;
const longestTitle = 60;
const titlesRemembered = 1000;

/**
 * The assistant pane, and threads in direct messages, which Bolt does not tell from it. Only apps with an `assistant_view` hear
 * that a thread has started; newer ones have an `agent_view`, and app-home.ts does for them what is done here.
 */
export const assistant: Listener = {
  needs: { botEvents: ['message.im'], scopes: ['assistant:write', 'chat:write', 'im:history'] },
  register(app, tools) {
    app.assistant(
      new Assistant({
        // What people look at meanwhile makes no difference to an answer.
        threadContextStore: { get: async () => ({}), save: async () => {} },
        threadStarted: greeting(tools),
        userMessage: taking(tools),
      }),
    );
  },
};

function greeting({ chat, messenger, workspaces, inFlight }: ListenerTools): AssistantThreadStartedMiddleware {
  return async ({ event, context, client }) => {
    const { user_id: person, channel_id: channel, thread_ts: thread } = event.assistant_thread;
    const team = workspaces.teamOf(context);
    const at = addressOf(team, channel, thread);
    const place = writeAddress(addressOf(team, channel));
    const request = directCall('hello', { place, conversation: writeAddress(at), person });
    const id = `assistant:${request.conversation}`;
    inFlight.run('greeting in the assistant pane', request, async () => {
      const hello = await chat.answer(request, id);
      if (hello === undefined) return;
      // Its choices become prompts, so they need no buttons.
      await reply(messenger, { request, at, key: replyKey(id) }, { ...hello, choices: [] });
      await suggestPrompts(client, messenger, { channel, thread }, hello);
    });
  };
}

function taking({ chat, workspaces, inFlight, logger }: ListenerTools): AssistantUserMessageMiddleware {
  const titled = new BoundedMap<string, true>(titlesRemembered);
  return async ({ message, context, setStatus, setTitle }) => {
    const incoming = incomingMessage(message, context, workspaces.teamOf(context));
    if (incoming === undefined) return;
    const { request } = incoming;
    const { place, conversation } = request;
    // Slack refuses both where the app is no agent; the answer comes all the same.
    const adorn = (what: string, work: Promise<unknown>) =>
      work.then(
        () => {},
        (error: unknown) => logger.debug(`no ${what} was shown`, { platform: 'slack', place, err: error }),
      );
    if (!titled.has(conversation)) {
      titled.set(conversation, true);
      inFlight.run('setting a title', request, () => adorn('title', setTitle(titleOf(request.text))));
    }
    const showStatus = async () => {
      const status = adorn('status', setStatus('is looking in the notes…'));
      await Promise.race([status, sleep(statusWithinMs, undefined, { ref: false })]);
    };
    // What Slack tells of again may have been answered, and nothing would take the status away.
    const isNew = (context.retryNum ?? 0) === 0;
    await inFlight.hold((isNew ? showStatus() : Promise.resolve()).then(() => chat.take(incoming)));
  };
}

function titleOf(question: string): string {
  const words = question.replace(/\s+/g, ' ').trim();
  return words.length <= longestTitle ? words : `${words.slice(0, longestTitle - 1).replace(/\s+\S*$/, '')}…`;
}
