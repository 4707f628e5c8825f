import { ChannelType, type PermissionFlagsBits } from 'discord-api-types/v10';
import type { Announcer } from './state/announcer.ts';
import type { Channel, Guild, Overwrite, Role, User } from './state/guild.ts';
import { bitsOf, usualPermissions } from './state/permissions.ts';
import type { World } from './state/world.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

/** A guild to begin with. What is left out gets a value. */
export interface GuildParts {
  readonly id?: string;
  readonly name?: string;
  readonly users?: readonly UserParts[];
  readonly channels?: readonly ChannelParts[];
  readonly roles?: readonly RoleParts[];
  /** Somebody of the users; default: nobody whom tests see. */
  readonly owner?: string;
  /** What everybody may. */
  readonly permissions?: readonly PermissionName[];
  /** Whether the app was added; default: yes. */
  readonly withBot?: boolean;
  /** What its role may. Default: what its invitation asks for. */
  readonly botPermissions?: readonly PermissionName[];
  readonly locale?: string;
}

/** Whoever has the same name, or id, in another guild is the same person. */
interface UserParts {
  readonly name: string;
  readonly id?: string;
  readonly displayName?: string;
  readonly nick?: string;
  readonly isBot?: boolean;
  /** Names of roles. */
  readonly roles?: readonly string[];
  readonly dmsClosed?: boolean;
  readonly locale?: string;
}

interface RoleParts {
  readonly name: string;
  readonly id?: string;
  readonly permissions?: readonly PermissionName[];
  readonly mentionable?: boolean;
}

export interface ChannelParts {
  readonly name: string;
  readonly id?: string;
  /** Default: text. */
  readonly kind?: 'text' | 'announcement' | 'voice' | 'category' | 'forum' | 'media' | 'stage';
  readonly parent?: string;
  readonly overwrites?: readonly OverwriteParts[];
}

export interface OverwriteParts {
  /** `everyone`, `bot`, the name of a role or of somebody. */
  readonly who: string;
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
}

const channelTypes = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  voice: ChannelType.GuildVoice,
  category: ChannelType.GuildCategory,
  forum: ChannelType.GuildForum,
  media: ChannelType.GuildMedia,
  stage: ChannelType.GuildStageVoice,
} as const;

/** Makes a guild and tells the app of it, if the app is in it. */
export function addGuild(world: World, announcer: Announcer, parts: GuildParts): Guild {
  const id = parts.id ?? world.ids.next();
  const users = (parts.users ?? []).map((user) => ({ user: knownOrNew(world, user), parts: user }));
  const owner = parts.owner === undefined ? undefined : users.find(({ user }) => user.name === parts.owner)?.user.id;
  const guild: Guild = {
    id,
    name: parts.name ?? `guild ${world.guilds.size + 1}`,
    ownerId: owner ?? world.ids.next(),
    locale: parts.locale ?? 'en-US',
    roles: new Map(),
    members: new Map(),
    channels: new Map(),
    isAvailable: true,
  };
  world.guilds.set(id, guild);
  addRole(guild, { id, name: '@everyone', permissions: bitsOf(parts.permissions ?? usualPermissions) });
  for (const role of parts.roles ?? []) {
    addRole(guild, {
      id: role.id ?? world.ids.next(),
      name: role.name,
      permissions: bitsOf(role.permissions ?? []),
      mentionable: role.mentionable ?? false,
    });
  }
  for (const { user, parts: given } of users) {
    const roles = [...guild.roles.values()].filter(({ name }) => given.roles?.includes(name)).map((role) => role.id);
    guild.members.set(user.id, {
      user: user.id,
      roles: new Set(roles),
      joinedAt: world.clock.now(),
      ...(given.nick !== undefined && { nick: given.nick }),
    });
  }
  const invited = parts.botPermissions === undefined ? undefined : bitsOf(parts.botPermissions);
  if (parts.withBot !== false) addBot(world, guild, invited);
  for (const channel of parts.channels ?? [{ name: 'general' }]) addChannel(world, guild, channel);
  if (parts.withBot !== false) announcer.guildCreated(guild);
  return guild;
}

/** The app joins with a role of its own. */
export function addBot(world: World, guild: Guild, permissions = world.app.installPermissions ?? 0n): void {
  const own = addRole(guild, { id: world.ids.next(), name: world.app.name, permissions, managed: true });
  guild.members.set(world.app.botId, {
    user: world.app.botId,
    roles: new Set([own.id]),
    joinedAt: world.clock.now(),
  });
}

export function addChannel(world: World, guild: Guild, parts: ChannelParts): Channel {
  const parent = [...guild.channels.values()].find(({ name }) => name === parts.parent);
  const channel: Channel = {
    id: parts.id ?? world.ids.next(),
    type: channelTypes[parts.kind ?? 'text'],
    guild: guild.id,
    name: parts.name,
    ...(parent && { parentId: parent.id }),
    position: guild.channels.size,
    overwrites: new Map(),
    messages: [],
    ephemerals: [],
  };
  guild.channels.set(channel.id, channel);
  for (const overwrite of parts.overwrites ?? []) setOverwrite(world, guild, channel, overwrite);
  return channel;
}

/** Grants and takes away in a channel, in place of what was granted and taken away there before. */
export function setOverwrite(world: World, guild: Guild, channel: Channel, { who, allow, deny }: OverwriteParts): void {
  const target = overwritten(world, guild, who);
  channel.overwrites.set(target.id, { ...target, allow: bitsOf(allow ?? []), deny: bitsOf(deny ?? []) });
}

function overwritten({ app, users }: World, guild: Guild, who: string): Pick<Overwrite, 'id' | 'kind'> {
  if (who === 'everyone') return { id: guild.id, kind: 'role' };
  if (who === 'bot') return { id: app.botId, kind: 'member' };
  const role = [...guild.roles.values()].find(({ id, name }) => id === who || name === who);
  if (role !== undefined) return { id: role.id, kind: 'role' };
  const user = [...users.values()].find(({ id, name }) => id === who || name === who);
  if (user === undefined) throw new Error(`Neither a role nor anybody is called ${who}.`);
  return { id: user.id, kind: 'member' };
}

function addRole(guild: Guild, parts: Partial<Role> & Pick<Role, 'id' | 'name' | 'permissions'>): Role {
  const role: Role = { mentionable: false, managed: false, position: guild.roles.size, ...parts };
  guild.roles.set(role.id, role);
  return role;
}

function knownOrNew(world: World, parts: UserParts): User {
  const known = [...world.users.values()].find(({ id, name }) => id === parts.id || name === parts.name);
  if (known !== undefined) return known;
  const user: User = {
    id: parts.id ?? world.ids.next(),
    name: parts.name,
    displayName: parts.displayName ?? parts.name,
    isBot: parts.isBot ?? false,
    locale: parts.locale ?? 'en-US',
    dmsClosed: parts.dmsClosed ?? false,
  };
  world.users.set(user.id, user);
  return user;
}
