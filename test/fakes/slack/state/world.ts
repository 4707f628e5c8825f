import type { Clock } from '../../../../src/clock.ts';
import type { Json } from '../../json.ts';
import { createIds, type Ids } from './ids.ts';
import type { Channel, Message, Person, Token, Workspace } from './workspace.ts';

/** The app as its configuration pages show it. */
export interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly appToken: string;
  /** Scopes of the app token. */
  readonly appTokenScopes: readonly string[];
  /** Events that it subscribes to, as in a manifest (`message.channels`); every event if absent. */
  readonly events?: readonly string[];
  /** Slash commands with their slash; every command if absent. */
  readonly commands?: readonly string[];
  /** Callback ids of message shortcuts; every one if absent. */
  readonly shortcuts?: readonly string[];
  readonly interactivity: boolean;
  readonly messagesTab: boolean;
  readonly homeTab: boolean;
  /** Sold, but not in Slack's directory: such apps may read the history once a minute, 15 messages at a time. */
  readonly unlisted: boolean;
}

/** A call, or a use of a response_url, as it came and as it went. */
interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly args: Json;
  /** `ok`, Slack's error code, or the fault that was injected. */
  readonly outcome: string;
  /** Whether it had its effect. */
  readonly done: boolean;
}

/** A payload that Slack would refuse whatever the circumstances: the sender has to be mended. */
interface Refusal {
  readonly method: string;
  readonly error: string;
  readonly reasons: readonly string[];
  readonly args: Json;
}

/** Something that Slack takes, but that people would not like. */
interface Warning {
  readonly kind: string;
  readonly detail: string;
  readonly method: string;
}

/** Somebody whose attention is called to a message. */
export interface Notified {
  readonly user: string;
  readonly reason: 'direct message' | 'mention' | 'usergroup' | 'here' | 'channel' | 'everyone';
  readonly channel: string;
  readonly ts: string;
  /** Who wrote it. */
  readonly by: string;
}

/** Everything that the fake Slack knows. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly app: AppSettings;
  readonly workspaces: Map<string, Workspace>;
  readonly tokens: Map<string, Token>;
  readonly calls: CallRecord[];
  readonly refused: Refusal[];
  readonly warnings: Warning[];
  readonly notified: Notified[];
  /** Tells those who wait that something has happened. */
  readonly changed: () => void;
  readonly onChange: (listener: () => void) => () => void;
}

export function createWorld(clock: Clock, app: AppSettings): World {
  const listeners = new Set<() => void>();
  return {
    clock,
    ids: createIds(clock),
    app,
    workspaces: new Map(),
    tokens: new Map(),
    calls: [],
    refused: [],
    warnings: [],
    notified: [],
    changed: () => {
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function workspaceOf(world: World, id: string): Workspace {
  const found = world.workspaces.get(id);
  if (found === undefined) throw new Error(`No workspace ${id} in the fake Slack.`);
  return found;
}

/** @throws for nobody known: a mistake in a test. */
export function personOf(world: World, id: string): { workspace: Workspace; person: Person } {
  for (const workspace of world.workspaces.values()) {
    const person = workspace.people.get(id);
    if (person !== undefined) return { workspace, person };
  }
  throw new Error(`Nobody ${id} in the fake Slack.`);
}

/** @throws for an unknown channel: a mistake in a test. */
export function channelOf(world: World, id: string): { workspace: Workspace; channel: Channel } {
  for (const workspace of world.workspaces.values()) {
    const channel = workspace.channels.get(id);
    if (channel !== undefined) return { workspace, channel };
  }
  throw new Error(`No channel ${id} in the fake Slack.`);
}

/** The direct message of the app and a person; made at its first use. */
export function directMessage(world: World, workspace: Workspace, user: string): Channel {
  for (const channel of workspace.channels.values()) {
    if (channel.kind === 'im' && channel.members.has(user) && channel.members.has(workspace.bot.userId)) return channel;
  }
  return openChannel(world, workspace, {
    id: world.ids.next('D'),
    name: '',
    kind: 'im',
    members: [user, workspace.bot.userId],
  });
}

export function openChannel(
  world: World,
  workspace: Workspace,
  parts: { id: string; name: string; kind: Channel['kind']; members: Iterable<string> },
): Channel {
  const channel: Channel = {
    id: parts.id,
    workspace: workspace.id,
    name: parts.name,
    kind: parts.kind,
    members: new Set(parts.members),
    messages: [],
    ephemerals: [],
    created: Math.floor(world.clock.now() / 1000),
    isArchived: false,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

/** Messages stand in the order of their `ts`, so it halves what is left with each look. */
export function findMessage({ messages }: Channel, ts: string): Message | undefined {
  let [from, to] = [0, messages.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((messages[middle]?.ts ?? '') < ts) from = middle + 1;
    else to = middle;
  }
  return messages[from]?.ts === ts ? messages[from] : undefined;
}
