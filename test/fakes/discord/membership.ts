import type { Lookup } from './lookup.ts';
import {
  addBot,
  addChannel,
  type ChannelParts,
  type OverwriteParts,
  type PermissionName,
  setOverwrite,
} from './new-guild.ts';
import type { Announcer } from './state/announcer.ts';
import type { Channel, Guild } from './state/guild.ts';
import { bitsOf } from './state/permissions.ts';
import type { Posting } from './state/posting.ts';
import { guildOf, type World } from './state/world.ts';

/** Where the app and its people are, and what they may there. Guilds, channels and people go by id or by name. */
export interface Membership {
  /** Adds the app to a guild. */
  invite(guild: string, permissions?: readonly PermissionName[]): void;
  /** Removes the app from a guild. */
  kick(guild: string): void;
  /** The guild cannot be reached, until `endOutage`. */
  beginOutage(guild: string): void;
  endOutage(guild: string): void;
  addChannel(guild: string, parts: ChannelParts): string;
  /** Threads, too; with a channel go its threads. */
  deleteChannel(channel: string): void;
  renameChannel(channel: string, name: string): void;
  archiveThread(thread: string, options?: { readonly locked?: boolean }): void;
  unarchiveThread(thread: string): void;
  /** Grants and takes away in a channel, in place of what was there for `who` before. */
  setPermissions(channel: string, overwrite: OverwriteParts): void;
  /** What a role may, in the whole guild. `bot` is the app's own role. */
  setRolePermissions(guild: string, role: string, permissions: readonly PermissionName[]): void;
  /** The roles of a member, in place of what it had; `bot` is the app. */
  setRoles(guild: string, who: string, roles: readonly string[]): void;
  /** Adds somebody to a thread, such as a private one; `bot` is the app. */
  addToThread(thread: string, who: string): void;
  /** Takes a member's voice for a while; `bot` is the app. */
  timeOut(guild: string, who: string, untilMs: number): void;
  /** Whether somebody takes direct messages from the app. */
  setDirectMessages(user: string, open: boolean): void;
}

interface MembershipDeps {
  readonly world: World;
  readonly lookup: Lookup;
  readonly announcer: Announcer;
  readonly posting: Posting;
}

export function createMembership({ world, lookup, announcer, posting }: MembershipDeps): Membership {
  const guildWith = (channel: Channel): Guild => {
    const guild = guildOf(world, channel);
    if (guild === undefined) throw new Error('Direct messages cannot be changed so.');
    return guild;
  };
  return {
    invite: (name, permissions) => {
      const guild = lookup.guild(name);
      addBot(world, guild, permissions === undefined ? undefined : bitsOf(permissions));
      announcer.guildCreated(guild);
    },
    kick: (name) => {
      const guild = lookup.guild(name);
      const own = [...guild.roles.values()].find(
        ({ id, managed }) => managed && guild.members.get(world.app.botId)?.roles.has(id),
      );
      guild.members.delete(world.app.botId);
      if (own !== undefined) guild.roles.delete(own.id);
      world.commands.delete(guild.id);
      announcer.guildDeleted(guild, false);
    },
    beginOutage: (name) => {
      const guild = lookup.guild(name);
      guild.isAvailable = false;
      announcer.guildDeleted(guild, true);
    },
    endOutage: (name) => {
      const guild = lookup.guild(name);
      guild.isAvailable = true;
      announcer.guildCreated(guild);
    },
    addChannel: (name, parts) => {
      const channel = addChannel(world, lookup.guild(name), parts);
      announcer.channelCreated(channel);
      return channel.id;
    },
    deleteChannel: (name) => {
      const channel = lookup.channel(name);
      const guild = guildWith(channel);
      announcer.channelDeleted(channel);
      guild.channels.delete(channel.id);
      for (const thread of [...guild.channels.values()]) {
        if (thread.parentId === channel.id && thread.thread !== undefined) guild.channels.delete(thread.id);
      }
      world.changed();
    },
    renameChannel: (name, to) => {
      const channel = lookup.channel(name);
      channel.name = to;
      announcer.channelUpdated(channel);
    },
    archiveThread: (name, { locked } = {}) =>
      posting.setThread(lookup.channel(name), { archived: true, ...(locked !== undefined && { locked }) }),
    unarchiveThread: (name) => posting.setThread(lookup.channel(name), { archived: false, locked: false }),
    setPermissions: (name, overwrite) => {
      const channel = lookup.channel(name);
      setOverwrite(world, guildWith(channel), channel, overwrite);
      announcer.channelUpdated(channel);
    },
    setRolePermissions: (name, roleName, permissions) => {
      const guild = lookup.guild(name);
      const role = lookup.role(guild, roleName === 'bot' ? world.app.name : roleName);
      role.permissions = bitsOf(permissions);
      announcer.roleUpdated(guild, role);
    },
    setRoles: (name, who, roles) => {
      const guild = lookup.guild(name);
      const member = lookup.member(guild, lookup.user(who === 'bot' ? world.app.botId : who));
      member.roles.clear();
      for (const role of roles) member.roles.add(lookup.role(guild, role).id);
      announcer.memberUpdated(guild, member);
    },
    addToThread: (name, who) => {
      const channel = lookup.channel(name);
      const { id } = lookup.user(who === 'bot' ? world.app.botId : who);
      channel.thread?.members.add(id);
      if (id === world.app.botId) announcer.threadJoined(channel);
    },
    timeOut: (name, who, untilMs) => {
      const guild = lookup.guild(name);
      const member = lookup.member(guild, lookup.user(who === 'bot' ? world.app.botId : who));
      member.timedOutUntil = untilMs;
      announcer.memberUpdated(guild, member);
    },
    setDirectMessages: (name, open) => {
      lookup.user(name).dmsClosed = !open;
    },
  };
}
