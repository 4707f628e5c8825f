import {
  type APIMessage,
  type APIUser,
  type GatewayMessageCreateDispatchData,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';

/** Ids as Discord makes them. */
export const ids = {
  guild: '200000000000000001',
  channel: '300000000000000001',
  thread: '300000000000000002',
  other: '300000000000000003',
  message: '400000000000000002',
  replied: '400000000000000001',
  person: '100000000000000001',
  botRole: '900000000000000003',
} as const;

export const bot = { userId: '900000000000000002', roleId: ids.botRole };

export const botUser: APIUser = {
  ...{ id: bot.userId, username: 'stevedore', global_name: null, discriminator: '0042', avatar: null, bot: true },
};

const ann: APIUser = { id: ids.person, username: 'ann', global_name: 'Ann', discriminator: '0', avatar: null };

const bare = {
  ...{ tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [] },
  ...{ pinned: false, type: MessageType.Default, timestamp: '2026-01-01T00:00:00.000Z', edited_timestamp: null },
} satisfies Partial<APIMessage>;

/** What MESSAGE_CREATE brings of a message of Ann's in a text channel. */
export function message(over: Partial<GatewayMessageCreateDispatchData>): GatewayMessageCreateDispatchData {
  return {
    ...bare,
    ...{ id: ids.message, author: ann, content: 'what is a pod', channel_id: ids.channel, guild_id: ids.guild },
    ...over,
  };
}

/** What makes a message a reply to another one: of Ann's, unless told otherwise. */
export function replyTo(over: Partial<APIMessage>) {
  const referenced: APIMessage = {
    ...bare,
    ...{ id: ids.replied, author: ann, content: 'lunch?', channel_id: ids.channel },
    ...over,
  };
  return {
    type: MessageType.Reply,
    message_reference: {
      ...{ type: MessageReferenceType.Default, message_id: referenced.id },
      ...{ channel_id: ids.channel, guild_id: ids.guild },
    },
    referenced_message: referenced,
  } satisfies Partial<GatewayMessageCreateDispatchData>;
}
