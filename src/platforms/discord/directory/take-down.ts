import { type GatewayDispatchPayload, MessageFlags, GatewayDispatchEvents as Tells } from 'discord-api-types/v10';
import type { Identity } from '../identity.ts';
import type { BotRoles } from './bot-roles.ts';
import { isForum, isThread, readChannel, type ToldChannel } from './channel-facts.ts';
import type { Channels } from './channels.ts';
import type { People } from './people.ts';

interface Books {
  readonly channels: Channels;
  readonly botRoles: BotRoles;
  readonly people: People;
  readonly identity: Identity;
}

/**
 * Takes down what a dispatch tells of channels, roles and people: threads, which are what people write in, and of the other
 * channels those that threads belong to, so that a thousand guilds take little memory.
 */
export function takeDown(payload: GatewayDispatchPayload, { channels, botRoles, people, identity }: Books): void {
  const noteThreads = (threads: readonly ToldChannel[]) => {
    for (const thread of threads) channels.note(readChannel(thread, identity.userId, true));
  };
  const note = (channel: ToldChannel, whole: boolean) => channels.note(readChannel(channel, identity.userId, whole));

  switch (payload.t) {
    case Tells.GuildCreate: {
      const guild = payload.d;
      // During an outage it comes without anything.
      if (guild.unavailable === true) return;
      const parents = new Set(guild.threads.map(({ parent_id: parent }) => parent));
      for (const channel of guild.channels) {
        if (isForum(channel.type) || parents.has(channel.id)) note(channel, true);
      }
      noteThreads(guild.threads);
      botRoles.note(guild.id, guild.roles);
      return;
    }
    case Tells.GuildDelete:
      botRoles.forget(payload.d.id);
      return;
    case Tells.ChannelCreate:
    case Tells.ChannelUpdate:
      // A text channel can become one for announcements.
      if (isForum(payload.d.type) || channels.known(payload.d.id) !== undefined) note(payload.d, true);
      return;
    case Tells.ThreadCreate:
      note(payload.d, true);
      return;
    case Tells.ThreadUpdate:
      note(payload.d, false);
      return;
    case Tells.ThreadListSync:
      noteThreads(payload.d.threads);
      for (const { id } of payload.d.members) if (id !== undefined) channels.join(id);
      return;
    case Tells.ThreadMemberUpdate:
      if (payload.d.id !== undefined) channels.join(payload.d.id);
      return;
    case Tells.ThreadMembersUpdate: {
      const { id, added_members: added = [], removed_member_ids: removed = [] } = payload.d;
      if (added.some(({ user_id: user }) => user === identity.userId)) channels.join(id);
      if (removed.includes(identity.userId)) channels.quit(id);
      return;
    }
    case Tells.ChannelDelete:
    case Tells.ThreadDelete:
      channels.forget(payload.d.id);
      return;
    case Tells.MessageCreate: {
      const { author, channel_id: channel, flags = 0 } = payload.d;
      // Who writes in a thread takes part in it; what one person sees alone is not written there.
      if (author.id === identity.userId && !(flags & MessageFlags.Ephemeral)) channels.join(channel);
      return;
    }
    case Tells.InteractionCreate: {
      const { channel, guild_id: guild, member } = payload.d;
      if (channel !== undefined && isThread(channel.type)) note({ ...channel, parent_id: parentOf(channel) }, false);
      if (guild !== undefined && member !== undefined) people.note(guild, member.user.id, BigInt(member.permissions));
      return;
    }
  }
}

/** The types of a channel that comes with an interaction do not know of threads in particular. */
export function parentOf(channel: object): string | undefined {
  return 'parent_id' in channel && typeof channel.parent_id === 'string' ? channel.parent_id : undefined;
}
