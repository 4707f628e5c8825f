import { ChannelType, type GatewayGuildCreateDispatchData } from 'discord-api-types/v10';
import { missing, neededToPost, permissionsIn } from '../directory/permissions.ts';

type JoinedGuild = Pick<
  GatewayGuildCreateDispatchData,
  'id' | 'owner_id' | 'roles' | 'members' | 'channels' | 'system_channel_id'
>;

/**
 * Where the bot says hello: in the channel where Discord greets newcomers, or else in the topmost text channel, of those where it may
 * post.
 * @param bot its user id.
 * @param now milliseconds since the epoch.
 */
export function helloChannel(guild: JoinedGuild, bot: string, now: number): string | undefined {
  const { id, owner_id: ownerId, roles, system_channel_id: system } = guild;
  const own = guild.members.find(({ user }) => user.id === bot);
  const managed = roles.filter(({ tags }) => tags?.bot_id === bot).map((role) => role.id);
  const member = { id: bot, roles: own?.roles ?? managed };
  const rank = (channel: { readonly id: string; readonly position: number }) =>
    channel.id === system ? Number.NEGATIVE_INFINITY : channel.position;
  return guild.channels
    .filter((channel) => channel.type === ChannelType.GuildText)
    .filter(({ permission_overwrites: overwrites = [] }) => {
      const bits = permissionsIn({ guild: { id, ownerId, roles }, member }, overwrites, now);
      return missing(bits, neededToPost(false)).length === 0;
    })
    .toSorted((a, b) => rank(a) - rank(b))[0]?.id;
}
