import type { APIChannel, APIGuild, APIGuildMember, APIOverwrite } from 'discord.js';
import type { Api } from '../api.ts';
import { missing, neededToPost, type Permission, permissionsIn } from '../directory/permissions.ts';
import { failureOf } from '../discord-failure.ts';

/** What the bot may do in a channel of a guild, as far as posting needs it. */
export interface ChannelStanding {
  /** As people see it; its id where the bot cannot see it. */
  readonly name: string;
  readonly missing: readonly Permission[];
  /** ISO 8601, where somebody has given the bot a time-out. */
  readonly timedOutUntil?: string;
}

interface Where {
  readonly guild: string;
  readonly channel: string;
  /** User id of the bot. */
  readonly bot: string;
}

/**
 * Asks Discord for the roles of the bot and what the channel makes of them.
 * @returns nothing where the bot is not in the guild.
 * @throws what `failureOf` reads.
 */
export async function readStanding(
  api: Api,
  { guild: guildId, channel: channelId, bot }: Where,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<ChannelStanding | undefined> {
  const read = (route: `/${string}`) => unlessRefused(api.call('GET', route, { signal }));
  const guild = (await read(`/guilds/${guildId}`)) as APIGuild | undefined;
  const member = (await read(`/guilds/${guildId}/members/${bot}`)) as APIGuildMember | undefined;
  if (guild === undefined || member === undefined) return undefined;
  const channel = (await read(`/channels/${channelId}`)) as APIChannel | undefined;
  if (channel === undefined) return { name: channelId, missing: ['ViewChannel'] };
  const parent = 'thread_metadata' in channel && 'parent_id' in channel ? channel.parent_id : undefined;
  const of = parent ? ((await read(`/channels/${parent}`)) as APIChannel | undefined) : channel;
  const timedOutUntil = member.communication_disabled_until ?? undefined;
  const standing = {
    guild: { id: guildId, ownerId: guild.owner_id, roles: guild.roles },
    // What a time-out takes away is no matter of permissions.
    member: { id: bot, roles: member.roles },
  };
  const bits = permissionsIn(standing, overwritesOf(of), now);
  return {
    name: channel.name ?? channelId,
    missing: missing(bits, neededToPost(parent !== undefined)),
    ...(timedOutUntil !== undefined && Date.parse(timedOutUntil) > now && { timedOutUntil }),
  };
}

const overwritesOf = (channel: APIChannel | undefined): readonly APIOverwrite[] =>
  channel !== undefined && 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];

async function unlessRefused(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (failureOf(error).kind === 'refused') return undefined;
    throw error;
  }
}
