import { MessageFlags } from 'discord-api-types/v10';
import type { Lookup } from './lookup.ts';
import { labels, type Names, readMessage } from './reading.ts';
import type { Channel, Message } from './state/guild.ts';
import { byId } from './state/ids.ts';
import { has, permissionsIn } from './state/permissions.ts';
import { guildOf, type Notified, type World } from './state/world.ts';

/** A message as somebody reads it. */
export interface Line {
  readonly channel: string;
  readonly id: string;
  /** Id of who wrote it. */
  readonly user: string;
  /** Whether the app under test wrote it. */
  readonly ours: boolean;
  /** What stands there, without formatting: the text, then the embeds. */
  readonly text: string;
  /** Labels of its buttons and choices. */
  readonly buttons: readonly string[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** "Stevedore is thinking..." */
  readonly loading: boolean;
  /** The message that it replies to. */
  readonly repliesTo?: string;
  /** As Discord keeps it. */
  readonly message: Message;
}

/** Everything that one person sees of the app. */
interface Seen {
  /** In channels, threads and direct messages that they can read, and what is shown to them alone, by time. */
  readonly lines: readonly Line[];
  readonly ephemerals: readonly Line[];
  readonly directMessages: readonly Line[];
  /** What called this person's attention. */
  readonly notifications: readonly Notified[];
  /** What Discord said in the app's place, such as "The application did not respond". */
  readonly failures: readonly string[];
}

export interface Sight {
  /** Messages of a channel or thread by time; with `as`, also what only that person sees there. */
  transcript(channel: string, as?: string): readonly Line[];
  /** The messages that reply to one, by time. */
  replies(message: string): readonly Line[];
  seenBy(user: string): Seen;
}

export function createSight(world: World, lookup: Lookup, failuresOf: (user: string) => readonly string[]): Sight {
  const names: Names = {
    user: (id) => world.users.get(id)?.displayName ?? id,
    channel: (id) => allChannels().find((channel) => channel.id === id)?.name ?? id,
    role: (id) => [...world.guilds.values()].flatMap(({ roles }) => roles.get(id)?.name ?? [])[0] ?? id,
  };

  const allChannels = (): readonly Channel[] => [
    ...[...world.guilds.values()].flatMap(({ channels }) => [...channels.values()]),
    ...world.directMessages.values(),
  ];

  const line = (message: Message): Line => ({
    channel: message.channel,
    id: message.id,
    user: message.author,
    ours: message.author === world.app.botId,
    text: readMessage(message, names),
    buttons: labels(message.components),
    ephemeral: message.visibleTo !== undefined,
    edited: message.editedAt !== undefined,
    loading: (message.flags & MessageFlags.Loading) !== 0,
    ...(message.reference && { repliesTo: message.reference.message }),
    message,
  });

  const linesOf = ({ messages, ephemerals }: Channel, as: string | undefined): readonly Line[] =>
    [...messages.filter(isSaid), ...ephemerals.filter(({ visibleTo }) => visibleTo === as)]
      .sort((a, b) => byId(a.id, b.id))
      .map(line);

  const canRead = (channel: Channel, user: string) => {
    const guild = guildOf(world, channel);
    if (guild === undefined) return channel.recipient === user;
    return has(permissionsIn(guild, user, channel, world.clock.now()), 'ViewChannel');
  };

  return {
    transcript: (name, as) => linesOf(lookup.channel(name), as === undefined ? undefined : lookup.user(as).id),
    replies: (id) =>
      allChannels()
        .flatMap(({ messages }) => messages)
        .filter((message) => message.reference?.message === id && isSaid(message))
        .map(line),
    seenBy: (name) => {
      const { id } = lookup.user(name);
      const channels = allChannels().filter((channel) => canRead(channel, id));
      const lines = channels.flatMap((channel) => linesOf(channel, id)).sort((a, b) => byId(a.id, b.id));
      const direct = new Set([...world.directMessages.keys()]);
      return {
        lines,
        ephemerals: lines.filter(({ ephemeral }) => ephemeral),
        directMessages: lines.filter(({ channel, ephemeral }) => direct.has(channel) && !ephemeral),
        notifications: world.notified.filter(({ user }) => user === id),
        failures: failuresOf(id),
      };
    },
  };
}

/** The message that stands at the top of a thread only points to the one that the thread hangs on. */
const isSaid = ({ type }: Message): boolean => type !== 21;
