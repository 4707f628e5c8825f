import { ChannelType } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import type { Channel, ThreadState } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import { userById } from './people-json.ts';

/** A channel as REST and the gateway give it: `APIChannel`. */
export function channelJson(world: World, channel: Channel): Json {
  const lastMessage = channel.messages.at(-1)?.id ?? null;
  if (channel.guild === undefined) {
    return {
      id: channel.id,
      type: channel.type,
      flags: 0,
      last_message_id: lastMessage,
      recipients: [userById(world, channel.recipient ?? '')],
    };
  }
  const shared = { id: channel.id, type: channel.type, guild_id: channel.guild, name: channel.name, flags: 0 };
  if (channel.thread !== undefined) {
    return {
      ...shared,
      parent_id: channel.parentId,
      last_message_id: lastMessage,
      rate_limit_per_user: 0,
      ...threadJson(world, channel, channel.thread),
    };
  }
  return {
    ...shared,
    parent_id: channel.parentId ?? null,
    position: channel.position,
    nsfw: false,
    permission_overwrites: [...channel.overwrites.values()].map(({ id, kind, allow, deny }) => ({
      id,
      type: kind === 'role' ? 0 : 1,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.type !== ChannelType.GuildCategory && {
      last_message_id: lastMessage,
      topic: null,
      rate_limit_per_user: 0,
    }),
    ...(isThreadOnly(channel) && { available_tags: [], default_reaction_emoji: null, default_sort_order: null }),
  };
}

function threadJson(world: World, channel: Channel, thread: ThreadState): Json {
  const messages = channel.messages.length;
  return {
    owner_id: thread.owner,
    message_count: Math.max(0, messages - 1),
    total_message_sent: Math.max(0, thread.messagesSent - 1),
    member_count: thread.members.size,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: new Date(thread.archiveChangedAt).toISOString(),
      locked: thread.locked,
      create_timestamp: new Date(thread.createdAt).toISOString(),
    },
    ...(thread.members.has(world.app.botId) && { member: threadMemberJson(channel, thread, world.app.botId) }),
  };
}

export const threadMemberJson = (channel: Channel, thread: ThreadState, user: string): Json => ({
  id: channel.id,
  user_id: user,
  join_timestamp: new Date(thread.createdAt).toISOString(),
  flags: 0,
});

/** Only posts, which are threads, stand in it. */
export const isThreadOnly = ({ type }: Channel): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
