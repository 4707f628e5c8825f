import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild } from './guild.ts';

type PermissionName = keyof typeof PermissionFlagsBits;

export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);

const allPermissions: bigint = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What everybody has in a new guild, as far as it matters to text. */
export const usualPermissions: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'MentionEveryone',
  'ReadMessageHistory',
  'UseApplicationCommands',
];

/** Members that are timed out keep these alone: "Permissions for Timed Out Members". */
const whileTimedOut = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/** What an interaction tells as `app_permissions` in a direct message with the bot. */
export const directAppPermissions: bigint = bitsOf([
  'AttachFiles',
  'EmbedLinks',
  'MentionEveryone',
  'UseExternalEmojis',
]);

/** What can be done in direct messages. */
export const directPermissions: bigint = bitsOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'MentionEveryone',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'AddReactions',
]);

/**
 * What somebody may do in a guild, or in one of its channels; nothing for those who are not in it.
 * "Permission Overwrites" and "Inherited Permissions (Threads)" of the reference.
 */
export function permissionsIn(guild: Guild, user: string, channel: Channel | undefined, now: number): bigint {
  const member = guild.members.get(user);
  if (member === undefined) return 0n;
  if (guild.ownerId === user) return allPermissions;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of member.roles) bits |= guild.roles.get(role)?.permissions ?? 0n;
  if (bits & PermissionFlagsBits.Administrator) return allPermissions;
  if (channel !== undefined) {
    const overwritten = channel.thread === undefined ? channel : guild.channels.get(channel.parentId ?? '');
    bits = overwrite(bits, overwritten, guild, user, member.roles);
    if (channel.type === ChannelType.PrivateThread && !channel.thread?.members.has(user)) {
      if (!(bits & PermissionFlagsBits.ManageThreads)) return 0n;
    }
    if (!(bits & PermissionFlagsBits.ViewChannel)) return 0n;
    // Threads are of the text of their parent; who may not send, may not embed either.
    const sending = channel.thread === undefined ? 'SendMessages' : 'SendMessagesInThreads';
    if (!(bits & PermissionFlagsBits[sending])) {
      bits &= ~bitsOf(['MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks']);
    }
  }
  return (member.timedOutUntil ?? 0) > now ? bits & whileTimedOut : bits;
}

function overwrite(
  base: bigint,
  channel: Channel | undefined,
  guild: Guild,
  user: string,
  roles: ReadonlySet<string>,
): bigint {
  const everyone = channel?.overwrites.get(guild.id);
  let bits = (base & ~(everyone?.deny ?? 0n)) | (everyone?.allow ?? 0n);
  let [allow, deny] = [0n, 0n];
  for (const role of roles) {
    allow |= channel?.overwrites.get(role)?.allow ?? 0n;
    deny |= channel?.overwrites.get(role)?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = channel?.overwrites.get(user);
  return (bits & ~(own?.deny ?? 0n)) | (own?.allow ?? 0n);
}

export const has = (bits: bigint, name: PermissionName): boolean => (bits & PermissionFlagsBits[name]) !== 0n;
