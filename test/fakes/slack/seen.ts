import type { Json } from '../json.ts';
import { type Names, readBlocks, readMrkdwn } from './blocks/reading.ts';
import { pressables } from './state/interactions.ts';
import type { Channel, Message, SuggestedPrompts, Workspace } from './state/workspace.ts';
import { channelOf, type Notified, personOf, type World } from './state/world.ts';

/** A message as somebody reads it. */
interface Line {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** Id of who wrote it. */
  readonly user: string;
  /** Whether the app under test wrote it. */
  readonly ours: boolean;
  /** What stands there, without formatting. */
  readonly text: string;
  /** What a notification and a screen reader say. */
  readonly notification: string;
  /** Labels of what can be pressed. */
  readonly buttons: readonly string[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  /** As Slack keeps it. */
  readonly message: Message;
}

/** Everything that one person sees of the app. */
interface Seen {
  /** In channels that they are in, and what is shown to them alone, by time. */
  readonly lines: readonly Line[];
  readonly ephemerals: readonly Line[];
  readonly home: { readonly text: string; readonly buttons: readonly string[]; readonly view: Json } | undefined;
  readonly modals: readonly Json[];
  /** What the app says that it is doing, in threads where it has not posted since. */
  readonly statuses: readonly { readonly channel: string; readonly threadTs: string; readonly text: string }[];
  readonly prompts: readonly SuggestedPrompts[];
  /** Titles of assistant threads by `ts`. */
  readonly titles: Readonly<Record<string, string>>;
  /** What called this person's attention. */
  readonly notifications: readonly Notified[];
  /** Errors that Slack showed, such as when a command was not acknowledged. */
  readonly errors: readonly string[];
}

export interface Sight {
  /** Messages of a channel by time; with `as`, also what only that person sees there. */
  transcript(channel: string, as?: string): readonly Line[];
  /** The messages of one thread, the one at its top first. */
  thread(channel: string, ts: string, as?: string): readonly Line[];
  seenBy(user: string): Seen;
}

export function createSight(world: World, errorsOf: (user: string) => readonly string[]): Sight {
  const line = (workspace: Workspace, message: Message): Line => {
    const names = namesOf(workspace);
    return {
      channel: message.channel,
      ts: message.ts,
      ...(message.threadTs !== undefined && { threadTs: message.threadTs }),
      user: message.user,
      ours: message.botId === workspace.bot.botId,
      text: message.blocks.length > 0 ? readBlocks(message.blocks, names) : readMrkdwn(message.text, names),
      notification: readMrkdwn(message.text, names),
      buttons: pressables(message.blocks).map(({ label }) => label),
      ephemeral: message.visibleTo !== undefined,
      edited: message.edited !== undefined,
      message,
    };
  };

  const visible = (channel: Channel, as: string | undefined): Message[] =>
    [...channel.messages, ...channel.ephemerals.filter(({ visibleTo }) => visibleTo === as)].sort((a, b) =>
      a.ts < b.ts ? -1 : 1,
    );

  const transcript: Sight['transcript'] = (id, as) => {
    const { workspace, channel } = channelOf(world, id);
    // Who came and went is no part of what was said.
    const said = visible(channel, as).filter(({ subtype }) => subtype !== 'channel_join');
    return said.map((message) => line(workspace, message));
  };

  return {
    transcript,
    thread: (id, ts, as) => transcript(id, as).filter((shown) => shown.ts === ts || shown.threadTs === ts),
    seenBy: (user) => {
      const { workspace } = personOf(world, user);
      const channels = [...workspace.channels.values()].filter(({ members }) => members.has(user));
      const lines = channels.flatMap((channel) => transcript(channel.id, user)).sort((a, b) => (a.ts < b.ts ? -1 : 1));
      const home = workspace.homes.get(user);
      const blocks = Array.isArray(home?.blocks) ? home.blocks : [];
      return {
        lines,
        ephemerals: everythingShown(workspace, user).map((message) => line(workspace, message)),
        home: home && {
          text: readBlocks(blocks, namesOf(workspace)),
          buttons: pressables(blocks).map(({ label }) => label),
          view: home,
        },
        modals: [...workspace.modals.values()].filter((modal) => modal.user === user).map(({ view }) => view),
        statuses: statusesIn(workspace, channels),
        prompts: workspace.prompts.filter(({ channel }) => channels.some(({ id }) => id === channel)),
        titles: Object.fromEntries(
          channels.flatMap(({ messages }) =>
            messages.flatMap(({ ts, title }) => (title === undefined ? [] : [[ts, title]])),
          ),
        ),
        notifications: world.notified.filter((notified) => notified.user === user),
        errors: errorsOf(user),
      };
    },
  };
}

/** Also where the person is no longer, or never was, a member: a command can be given there. */
const everythingShown = (workspace: Workspace, user: string): Message[] =>
  [...workspace.channels.values()].flatMap(({ ephemerals }) =>
    ephemerals.filter(({ visibleTo }) => visibleTo === user),
  );

function statusesIn(workspace: Workspace, channels: readonly Channel[]): Seen['statuses'] {
  const latest = new Map(workspace.statuses.map((status) => [`${status.channel} ${status.threadTs}`, status]));
  return [...latest.values()].filter(({ channel: id, threadTs, text, ts }) => {
    const channel = channels.find((candidate) => candidate.id === id);
    const posted = channel?.messages.some(
      (message) => message.threadTs === threadTs && message.botId === workspace.bot.botId && message.ts > ts,
    );
    return text !== '' && posted === false;
  });
}

function namesOf(workspace: Workspace): Names {
  return {
    person: (id) => workspace.people.get(id)?.name ?? id,
    channel: (id) => workspace.channels.get(id)?.name ?? id,
    usergroup: (id) => workspace.usergroups.get(id)?.handle ?? id,
  };
}
