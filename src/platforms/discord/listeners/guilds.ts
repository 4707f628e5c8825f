import type {
  GatewayChannelDeleteDispatchData,
  GatewayGuildCreateDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayReadyDispatchData,
  GatewayThreadDeleteDispatchData,
} from 'discord-api-types/v10';
import { writeAddress } from '../address.ts';
import { platform } from './addressing.ts';
import { helloChannel } from './hello-channel.ts';
import type { Listener, ListenerTools } from './listener.ts';

/** A bot that was away for longer is no newcomer any more. */
const newcomerMs = 10 * 60_000;

/** A session begins: the bot is in these guilds already. */
export const ready: Listener<GatewayReadyDispatchData> = ({ guilds }, { presentGuilds }, shard) => {
  presentGuilds.begin(
    shard,
    guilds.map(({ id }) => id),
  );
};

/** Says hello in a guild that the bot has just joined, and not in one that comes back from an outage. */
export const guildCreated: Listener<GatewayGuildCreateDispatchData> = (guild, tools, shard) => {
  if (tools.presentGuilds.has(guild.id)) return undefined;
  // During an outage nothing more is known of it yet.
  if (guild.unavailable === true) return undefined;
  tools.presentGuilds.add(shard, guild.id);
  return tools.inFlight.hold(sayHello(guild, tools));
};

async function sayHello(guild: GatewayGuildCreateDispatchData, tools: ListenerTools): Promise<void> {
  const { chat, identity, clock } = tools;
  const { id, joined_at: joinedAt, owner_id: person } = guild;
  if (Math.abs(clock.now() - Date.parse(joinedAt)) > newcomerMs) return;
  const channel = helloChannel(guild, identity.userId, clock.now());
  if (channel === undefined) return;
  const place = writeAddress({ guild: id, channel });
  await chat.take({
    event: `join:${id}:${joinedAt}`,
    request: {
      ...{ platform, place, conversation: place, person, shared: true, addressed: true, text: '' },
      call: { name: 'hello', options: {} },
    },
    replyTo: place,
  });
}

/** The bot was removed from a guild; an outage is none. */
export const guildDeleted: Listener<GatewayGuildDeleteDispatchData> = ({ id, unavailable }, tools) => {
  if (unavailable === true) return undefined;
  tools.presentGuilds.remove(id);
  return tools.inFlight.hold(tools.chat.leave(platform, `${id}/`));
};

/**
 * Places are left by how their spelling begins. That an id begins with another whole one, which is shorter, does not happen among the
 * channels of one guild but by a chance of one in billions.
 */
export const channelDeleted: Listener<GatewayChannelDeleteDispatchData | GatewayThreadDeleteDispatchData> = (
  { id, guild_id: guild },
  { chat, inFlight },
) => (guild === undefined ? undefined : inFlight.hold(chat.leave(platform, writeAddress({ guild, channel: id }))));
