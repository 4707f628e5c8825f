import { GoneError } from '../../../chat/chat.ts';
import { createMessage, type Message } from '../../../chat/message.ts';
import type { Request } from '../../../chat/request.ts';
import type { Address } from '../address.ts';
import type { Messenger } from '../messenger.ts';
import { isDirect } from './addressing.ts';

/** Somebody who gave a command or pressed a button, and the ways to reach them. */
export interface Waiting {
  readonly request: Request;
  /** Where they are: a channel, or the thread in it that they are reading. */
  readonly at: Address;
  /** Takes replies for half an hour, also where the bot is no member. */
  readonly responseUrl?: string | undefined;
  /** As in `PostOptions`. */
  readonly key: string;
}

/** Nobody waits longer for the reply to a command. */
const replyWithinMs = 60_000;

const apology = createMessage({
  markdown: 'Sorry, I have a reply for you but could not show it here. Please try again.',
  visibility: 'asker',
});

/**
 * Shows a message where the person is.
 * @param replaces whether it takes the place of the message that only they see and whose button they pressed.
 */
export async function reply(messenger: Messenger, waiting: Waiting, message: Message, replaces = false): Promise<void> {
  const { request, at, responseUrl: url, key } = waiting;
  const { conversation, person } = request;
  const how = { ...(at.team !== undefined && { team: at.team }), conversation };
  // By a response_url one speaks in the channel and not in a thread of it, and to the asker alone only until they reload.
  const standsInChannel = !isDirect(at.channel) && at.thread === undefined;
  if (url !== undefined && (standsInChannel || replaces)) {
    return messenger.respond(url, message, { ...how, to: message.visibility, replaces });
  }
  try {
    const signal = AbortSignal.any([messenger.closing, AbortSignal.timeout(replyWithinMs)]);
    await messenger.post(at, message, { key, signal, person, conversation });
  } catch (error) {
    if (url === undefined) throw error;
    // Where the bot is no member, people call it by commands; then nobody else is meant to see the reply.
    const instead = error instanceof GoneError ? message : apology;
    await messenger.respond(url, instead, { ...how, to: 'asker', replaces: false });
    if (instead === apology) throw error;
  }
}
