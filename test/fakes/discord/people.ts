import {
  ChannelType,
  ApplicationCommandType as CommandType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';
import type { Json } from '../json.ts';
import { autocompletes, commandData, type OptionValues, offeredCommand } from './given-command.ts';
import type { Lookup } from './lookup.ts';
import { interactionJson } from './payloads/interaction-json.ts';
import { messageJson } from './payloads/message-json.ts';
import { partialMemberJson, userById } from './payloads/people-json.ts';
import { pressables } from './reading.ts';
import type { Channel, Message, User } from './state/guild.ts';
import { byId } from './state/ids.ts';
import type { Choice, Interaction, Interactions } from './state/interactions.ts';
import { mentionedIn, noMentions } from './state/mentions.ts';
import { has, permissionsIn } from './state/permissions.ts';
import type { Posting } from './state/posting.ts';
import { findMessage, guildOf, type World } from './state/world.ts';

/** What was said, and where. */
interface Said {
  readonly guild: string | undefined;
  readonly channel: string;
  readonly id: string;
  readonly message: Message;
}

/** What people do in Discord. Channels and people go by id or by name. */
export interface People {
  /** Says something in a channel, a thread, or a direct message. */
  say(what: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    /** The message that it replies to. */
    readonly replyTo?: string;
    /** Whether the reply calls its addressee; default: yes. */
    readonly ping?: boolean;
    readonly type?: MessageType;
    /** Comes through a webhook of another app, under this name. */
    readonly webhook?: boolean;
  }): Said;
  /** Says something to the app in a direct message. */
  tell(user: string, text: string, options?: { readonly replyTo?: string; readonly ping?: boolean }): Said;
  /** Changes what somebody wrote. */
  edit(what: { readonly channel: string; readonly message: string; readonly text: string }): void;
  remove(what: { readonly channel: string; readonly message: string }): void;
  /**
   * Uses a slash command of the app.
   * @param what.command its name, with those of its group and sub-command after it: `quiz start`.
   * @throws where Discord would not let it be used so.
   */
  command(what: {
    readonly user: string;
    readonly channel: string;
    readonly command: string;
    readonly options?: OptionValues;
  }): Interaction;
  /** Uses a command of the context menu on a message. */
  messageCommand(what: {
    readonly user: string;
    readonly channel: string;
    readonly message: string;
    readonly command: string;
  }): Interaction;
  /** Types into an option of a command. @returns what is offered then, or nothing when the app did not answer. */
  autocomplete(what: {
    readonly user: string;
    readonly channel: string;
    readonly command: string;
    readonly option: string;
    readonly text: string;
    readonly options?: OptionValues;
  }): Promise<readonly Choice[] | undefined>;
  /**
   * Presses a button, or picks a choice, by its label: on the message with this id, or on the latest that the person sees in the
   * channel and that has it.
   */
  press(what: {
    readonly user: string;
    readonly channel: string;
    readonly button: string | RegExp;
    readonly message?: string;
  }): Interaction;
  /** Starts a thread, on a message or without one, or a post in a forum. */
  startThread(what: {
    readonly channel: string;
    readonly user: string;
    readonly name: string;
    readonly message?: string;
    /** The first thing said in it. */
    readonly text?: string;
    readonly isPrivate?: boolean;
  }): Said & { readonly thread: string };
}

export interface PeopleDeps {
  readonly world: World;
  readonly lookup: Lookup;
  readonly posting: Posting;
  readonly interactions: Interactions;
}

export function createPeople({ world, lookup, posting, interactions }: PeopleDeps): People {
  /** @throws for somebody who cannot look there. */
  const inChannel = (userName: string, channelName: string): { user: User; channel: Channel } => {
    const user = lookup.user(userName);
    const direct = channelName === '@me' ? posting.directMessage(user.id) : undefined;
    const channel = direct ?? lookup.channel(channelName);
    const guild = guildOf(world, channel);
    const sees =
      guild === undefined
        ? channel.recipient === user.id
        : has(permissionsIn(guild, user.id, channel, world.clock.now()), 'ViewChannel');
    if (!sees) throw new Error(`${user.name} cannot see ${channelName}.`);
    return { user, channel };
  };

  const messageIn = (channel: Channel, id: string): Message => {
    const found = findMessage(channel, id) ?? channel.ephemerals.find((message) => message.id === id);
    if (found === undefined) throw new Error(`No message ${id} in ${channel.name || 'the direct message'}.`);
    return found;
  };

  const textOnly = (text: string) => ({ content: text, embeds: [], components: [] });

  const say: People['say'] = ({ channel: channelName, user: userName, text, replyTo, ping = true, type, webhook }) => {
    const { user, channel } = inChannel(userName, channelName);
    const guild = guildOf(world, channel);
    const may = guild && permissionsIn(guild, user.id, channel, world.clock.now());
    if (may !== undefined && !has(may, channel.thread === undefined ? 'SendMessages' : 'SendMessagesInThreads')) {
      throw new Error(`${user.name} may not write in ${channelName}.`);
    }
    const replied = replyTo === undefined ? undefined : messageIn(channel, replyTo);
    const message = posting.post(channel, {
      author: user.id,
      content: textOnly(text),
      mentions: mentionedIn(text),
      ...(type !== undefined && { type }),
      ...(webhook === true && { webhook: world.ids.next() }),
      ...(replied && {
        type: MessageType.Reply,
        reference: {
          message: replied.id,
          channel: channel.id,
          ...(channel.guild !== undefined && { guild: channel.guild }),
        },
        ...(ping && { pingsRepliedTo: replied.author }),
      }),
    });
    return { guild: channel.guild, channel: channel.id, id: message.id, message };
  };

  const open = (
    type: InteractionType,
    { user, channel }: { user: User; channel: Channel },
    data: Json,
    more: { readonly origin?: Parameters<Interactions['open']>[0]['origin']; readonly pressed?: Message } = {},
  ): Interaction => {
    const view = { messageContent: true, gateway: false };
    return interactions.open({
      type,
      user: user.id,
      channel,
      origin: more.origin ?? {},
      ...(more.pressed && { pressed: more.pressed }),
      payload: (id, token) =>
        interactionJson(world, {
          ...{ id, token, type, user, channel, data },
          ...(more.pressed && { message: messageJson(world, more.pressed, view) }),
        }),
    });
  };

  return {
    say,
    tell: (userName, text, options = {}) => {
      const user = lookup.user(userName);
      return say({ channel: posting.directMessage(user.id).id, user: user.id, text, ...options });
    },
    edit: ({ channel: name, message: id, text }) => {
      posting.edit(messageIn(lookup.channel(name), id), { content: text }, mentionedIn(text));
    },
    remove: ({ channel: name, message: id }) => posting.remove(messageIn(lookup.channel(name), id)),
    command: ({ user, channel, command, options = {} }) => {
      const place = inChannel(user, channel);
      const path = command.replace(/^\//, '').split(' ');
      const offered = offeredCommand(world, place.user, place.channel, CommandType.ChatInput, path[0] ?? '');
      const data = commandData(offered, path, options);
      return open(InteractionType.ApplicationCommand, place, data, { origin: { command: path.join(' ') } });
    },
    messageCommand: ({ user, channel, message: id, command }) => {
      const place = inChannel(user, channel);
      const offered = offeredCommand(world, place.user, place.channel, CommandType.Message, command);
      const target = messageIn(place.channel, id);
      const author = guildOf(world, place.channel)?.members.get(target.author);
      const data = {
        id: offered.id,
        name: offered.name,
        type: offered.type,
        target_id: id,
        ...(offered.guild_id !== undefined && { guild_id: offered.guild_id }),
        resolved: {
          messages: { [id]: messageJson(world, target, { messageContent: true, gateway: false }) },
          users: { [target.author]: userById(world, target.author) },
          ...(author && { members: { [target.author]: partialMemberJson(author) } }),
        },
      };
      return open(InteractionType.ApplicationCommand, place, data, { origin: { command, target: id } });
    },
    autocomplete: async ({ user, channel, command, option, text, options = {} }) => {
      const place = inChannel(user, channel);
      const path = command.replace(/^\//, '').split(' ');
      const offered = offeredCommand(world, place.user, place.channel, CommandType.ChatInput, path[0] ?? '');
      if (!autocompletes(offered, path, option))
        throw new Error(`${option} of ${command} offers nothing while one types.`);
      const data = commandData(offered, path, { ...options, [option]: text }, option);
      const interaction = open(InteractionType.ApplicationCommandAutocomplete, place, data);
      await interaction.settled;
      return interaction.choices;
    },
    press: ({ user: userName, channel: channelName, button, message: id }) => {
      const place = inChannel(userName, channelName);
      const { channel, user } = place;
      const seen = [...channel.messages, ...channel.ephemerals.filter(({ visibleTo }) => visibleTo === user.id)]
        .filter((message) => id === undefined || message.id === id)
        .sort((a, b) => byId(b.id, a.id));
      const matches = (label: string) => (typeof button === 'string' ? label === button : button.test(label));
      for (const message of seen) {
        const found = pressables(message.components).find(({ label }) => matches(label));
        if (found === undefined) continue;
        const { component, customId, value } = found;
        const data = {
          custom_id: customId,
          component_type: component.type,
          id: component.id,
          ...(value !== undefined && { values: [value] }),
        };
        return open(InteractionType.MessageComponent, place, data, {
          origin: { interacted: message.id },
          pressed: message,
        });
      }
      const there = seen.flatMap(({ components }) => pressables(components).map(({ label }) => label));
      throw new Error(
        `Nothing called ${button} to press for ${user.name} in ${channelName}; there is: ${there.join(', ') || 'nothing'}.`,
      );
    },
    startThread: ({ channel: channelName, user: userName, name, message: id, text, isPrivate = false }) => {
      const { user, channel } = inChannel(userName, channelName);
      const from = id === undefined ? undefined : messageIn(channel, id);
      const usual =
        channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
      const thread = posting.startThread(channel, {
        name,
        owner: user.id,
        type: isPrivate ? ChannelType.PrivateThread : usual,
        ...(from && { from }),
      });
      const first =
        text === undefined
          ? (thread.messages[0] ??
            posting.post(thread, { author: user.id, content: textOnly(name), mentions: noMentions }))
          : say({ channel: thread.id, user: user.id, text }).message;
      return { guild: thread.guild, channel: thread.id, thread: thread.id, id: first.id, message: first };
    },
  };
}
