import type { Incoming } from '../../../chat/chat.ts';
import { writeAddress } from '../address.ts';
import type { Origin } from '../workspaces.ts';
import { addressOf, isDirect, messageEvent, platform } from './addressing.ts';
import { mentions, mentionsAnybody, wordsTo } from './plain-words.ts';

/** What matters of the events `message` and `app_mention`. */
export interface SlackMessage {
  readonly type: string;
  readonly subtype?: string | undefined;
  readonly channel: string;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  /** `ts` of the message at the top of its thread, where it stands in one. */
  readonly thread_ts?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly edited?: unknown;
}

/** Where Slack says that it comes from. */
export interface MessageOrigin extends Origin {
  readonly botUserId?: string | undefined;
}

/** Messages that people write have no subtype, or one of these; the others tell of edits, joins and the like. */
const written = new Set<string | undefined>([undefined, 'thread_broadcast', 'file_share']);

/**
 * A message as a request; nothing for what is not meant for the bot: messages of bots, edits, what people say at the top of a
 * channel, or to one another in a thread.
 * @param team as `Workspaces.teamOf` gives it.
 */
export function incomingMessage(
  message: SlackMessage,
  origin: MessageOrigin,
  team: string | undefined,
): Incoming | undefined {
  const { channel, user, ts, thread_ts: thread, text = '' } = message;
  if (user === undefined || !isWrittenByPerson(message, user, origin)) return undefined;
  const direct = isDirect(channel);
  const mentioned = message.type === 'app_mention' || isMentioned(text, origin);
  const words = wordsTo(origin.botUserId, text);
  if (words === '' && !mentioned) return undefined;
  if (!direct && !mentioned && (thread === undefined || thread === ts || mentionsAnybody(text))) return undefined;
  const conversation = writeAddress(addressOf(team, channel, direct ? thread : (thread ?? ts)));
  return {
    event: messageEvent(origin, channel, ts),
    request: {
      platform,
      place: writeAddress(addressOf(team, channel)),
      conversation,
      person: user,
      shared: !direct,
      addressed: direct || mentioned,
      // Nothing where somebody only calls the bot by its name, which says hello then.
      text: words,
    },
    replyTo: conversation,
  };
}

function isWrittenByPerson(message: SlackMessage, user: string, { botUserId }: MessageOrigin): boolean {
  if (user === botUserId || user === 'USLACKBOT') return false;
  // An edited mention comes as a new `app_mention`; the question was answered when it was asked.
  if (message.bot_id !== undefined || message.hidden === true || message.edited !== undefined) return false;
  return written.has(message.subtype);
}

const isMentioned = (text: string, { botUserId }: MessageOrigin) =>
  botUserId !== undefined && mentions(text, botUserId);
