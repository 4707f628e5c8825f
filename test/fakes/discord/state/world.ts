import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Clock } from '../../../../src/clock.ts';
import type { Json } from '../../json.ts';
import type { Channel, Guild, Message, User } from './guild.ts';
import { byId, createIds, type Ids } from './ids.ts';

/** The app as its pages in the developer portal show it. */
export interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly botId: string;
  /** Privileged intents that are switched on. */
  readonly messageContent: boolean;
  readonly guildMembers: boolean;
  readonly presences: boolean;
  /** Then interactions come there, and not over the gateway. */
  readonly interactionsEndpointUrl: string | null;
  readonly isPublic: boolean;
  /** Whether it can be installed in guilds, to user accounts. */
  readonly guildInstall: boolean;
  readonly userInstall: boolean;
  /** Permissions that its own invitation asks for, if it has one. */
  readonly installPermissions: bigint | undefined;
}

/** A call as it came and as it went. */
interface CallRecord {
  readonly at: number;
  /** `POST /channels/:id/messages` */
  readonly route: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number | undefined;
  /** `ok`, Discord's error code, or the fault that was injected. */
  readonly outcome: string;
  /** Whether it had its effect. */
  readonly done: boolean;
}

/** A payload that Discord would refuse whatever the circumstances: the sender has to be mended. */
interface Refusal {
  readonly route: string;
  readonly code: number;
  readonly message: string;
  /** `embeds.0.title: Must be 256 or fewer in length.` */
  readonly reasons: readonly string[];
  readonly body: unknown;
}

/** Something that Discord takes, but that people would not like. */
interface Warning {
  readonly kind: string;
  readonly detail: string;
  readonly route: string;
}

/** Somebody whose attention is called to a message. */
export interface Notified {
  readonly user: string;
  readonly reason: 'direct message' | 'mention' | 'reply' | 'role' | 'everyone';
  readonly channel: string;
  readonly message: string;
  /** Who wrote it. */
  readonly by: string;
}

/** Who a session is, as far as it matters to what it may hear. */
interface Reader {
  readonly intents: number;
}

/** Something that the gateway tells the app's sessions. */
export interface Dispatch {
  readonly event: string;
  /** Its shard is told; shard 0 if it is of no guild. */
  readonly guild: string | undefined;
  /** Any of these is needed; none if 0. */
  readonly intents: number;
  readonly data: (reader: Reader) => Json;
}

/** Everything that the fake Discord knows. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly app: AppSettings;
  /** The bot's token; another one once it was reset. */
  token: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly directMessages: Map<string, Channel>;
  /** Registered commands by guild id, those for everywhere under `global`. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  readonly calls: CallRecord[];
  readonly refused: Refusal[];
  readonly warnings: Warning[];
  readonly notified: Notified[];
  /** Where the bot shows that it is typing, and when. */
  readonly typing: { readonly channel: string; readonly at: number }[];
  /** Sends something to the app. */
  readonly dispatch: (dispatch: Dispatch) => void;
  readonly onDispatch: (listener: (dispatch: Dispatch) => void) => void;
  /** Tells those who wait that something has happened. */
  readonly changed: () => void;
  readonly onChange: (listener: () => void) => () => void;
}

export function createWorld(clock: Clock, app: AppSettings, token: string): World {
  const listeners = new Set<() => void>();
  const carriers = new Set<(dispatch: Dispatch) => void>();
  const world: World = {
    clock,
    ids: createIds(clock),
    app,
    token,
    users: new Map(),
    guilds: new Map(),
    directMessages: new Map(),
    commands: new Map(),
    calls: [],
    refused: [],
    warnings: [],
    notified: [],
    typing: [],
    dispatch: (dispatch) => {
      for (const carry of carriers) carry(dispatch);
      world.changed();
    },
    onDispatch: (listener) => void carriers.add(listener),
    changed: () => {
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const bot: User = {
    id: app.botId,
    name: app.name.toLowerCase(),
    displayName: app.name,
    isBot: true,
    locale: 'en-US',
    dmsClosed: false,
  };
  world.users.set(bot.id, bot);
  return world;
}

export function channelById(world: World, id: string): Channel | undefined {
  const direct = world.directMessages.get(id);
  if (direct !== undefined) return direct;
  for (const guild of world.guilds.values()) {
    const channel = guild.channels.get(id);
    if (channel !== undefined) return channel;
  }
  return undefined;
}

export const guildOf = (world: World, channel: Channel): Guild | undefined =>
  channel.guild === undefined ? undefined : world.guilds.get(channel.guild);

/** The direct message of the app and a person; made at its first use. */
export function directMessageWith(world: World, user: string, make: () => Channel): Channel {
  for (const channel of world.directMessages.values()) if (channel.recipient === user) return channel;
  const channel = make();
  world.directMessages.set(channel.id, channel);
  return channel;
}

/** Messages stand in the order of their ids, so it halves what is left with each look. */
export function findMessage({ messages }: Channel, id: string): Message | undefined {
  let [from, to] = [0, messages.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byId(messages[middle]?.id ?? '0', id) < 0) from = middle + 1;
    else to = middle;
  }
  return messages[from]?.id === id ? messages[from] : undefined;
}
