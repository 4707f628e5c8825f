import { GatewayIntentBits as Intent, MessageFlags } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import { channelJson, threadMemberJson } from '../payloads/channel-json.ts';
import { wholeGuildJson } from '../payloads/guild-json.ts';
import { messageJson } from '../payloads/message-json.ts';
import { memberJson, roleJson } from '../payloads/people-json.ts';
import type { Channel, Guild, Member, Message, Role } from './guild.ts';
import { has, permissionsIn } from './permissions.ts';
import { channelById, guildOf, type World } from './world.ts';

/** Tells the app over the gateway what happened, as far as the bot can see it. */
export interface Announcer {
  messageCreated(message: Message): void;
  messageUpdated(message: Message): void;
  messageDeleted(message: Message): void;
  channelCreated(channel: Channel): void;
  channelUpdated(channel: Channel): void;
  channelDeleted(channel: Channel): void;
  /** The bot was added to a thread that was there before. */
  threadJoined(thread: Channel): void;
  guildCreated(guild: Guild): void;
  /** @param unavailable an outage; else the bot is no longer in it. */
  guildDeleted(guild: Guild, unavailable: boolean): void;
  memberUpdated(guild: Guild, member: Member): void;
  roleUpdated(guild: Guild, role: Role): void;
  typingStarted(channel: Channel, user: string): void;
  interactionCreated(guild: string | undefined, payload: Json): void;
}

export function createAnnouncer(world: World): Announcer {
  const send = (event: string, guild: string | undefined, intents: number, data: Json) =>
    world.dispatch({ event, guild, intents, data: () => data });

  /** Whether the bot hears of what happens there. */
  const isHeard = (channel: Channel): boolean => {
    const guild = guildOf(world, channel);
    if (guild === undefined) return channel.guild === undefined;
    if (!guild.isAvailable) return false;
    return has(permissionsIn(guild, world.app.botId, channel, world.clock.now()), 'ViewChannel');
  };
  const messageIntents = (channel: Channel) =>
    channel.guild === undefined ? Intent.DirectMessages : Intent.GuildMessages;

  const sendMessage = (event: string, message: Message) => {
    const channel = channelById(world, message.channel);
    // What one person sees alone is not told.
    if (channel === undefined || message.flags & MessageFlags.Ephemeral || !isHeard(channel)) return world.changed();
    // As it is now, whenever somebody reads it later.
    const views = [false, true].map((messageContent) => messageJson(world, message, { messageContent, gateway: true }));
    world.dispatch({
      event,
      guild: channel.guild,
      intents: messageIntents(channel),
      data: ({ intents }) => views[intents & Intent.MessageContent ? 1 : 0] ?? {},
    });
  };

  const sendMembership = (channel: Channel) => {
    if (!channel.thread?.members.has(world.app.botId)) return;
    send('THREAD_MEMBERS_UPDATE', channel.guild, Intent.Guilds, {
      id: channel.id,
      guild_id: channel.guild,
      member_count: channel.thread.members.size,
      added_members: [threadMemberJson(channel, channel.thread, world.app.botId)],
    });
  };

  const sendChannel = (what: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel) => {
    if (!isHeard(channel)) return world.changed();
    const isThread = channel.thread !== undefined;
    const data: Json = channelJson(world, channel);
    const { id, guild_id, parent_id, type } = data;
    const given =
      what === 'DELETE' && isThread
        ? { id, guild_id, parent_id, type }
        : what === 'CREATE' && isThread
          ? { ...data, newly_created: true }
          : data;
    send(`${isThread ? 'THREAD' : 'CHANNEL'}_${what}`, channel.guild, Intent.Guilds, given);
    if (isThread && what === 'CREATE') sendMembership(channel);
  };

  return {
    messageCreated: (message) => sendMessage('MESSAGE_CREATE', message),
    messageUpdated: (message) => sendMessage('MESSAGE_UPDATE', message),
    messageDeleted: (message) => {
      const channel = channelById(world, message.channel);
      if (channel === undefined || message.flags & MessageFlags.Ephemeral || !isHeard(channel)) return world.changed();
      const { id, guild } = { id: message.id, guild: channel.guild };
      send('MESSAGE_DELETE', guild, messageIntents(channel), {
        id,
        channel_id: channel.id,
        ...(guild !== undefined && { guild_id: guild }),
      });
    },
    channelCreated: (channel) => sendChannel('CREATE', channel),
    channelUpdated: (channel) => sendChannel('UPDATE', channel),
    channelDeleted: (channel) => sendChannel('DELETE', channel),
    threadJoined: (thread) => {
      send('THREAD_CREATE', thread.guild, Intent.Guilds, channelJson(world, thread));
      sendMembership(thread);
    },
    guildCreated: (guild) => send('GUILD_CREATE', guild.id, Intent.Guilds, wholeGuildJson(world, guild)),
    guildDeleted: (guild, unavailable) =>
      send('GUILD_DELETE', guild.id, Intent.Guilds, { id: guild.id, ...(unavailable && { unavailable: true }) }),
    memberUpdated: (guild, member) =>
      // The bot hears of itself without the privileged intent.
      send('GUILD_MEMBER_UPDATE', guild.id, member.user === world.app.botId ? 0 : Intent.GuildMembers, {
        guild_id: guild.id,
        ...memberJson(world, member),
      }),
    roleUpdated: (guild, role) =>
      send('GUILD_ROLE_UPDATE', guild.id, Intent.Guilds, { guild_id: guild.id, role: roleJson(role, guild, world) }),
    typingStarted: (channel, user) => {
      const member = guildOf(world, channel)?.members.get(user);
      send(
        'TYPING_START',
        channel.guild,
        channel.guild === undefined ? Intent.DirectMessageTyping : Intent.GuildMessageTyping,
        {
          channel_id: channel.id,
          user_id: user,
          timestamp: Math.floor(world.clock.now() / 1000),
          ...(channel.guild !== undefined && { guild_id: channel.guild }),
          ...(member && { member: memberJson(world, member) }),
        },
      );
    },
    interactionCreated: (guild, payload) => {
      // With an endpoint of its own the app gets them there.
      if (world.app.interactionsEndpointUrl === null) send('INTERACTION_CREATE', guild, 0, payload);
    },
  };
}
