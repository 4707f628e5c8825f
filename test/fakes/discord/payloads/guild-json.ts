import type { Json } from '../../json.ts';
import type { Guild } from '../state/guild.ts';
import { has, permissionsIn } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { channelJson } from './channel-json.ts';
import { memberJson, roleJson } from './people-json.ts';

/** A guild as REST gives it: `APIGuild`. */
export function guildJson(world: World, guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map((role) => roleJson(role, guild, world)),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    hub_type: null,
    incidents_data: null,
  };
}

/** With everything in it that the bot may see, as GUILD_CREATE brings it. Of the members only the bot comes without being asked for. */
export function wholeGuildJson(world: World, guild: Guild): Json {
  const bot = guild.members.get(world.app.botId);
  const now = world.clock.now();
  const channels = [...guild.channels.values()];
  return {
    ...guildJson(world, guild),
    joined_at: new Date(bot?.joinedAt ?? now).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot === undefined ? [] : [memberJson(world, bot)],
    channels: channels.filter(({ thread }) => thread === undefined).map((channel) => channelJson(world, channel)),
    threads: channels
      .filter((channel) => channel.thread?.archived === false)
      .filter((channel) => has(permissionsIn(guild, world.app.botId, channel, now), 'ViewChannel'))
      .map((channel) => channelJson(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
