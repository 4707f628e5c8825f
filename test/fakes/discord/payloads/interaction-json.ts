import { InteractionContextType, type InteractionType } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import type { Channel, User } from '../state/guild.ts';
import { directAppPermissions, directPermissions, permissionsIn } from '../state/permissions.ts';
import { guildOf, type World } from '../state/world.ts';
import { channelJson } from './channel-json.ts';
import { memberJson, userJson } from './people-json.ts';

/** What every interaction tells: who, where, and with which permissions. "Interaction Structure". */
export function interactionJson(
  world: World,
  what: {
    readonly id: string;
    readonly token: string;
    readonly type: InteractionType;
    readonly user: User;
    readonly channel: Channel;
    readonly data: Json;
    readonly message?: Json;
  },
): Json {
  const { channel, user } = what;
  const guild = guildOf(world, channel);
  const member = guild?.members.get(user.id);
  const now = world.clock.now();
  const permissionsOf = (id: string) =>
    (guild === undefined ? directPermissions : permissionsIn(guild, id, channel, now)).toString();
  const { permission_overwrites, ...partialChannel } = channelJson(world, channel);
  return {
    id: what.id,
    application_id: world.app.id,
    type: what.type,
    data: what.data,
    token: what.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...partialChannel, permissions: permissionsOf(user.id) },
    locale: user.locale,
    app_permissions: guild === undefined ? directAppPermissions.toString() : permissionsOf(world.app.botId),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: { '0': guild?.id ?? '0' },
    context: guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(guild === undefined && { user: userJson(user) }),
    ...(guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
    }),
    ...(guild && member && { member: { ...memberJson(world, member), permissions: permissionsOf(user.id) } }),
    ...(what.message && { message: what.message }),
  };
}
