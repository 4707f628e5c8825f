import { isObject, type Json, textOf } from '../json.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Announcer, PairOrder } from './state/announcer.ts';
import { contextOf } from './state/app-context.ts';
import { typed } from './state/human-text.ts';
import { type Interactions, pressables } from './state/interactions.ts';
import type { Posting } from './state/posting.ts';
import type { Channel, Workspace } from './state/workspace.ts';
import { channelOf, directMessage, findMessage, personOf, type World } from './state/world.ts';
import { createArgs } from './web-api/args.ts';
import { postLimits, readContent } from './web-api/message-content.ts';

/** What was said, with what the app was told of it. */
export interface Said {
  readonly channel: string;
  readonly ts: string;
  readonly deliveries: readonly Delivery[];
  /** Resolves once every delivery was acknowledged or given up. */
  readonly settled: Promise<void>;
}

/** What people do in Slack. */
export interface People {
  /** Says something in a channel, or with `thread_ts` in a thread. A bot says it as bots do. */
  say(what: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    readonly thread_ts?: string;
    readonly order?: PairOrder;
    readonly subtype?: string;
    readonly beside?: string;
  }): Said;
  /**
   * Says something to the app in a direct message. `beside`: the channel that one looks at meanwhile, which apps with an agent_view
   * are told.
   */
  tell(user: string, text: string, options?: { readonly thread_ts?: string; readonly beside?: string }): Said;
  /** Changes what one wrote. */
  edit(what: { readonly channel: string; readonly ts: string; readonly text: string }): void;
  remove(what: { readonly channel: string; readonly ts: string }): void;
  /** @param command with its slash. Resolves as `Delivery.settled` does. */
  command(what: {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
    readonly command?: string;
  }): Delivery;
  /**
   * Presses a button, or picks an option, by its label: on the message with this `ts`, or on the latest that the person sees in the
   * channel and that has it.
   */
  press(what: {
    readonly user: string;
    readonly channel: string;
    readonly button: string | RegExp;
    readonly ts?: string;
  }): Delivery;
  messageShortcut(what: {
    readonly user: string;
    readonly channel: string;
    readonly ts: string;
    readonly callbackId: string;
  }): Delivery;
}

export interface PeopleDeps {
  readonly world: World;
  readonly announcer: Announcer;
  readonly posting: Posting;
  readonly deliveries: Deliveries;
  readonly interactions: Interactions;
  /** The slash command that is meant where none is named. */
  readonly defaultCommand: string;
  /** Notes that Slack shows an error to somebody. */
  readonly showError: (user: string, error: string) => void;
}

export function createPeople(deps: PeopleDeps): People {
  const { world, posting, deliveries, interactions } = deps;

  const say: People['say'] = ({ channel: id, user, text, thread_ts, order, subtype, beside }) => {
    const { workspace, person } = personOf(world, user);
    const { channel } = channelOf(world, id);
    if (!channel.members.has(user)) throw new Error(`${user} is not in ${id}.`);
    const { message, deliveries: sent } = posting.post(
      workspace,
      channel,
      {
        user,
        ...(person.botId !== undefined ? { botId: person.botId } : { clientMsgId: world.ids.secret() }),
        content: typed(text, world.ids),
        ...(thread_ts !== undefined && { threadTs: thread_ts }),
        ...(subtype !== undefined && { subtype }),
        ...(beside !== undefined && { appContext: contextOf(workspace, beside) }),
      },
      order,
    );
    const settled = Promise.all(sent.map((delivery) => delivery.settled)).then(() => undefined);
    return { channel: channel.id, ts: message.ts, deliveries: sent, settled };
  };

  const own = (id: string, ts: string) => {
    const { workspace, channel } = channelOf(world, id);
    const message = findMessage(channel, ts);
    if (message === undefined) throw new Error(`No message ${ts} in ${id}.`);
    return { workspace, channel, message };
  };

  /** Commands and interactions come once; when they are not acknowledged, the person sees an error. */
  const send = (kind: 'slash_commands' | 'interactive', type: string, payload: Json, user: string) => {
    const delivery = deliveries.send(kind, type, payload);
    void delivery.settled.then(({ state, attempts }) => {
      if (state !== 'given up') return;
      const timedOut = attempts.at(-1)?.outcome === 'http_timeout' || attempts.at(-1)?.outcome === 'timeout';
      deps.showError(user, `${type} failed with the error "${timedOut ? 'operation_timeout' : 'dispatch_failed'}"`);
    });
    return delivery;
  };

  return {
    say,
    tell: (user, text, options = {}) => {
      const { workspace } = personOf(world, user);
      return say({ channel: directMessage(world, workspace, user).id, user, text, ...options });
    },
    edit: ({ channel: id, ts, text }) => {
      const { workspace, channel, message } = own(id, ts);
      posting.edit(workspace, channel, message, typed(text, world.ids), message.user);
      message.edited = { user: message.user, ts: world.ids.ts() };
    },
    remove: ({ channel: id, ts }) => {
      const { workspace, channel, message } = own(id, ts);
      posting.remove(workspace, channel, message);
    },
    command: ({ user, channel: id, text, command = deps.defaultCommand }) => {
      const actor = personOf(world, user);
      const { channel } = channelOf(world, id);
      needCommands(deps, actor.workspace);
      if (world.app.commands?.includes(command) === false) throw new Error(`${command} is no valid command.`);
      const payload = interactions.command(actor, channel, command, text);
      const delivery = send('slash_commands', command, payload, user);
      void delivery.settled.then(({ response }) => {
        if (response !== undefined) showResponse(deps, response, channel, { user, said: `${command} ${text}`.trim() });
      });
      return delivery;
    },
    press: ({ user, channel: id, button, ts }) => {
      if (!world.app.interactivity) throw new Error('The app takes no interactions.');
      const actor = personOf(world, user);
      const { channel } = channelOf(world, id);
      const seen = [...channel.messages, ...channel.ephemerals.filter(({ visibleTo }) => visibleTo === user)]
        .filter((message) => ts === undefined || message.ts === ts)
        .sort((a, b) => (a.ts < b.ts ? 1 : -1));
      const matches = (label: string) => (typeof button === 'string' ? label === button : button.test(label));
      for (const message of seen) {
        const element = pressables(message.blocks).find(({ label }) => matches(label));
        if (element === undefined) continue;
        return send('interactive', 'block_actions', interactions.press(actor, channel, message, element), user);
      }
      const labels = seen.flatMap(({ blocks }) => pressables(blocks).map(({ label }) => label));
      throw new Error(
        `Nothing called ${button} to press for ${user} in ${id}; there is: ${labels.join(', ') || 'nothing'}.`,
      );
    },
    messageShortcut: ({ user, channel: id, ts, callbackId }) => {
      const actor = personOf(world, user);
      const { channel, message } = own(id, ts);
      needCommands(deps, actor.workspace);
      if (world.app.shortcuts?.includes(callbackId) === false) throw new Error(`No shortcut ${callbackId}.`);
      const payload = interactions.messageShortcut(actor, channel, message, callbackId);
      return send('interactive', 'message_action', payload, user);
    },
  };
}

/** Without the scope Slack does not even offer them. */
function needCommands({ world }: PeopleDeps, workspace: Workspace): void {
  const tokens = [...world.tokens.values()].filter(
    (token) => token.workspace === workspace.id && token.state === 'active',
  );
  if (!tokens.some(({ scopes }) => scopes.includes('commands'))) throw new Error('The app has no scope for commands.');
}

/**
 * What came with the acknowledgement of a command is shown as if it had come by its response_url. One for the channel shows the
 * command there too.
 */
function showResponse(
  { world, posting }: PeopleDeps,
  response: unknown,
  channel: Channel,
  { user, said }: { readonly user: string; readonly said: string },
): void {
  const body = isObject(response) ? response : { text: textOf(response) ?? '' };
  const { workspace } = personOf(world, user);
  const inChannel = body.response_type === 'in_channel';
  const read = (args: Record<string, unknown>) => readContent(world, createArgs(args), postLimits('acknowledgement'));
  if (inChannel) posting.post(workspace, channel, { user, content: read({ text: said }) });
  if (body.text === undefined && body.blocks === undefined) return;
  const draft = { user: workspace.bot.userId, botId: workspace.bot.botId, content: read(body) };
  if (inChannel) posting.post(workspace, channel, draft);
  else posting.show(workspace, channel, draft, user);
}
