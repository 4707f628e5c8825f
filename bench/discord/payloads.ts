import { discordTime, newSnowflake } from './snowflake.ts';

const began = Date.parse('2024-01-01');

/** The app and its bot. */
export const appId = newSnowflake(began);
const botId = newSnowflake(began);
export const bot = { ...user(botId, 'stevedore'), bot: true };

/** Many people, so that nobody asks more often than one person may. */
const people = Array.from({ length: 20_000 }, () => newSnowflake(began));
export const personAt = (at: number): string => people[at % people.length]!;

export interface Place {
  readonly guild: string;
  readonly channel: string;
  readonly type: number;
  /** Of a thread. */
  readonly parent?: string;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
}

/** `/ask`. */
export function command(person: string, place: Place, question: string): Interaction {
  const data = { id: '1', type: 1, name: 'ask', options: [{ type: 3, name: 'question', value: question }] };
  return interaction(2, person, place, data);
}

/** What is typed so far after `/ask`. */
export function typing(person: string, place: Place, text: string): Interaction {
  const data = { id: '1', type: 1, name: 'ask', options: [{ type: 3, name: 'question', value: text, focused: true }] };
  return interaction(4, person, place, data);
}

/** @param below the message that has the button. */
export function press(person: string, place: Place, button: string, below: object): Interaction {
  return interaction(3, person, place, { component_type: 2, custom_id: button }, { message: below });
}

/** "Interaction Structure" in Discord's reference. */
function interaction(type: number, person: string, place: Place, data: object, more: object = {}): Interaction {
  const id = newSnowflake();
  const token = `interaction-token-of-${id}`;
  const told = {
    ...{ application_id: appId, type, data, version: 1, ...more },
    ...{ guild_id: place.guild, guild: { id: place.guild, locale: 'en-US', features: [] }, guild_locale: 'en-US' },
    ...{ channel_id: place.channel, channel: { ...channel(place), permissions: '2248473465835073' } },
    ...{ locale: 'en-US', app_permissions: '2248473465835073', entitlements: [], entitlement_sku_ids: [], context: 0 },
    ...{ authorizing_integration_owners: { '0': place.guild }, attachment_size_limit: 10_485_760 },
    member: { user: user(person, 'bench'), permissions: '2248473465835073', ...member },
  };
  return { id, token, ...told };
}

/** Data of MESSAGE_CREATE; `id` tells messages apart. */
export function message(person: string, place: Place, content: string, more: object = {}): { readonly id: string } {
  return {
    ...{ id: newSnowflake(), channel_id: place.channel, guild_id: place.guild, channel_type: place.type, content },
    ...{
      author: user(person, 'bench'),
      member,
      type: 0,
      timestamp: new Date(discordTime.now()).toISOString(),
      edited_timestamp: null,
    },
    ...{ tts: false, mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [] },
    ...{ components: [], pinned: false, flags: 0, ...more },
  };
}

/** A message that calls the bot. */
export function mention(person: string, place: Place, question: string): { readonly id: string } {
  return message(person, place, `<@${botId}> ${question}`, { mentions: [{ ...bot, member }] });
}

function user(id: string, name: string) {
  return {
    ...{ id, username: `${name}${id.slice(-6)}`, discriminator: '0', global_name: name, public_flags: 0, avatar: null },
    ...{ avatar_decoration_data: null, collectibles: null, clan: null, primary_guild: null },
  };
}

const member = {
  ...{ roles: [], joined_at: '2024-01-01T00:00:00.000000+00:00', premium_since: null, nick: null, pending: false },
  ...{ deaf: false, mute: false, flags: 0, avatar: null, banner: null, communication_disabled_until: null },
};

export function channel({ guild, channel: id, type, parent }: Place): object {
  return {
    ...{ id, type, guild_id: guild, name: `place-${id.slice(-6)}`, flags: 0, last_message_id: null, nsfw: false },
    ...{ rate_limit_per_user: 0, position: 0, topic: null, parent_id: parent ?? null, permission_overwrites: [] },
  };
}

/** A thread as the gateway tells of it. */
export function thread(place: Place, archived = false): object {
  const timestamp = new Date(discordTime.now()).toISOString();
  return {
    ...{ ...channel(place), owner_id: personAt(0), message_count: 3, member_count: 2, total_message_sent: 3 },
    thread_metadata: {
      ...{ archived, auto_archive_duration: 1_440, archive_timestamp: timestamp, create_timestamp: timestamp },
      locked: false,
    },
  };
}

export function role(guild: string, id: string, permissions = '0'): object {
  return {
    ...{ id, guild_id: guild, name: `role-${id.slice(-6)}`, description: null, permissions, position: 1, color: 0 },
    ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, hoist: false, managed: false },
    ...{ mentionable: false, icon: null, unicode_emoji: null, flags: 0 },
  };
}

/** Data of GUILD_CREATE. */
export function guild(
  id: string,
  channels: readonly object[],
  roles: readonly object[],
  threads: readonly object[],
): { readonly id: string } {
  return {
    ...{ id, name: `Guild ${id.slice(-6)}`, owner_id: personAt(1), icon: null, splash: null, banner: null },
    ...{ description: null, discovery_splash: null, afk_channel_id: null, afk_timeout: 300, verification_level: 1 },
    ...{ default_message_notifications: 1, explicit_content_filter: 0, emojis: [], stickers: [], features: [] },
    ...{ mfa_level: 0, application_id: null, system_channel_id: null, system_channel_flags: 0, nsfw_level: 0 },
    ...{ rules_channel_id: null, public_updates_channel_id: null, safety_alerts_channel_id: null, premium_tier: 0 },
    ...{ vanity_url_code: null, preferred_locale: 'en-US', hub_type: null, incidents_data: null, max_members: 500_000 },
    ...{ joined_at: '2024-01-01T00:00:00.000000+00:00', large: false, unavailable: false, member_count: 50 },
    ...{ members: [{ user: bot, ...member }], voice_states: [], presences: [], stage_instances: [] },
    ...{ guild_scheduled_events: [], soundboard_sounds: [], channels, roles, threads },
  };
}
