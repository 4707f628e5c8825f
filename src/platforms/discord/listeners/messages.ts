import type { GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import { isThread } from '../directory/channel-facts.ts';
import { type Location, locate, placeIn } from '../directory/location.ts';
import { conversationIn } from './addressing.ts';
import { type Addressing, incomingMessage, isWrittenByPerson, readAddressing } from './incoming-message.ts';
import type { Listener, ListenerTools } from './listener.ts';

/** Mentions, direct messages, replies to the bot, and what is said in threads. Resolves once the chat has taken the message. */
export const messages: Listener<GatewayMessageCreateDispatchData> = (message, tools) => {
  if (!isWrittenByPerson(message)) return undefined;
  return tools.inFlight.hold(takeMessage(message, tools));
};

async function takeMessage(message: GatewayMessageCreateDispatchData, tools: ListenerTools): Promise<void> {
  const { chat, directory, identity } = tools;
  const { guild_id: guild, channel_id: channel, channel_type: type } = message;
  const roleId =
    guild !== undefined && message.mention_roles.length > 0 ? await directory.botRoles.find(guild) : undefined;
  const bot = { userId: identity.userId, roleId };
  const addressing = readAddressing(message, bot);
  if (guild !== undefined && !mayBeMeant(message, addressing, tools)) return;
  const location = await locate({ guild, channel, type }, directory.channels);
  const addressed = location.isDirect || addressing.isMentioned || addressing.repliesToBot;
  if (!addressed && !(await isOverheard(location, tools))) return;
  const conversation = await conversationOf(message, location, addressing, tools);
  const incoming = incomingMessage(message, { bot, location, addressing, addressed, conversation });
  if (incoming === undefined) return;
  await chat.take(incoming);
}

/** Most of what is said in guilds is not, and should cost nothing. */
function mayBeMeant(
  { channel_id: channel, channel_type: type, content }: GatewayMessageCreateDispatchData,
  { isMentioned, repliesToBot, isForOthers }: Addressing,
  { directory, settings }: ListenerTools,
): boolean {
  if (isMentioned) return true;
  if (!settings.messageContent || content === '') return false;
  const kind = type ?? directory.channels.known(channel)?.type;
  return repliesToBot || (!isForOthers && kind !== undefined && isThread(kind));
}

/** People talk in threads of the bot without calling it each time. Whether what they say is for the bot, the chat finds out. */
async function isOverheard({ thread }: Location, { directory }: ListenerTools): Promise<boolean> {
  return thread !== undefined && directory.channels.hasJoined(thread);
}

async function conversationOf(
  { id }: GatewayMessageCreateDispatchData,
  location: Location,
  { goesOnFrom }: Addressing,
  { conversations }: ListenerTools,
): Promise<string> {
  const { place, thread, isDirect } = location;
  if (isDirect) return placeIn(location);
  if (thread !== undefined) return conversations.ofThread({ ...location, thread });
  if (goesOnFrom === undefined) return conversationIn(location, id);
  const conversation = conversations.ofMessage(goesOnFrom, place);
  // The reply to this message may bear no sign of where the conversation began.
  conversations.join(id, conversation);
  return conversation;
}
