import type { Json } from '../../json.ts';
import type { Message, MessageOrigin } from '../state/guild.ts';
import { channelById, findMessage, guildOf, type World } from '../state/world.ts';
import { channelJson } from './channel-json.ts';
import { partialMemberJson, userById } from './people-json.ts';

/** Who is shown a message, and where. */
export interface View {
  /** Whether the app may read what others say without talking to it. */
  readonly messageContent: boolean;
  /** The gateway tells the guild and the member, REST does not. */
  readonly gateway: boolean;
}

/** A message as an app sees it: `APIMessage`, or the data of MESSAGE_CREATE. */
export const messageJson = (world: World, message: Message, view: View): Json => ({
  ...bareJson(world, message, view),
  ...referencedJson(world, message, view),
});

/** Without the message that it refers to. */
function bareJson(world: World, message: Message, view: View): Json {
  const channel = channelById(world, message.channel);
  const guild = channel && guildOf(world, channel);
  const member = guild?.members.get(message.author);
  const thread = guild?.channels.get(message.id);
  const readable = view.messageContent || guild === undefined || concernsBot(world, message);
  const { reference } = message;
  return {
    id: message.id,
    channel_id: message.channel,
    author: userById(world, message.author),
    content: readable ? message.content : '',
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: message.mentions.users.map((id) => {
      const mentioned = guild?.members.get(id);
      const user = userById(world, id);
      return view.gateway && mentioned ? { ...user, member: partialMemberJson(mentioned) } : user;
    }),
    mention_roles: message.mentions.roles,
    attachments: [],
    embeds: readable ? message.embeds : [],
    components: readable ? message.components : [],
    pinned: false,
    type: message.type,
    flags: message.flags,
    ...(channel?.thread !== undefined && { position: Math.max(0, channel.messages.lastIndexOf(message)) }),
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(thread?.thread !== undefined && { thread: channelJson(world, thread) }),
    ...(reference !== undefined && {
      message_reference: {
        type: 0,
        message_id: reference.message,
        channel_id: reference.channel,
        ...(reference.guild !== undefined && { guild_id: reference.guild }),
      },
    }),
    ...(message.webhook !== undefined && { webhook_id: message.webhook }),
    ...(message.origin && {
      application_id: world.app.id,
      webhook_id: world.app.id,
      interaction_metadata: originJson(world, message.origin, guild?.id),
      ...(message.origin.command !== undefined && {
        interaction: {
          id: message.origin.id,
          type: message.origin.type,
          name: message.origin.command,
          user: userById(world, message.origin.user),
        },
      }),
    }),
    ...(view.gateway && guild && { guild_id: guild.id }),
    ...(view.gateway && member && message.webhook === undefined && { member: partialMemberJson(member) }),
    ...(view.gateway && { channel_type: channel?.type }),
  };
}

/** "Message Content Intent" of the reference: such messages come whole without the intent. */
const concernsBot = (world: World, { author, mentions }: Message): boolean =>
  author === world.app.botId || mentions.users.includes(world.app.botId);

/** What the message refers to, one step deep; null if it is gone. */
function referencedJson(world: World, { reference }: Message, view: View): Json {
  if (reference === undefined) return {};
  const channel = channelById(world, reference.channel);
  const referenced = channel && findMessage(channel, reference.message);
  return { referenced_message: referenced ? bareJson(world, referenced, { ...view, gateway: false }) : null };
}

const originJson = (world: World, origin: MessageOrigin, guild: string | undefined): Json => ({
  id: origin.id,
  type: origin.type,
  user: userById(world, origin.user),
  authorizing_integration_owners: { '0': guild ?? '0' },
  ...(origin.interacted !== undefined && { interacted_message_id: origin.interacted }),
  ...(origin.target !== undefined && { target_message_id: origin.target }),
  ...(origin.original !== undefined && { original_response_message_id: origin.original }),
});
