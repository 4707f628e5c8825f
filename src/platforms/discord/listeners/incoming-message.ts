import {
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { Incoming } from '../../../chat/chat.ts';
import { type Address, readAddress, writeAddress } from '../address.ts';
import { type Location, placeIn } from '../directory/location.ts';
import { messageEvent, platform } from './addressing.ts';
import { type BotNames, mentions, wordsTo } from './plain-words.ts';

/** What matters of MESSAGE_CREATE. */
export type DiscordMessage = Pick<
  GatewayMessageCreateDispatchData,
  | 'id'
  | 'type'
  | 'author'
  | 'content'
  | 'channel_id'
  | 'guild_id'
  | 'channel_type'
  | 'mentions'
  | 'mention_roles'
  | 'mention_everyone'
  | 'webhook_id'
  | 'message_reference'
  | 'referenced_message'
>;

/** How a message speaks to the bot, if it does. */
export interface Addressing {
  /** By its name, or by a reply that pings it. */
  readonly isMentioned: boolean;
  /** Whether the bot's name stands in the text. Nobody but the writer sees it where Discord keeps the text from the bot. */
  readonly isNamed: boolean;
  readonly repliesToBot: boolean;
  /** The message of the bot, or to the bot, that is replied to. */
  readonly goesOnFrom?: APIMessage;
  /** What somebody else wrote, and is replied to. */
  readonly refersTo?: APIMessage;
  /** Whether it is for others: they are mentioned, or it replies to them. */
  readonly isForOthers: boolean;
}

/** Messages of people are of these types; the others tell of joins, pins and the like. */
const written: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

export function isWrittenByPerson({ author, type, webhook_id: webhook }: DiscordMessage): boolean {
  return author.bot !== true && author.system !== true && webhook === undefined && written.has(type);
}

export function readAddressing(message: DiscordMessage, bot: BotNames): Addressing {
  const { content, mentions: mentioned, mention_roles: roles } = message;
  const replied = isReply(message) ? (message.referenced_message ?? undefined) : undefined;
  const repliesToBot = replied?.author.id === bot.userId;
  const pings = mentioned.some(({ id }) => id === bot.userId);
  const callsRole = bot.roleId !== undefined && roles.includes(bot.roleId);
  // Its role calls the bot although Discord does not show it the text then.
  const isNamed = ((pings || callsRole) && mentions(content, bot)) || (callsRole && content === '');
  // Discord counts what stands in code, too. What pings without a name is a reply.
  const isPinged = pings && (repliesToBot || !content.includes(bot.userId));
  const mentionsOthers =
    message.mention_everyone ||
    mentioned.some(({ id }) => id !== bot.userId && id !== replied?.author.id) ||
    roles.some((id) => id !== bot.roleId);
  const goesOn = repliesToBot || replied?.mentions.some(({ id }) => id === bot.userId) === true;
  return {
    isMentioned: isNamed || isPinged,
    isNamed,
    repliesToBot,
    ...(replied !== undefined && goesOn && { goesOnFrom: replied }),
    ...(replied !== undefined && !repliesToBot && { refersTo: replied }),
    isForOthers: mentionsOthers || (isReply(message) && !repliesToBot),
  };
}

/** Forwards have a reference, too. */
function isReply({ type, message_reference: reference }: DiscordMessage): boolean {
  return type === MessageType.Reply && reference?.type !== MessageReferenceType.Forward;
}

/** What is known of a message besides itself. */
export interface Circumstances {
  readonly bot: BotNames;
  readonly location: Location;
  readonly addressing: Addressing;
  /** Whether it is said to the bot. */
  readonly addressed: boolean;
  /** `Request.conversation` */
  readonly conversation: string;
}

/** A message as a request; nothing where there are no words in it and nobody called the bot. */
export function incomingMessage(
  message: DiscordMessage,
  { bot, location, addressing, addressed, conversation }: Circumstances,
): Incoming | undefined {
  const { guild, channel, takesThreads, isDirect } = location;
  const words = wordsTo(bot, message.content, message.mentions);
  const { goesOnFrom, refersTo, isNamed } = addressing;
  // Who only calls the bot below what somebody wrote wants that to be answered.
  const meant =
    words === '' && isNamed && refersTo !== undefined ? wordsTo(bot, refersTo.content, refersTo.mentions) : '';
  // A bare name says hello; stickers and pictures alone say nothing.
  if (words === '' && !isNamed) return undefined;
  // There is nothing to go on from where nothing was asked.
  const opensThread = takesThreads && goesOnFrom === undefined && (words !== '' || meant !== '');
  const begunBy = isDirect ? undefined : begunElsewhere(conversation, channel, message.id);
  return {
    event: messageEvent(message.id),
    request: {
      platform,
      place: placeIn(location),
      conversation,
      person: message.author.id,
      shared: !isDirect,
      addressed,
      text: words === '' ? meant : words,
      // Also "help" is a question there: whoever wrote that did not mean the bot.
      ...(meant !== '' && { call: { name: 'ask', options: { question: meant } } }),
    },
    replyTo: writeAddress({
      ...(guild !== undefined && { guild }),
      channel,
      message: message.id,
      ...(opensThread && { opensThread }),
      ...(begunBy !== undefined && { begunBy }),
    }),
  };
}

/** Where a conversation began, unless that was with this message. */
function begunElsewhere(conversation: string, channel: string, message: string): Address['begunBy'] {
  const begun = readAddress(conversation);
  if (begun === undefined || (begun.channel === channel && begun.message === message)) return undefined;
  return { channel: begun.channel, ...(begun.message !== undefined && { message: begun.message }) };
}
