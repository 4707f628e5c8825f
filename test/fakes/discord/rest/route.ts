import type { Json } from '../../json.ts';
import type { Announcer } from '../state/announcer.ts';
import type { Channel, Guild } from '../state/guild.ts';
import type { Interactions } from '../state/interactions.ts';
import { directPermissions, has, permissionsIn } from '../state/permissions.ts';
import type { Posting } from '../state/posting.ts';
import { channelById, guildOf, type World } from '../state/world.ts';
import { refuse } from './discord-error.ts';
import type { Nonces } from './nonces.ts';

/** What the routes work with. */
export interface RouteDeps {
  readonly world: World;
  readonly announcer: Announcer;
  readonly posting: Posting;
  readonly interactions: Interactions;
  readonly nonces: Nonces;
  readonly gatewayUrl: () => string;
  readonly sessionStarts: () => Json;
  readonly shards: number;
}

/** One request of the app to one route. */
export interface RestCall extends RouteDeps {
  /** `POST /channels/:id/messages` */
  readonly route: string;
  /** What stands for `:id` and `:token`, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** The body, if it is an object. */
  readonly body: Json;
  /** As it came. */
  readonly whole: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** @throws DiscordError */
export interface Route {
  /** `:id` is a snowflake, `:token` anything. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whether it takes no bot's token: the token is in its path. */
  readonly open?: true;
  readonly run: (call: RestCall) => Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const nothing: Answer = { status: 204 };

/** The bot's permissions in a channel. */
function botPermissions({ world }: RestCall, channel: Channel): bigint {
  const guild = guildOf(world, channel);
  if (guild === undefined) return channel.guild === undefined ? directPermissions : 0n;
  return permissionsIn(guild, world.app.botId, channel, world.clock.now());
}

/** The channel of the path. @throws DiscordError 10003, or 50001 where the bot may not look. */
export function visibleChannel(call: RestCall, id = call.params[0] ?? ''): { channel: Channel; may: bigint } {
  const channel = channelById(call.world, id);
  if (channel === undefined) throw refuse('unknownChannel');
  const may = botPermissions(call, channel);
  if (!has(may, 'ViewChannel')) throw refuse('missingAccess');
  return { channel, may };
}

/** The guild of the path. @throws DiscordError 10004 where the bot is not. */
export function ownGuild({ world, params }: RestCall): Guild {
  const guild = world.guilds.get(params[0] ?? '');
  if (guild === undefined || !guild.members.has(world.app.botId)) throw refuse('unknownGuild');
  return guild;
}
