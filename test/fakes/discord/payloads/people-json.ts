import type { APIGuildMember, APIRole, APIUser, GuildMemberFlags, UserFlags } from 'discord-api-types/v10';
import type { Guild, Member, Role, User } from '../state/guild.ts';
import type { World } from '../state/world.ts';

export function userJson(user: User): APIUser {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.isBot ? '0042' : '0',
    global_name: user.isBot ? null : user.displayName,
    avatar: null,
    ...(user.isBot && { bot: true }),
    public_flags: 0 as UserFlags,
  };
}

export function userById(world: World, id: string): APIUser {
  const user = world.users.get(id);
  if (user === undefined) throw new Error(`Nobody ${id} in the fake Discord.`);
  return userJson(user);
}

/** Without its user: as it goes with messages and mentions. */
export function partialMemberJson(member: Member): Omit<APIGuildMember, 'user'> {
  return {
    nick: member.nick ?? null,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    pending: false,
    communication_disabled_until:
      member.timedOutUntil === undefined ? null : new Date(member.timedOutUntil).toISOString(),
  };
}

export const memberJson = (world: World, member: Member): APIGuildMember => ({
  ...partialMemberJson(member),
  user: userById(world, member.user),
});

export function roleJson(role: Role, guild: Guild, world: World): APIRole {
  const isOfBot = role.managed && guild.members.get(world.app.botId)?.roles.has(role.id);
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: role.managed,
    mentionable: role.mentionable,
    ...(isOfBot === true && { tags: { bot_id: world.app.botId } }),
    flags: 0 as APIRole['flags'],
  };
}
