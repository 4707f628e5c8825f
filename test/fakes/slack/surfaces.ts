import type { Delivery } from './delivery/delivery.ts';
import type { Json } from './json.ts';
import type { PeopleDeps } from './people.ts';
import { pressables } from './state/interactions.ts';
import type { Workspace } from './state/workspace.ts';
import { channelOf, directMessage, personOf, workspaceOf } from './state/world.ts';
import { install, uninstall } from './web-api/auth.ts';

/** What people do with the app as a whole: open its pages, let it in, throw it out. Nothing comes back where it may not hear of it. */
export interface Surfaces {
  openHome(user: string, tab?: 'home' | 'messages'): Delivery | undefined;
  /** Presses a button, or picks an option, in the home view. */
  pressInHome(what: { readonly user: string; readonly button: string }): Delivery;
  /** Opens the assistant beside a channel: a new thread in the direct message. */
  openAssistant(
    user: string,
    beside?: string,
  ): { readonly channel: string; readonly thread_ts: string; readonly delivery: Delivery | undefined };
  /** Goes to another channel with the assistant open. */
  changeContext(user: string, thread_ts: string, beside: string): Delivery | undefined;
  /** Fills in a modal. `values` as in `view.state.values`. */
  submit(what: { readonly user: string; readonly values?: Json }): Delivery;
  /** Adds the bot to a channel. */
  invite(channel: string, by?: string): Delivery | undefined;
  /** Takes the bot out of a channel. */
  kick(channel: string): Delivery | undefined;
  archive(channel: string): void;
  /** Removes the app from a workspace; it is told that, in no certain order, and that its tokens are gone. */
  uninstall(workspace: string): (Delivery | undefined)[];
  /** Installs it again, with another token. */
  reinstall(workspace: string, scopes: readonly string[]): string;
}

export function createSurfaces(deps: PeopleDeps): Surfaces {
  const { world, announcer, deliveries, interactions } = deps;
  const now = () => world.ids.ts();

  const contextOf = (workspace: Workspace, beside: string | undefined) =>
    beside === undefined ? {} : { channel_id: beside, team_id: workspace.id, enterprise_id: null };

  const membership = (type: 'member_joined_channel' | 'member_left_channel', id: string, inviter?: string) => {
    const { workspace, channel } = channelOf(world, id);
    const kind = channel.kind === 'channel' ? 'C' : 'G';
    const event = {
      type,
      user: workspace.bot.userId,
      channel: id,
      channel_type: kind,
      team: workspace.id,
      event_ts: now(),
    };
    return announcer.event(workspace, { ...event, ...(inviter !== undefined && { inviter }) });
  };

  const modalOf = (user: string) => {
    const { workspace } = personOf(world, user);
    const open = [...workspace.modals.values()].filter((modal) => modal.user === user).at(-1);
    if (open === undefined) throw new Error(`${user} has no modal open.`);
    return open;
  };

  return {
    openHome: (user, tab = 'home') => {
      const { workspace } = personOf(world, user);
      const view = workspace.homes.get(user);
      return announcer.event(workspace, {
        type: 'app_home_opened',
        user,
        channel: directMessage(world, workspace, user).id,
        tab,
        ...(tab === 'home' && view !== undefined && { view }),
        event_ts: now(),
      });
    },
    pressInHome: ({ user, button }) => {
      const actor = personOf(world, user);
      const view = actor.workspace.homes.get(user);
      const blocks = Array.isArray(view?.blocks) ? view.blocks : [];
      const element = pressables(blocks).find(({ label }) => label === button);
      if (view === undefined || element === undefined) throw new Error(`No button ${button} on the home of ${user}.`);
      return deliveries.send('interactive', 'block_actions', interactions.pressInView(actor, view, element));
    },
    openAssistant: (user, beside) => {
      const { workspace } = personOf(world, user);
      const channel = directMessage(world, workspace, user);
      const { bot } = workspace;
      const root = {
        ts: now(),
        channel: channel.id,
        user: bot.userId,
        botId: bot.botId,
        subtype: 'assistant_app_thread',
        unfurlLinks: false,
        unfurlMedia: false,
        text: 'New Assistant Thread',
        hasFallback: true,
        blocks: [],
        attachments: [],
        title: 'New Assistant Thread',
      };
      channel.messages.push(root);
      const thread = {
        user_id: user,
        context: contextOf(workspace, beside),
        channel_id: channel.id,
        thread_ts: root.ts,
      };
      const event = { type: 'assistant_thread_started', assistant_thread: thread, event_ts: now() };
      return { channel: channel.id, thread_ts: root.ts, delivery: announcer.event(workspace, event) };
    },
    changeContext: (user, thread_ts, beside) => {
      const { workspace } = personOf(world, user);
      const channel_id = directMessage(world, workspace, user).id;
      const thread = { user_id: user, context: contextOf(workspace, beside), channel_id, thread_ts };
      const event = { type: 'assistant_thread_context_changed', assistant_thread: thread, event_ts: now() };
      return announcer.event(workspace, event);
    },
    submit: ({ user, values = {} }) => {
      const actor = personOf(world, user);
      const { view } = modalOf(user);
      const delivery = deliveries.send(
        'interactive',
        'view_submission',
        interactions.viewSubmission(actor, view, values),
      );
      void delivery.settled.then(({ state, response }) => {
        if (state === 'acknowledged' && response === undefined) actor.workspace.modals.delete(String(view.id));
      });
      return delivery;
    },
    invite: (id, by) => {
      const { workspace, channel } = channelOf(world, id);
      channel.members.add(workspace.bot.userId);
      return membership('member_joined_channel', id, by);
    },
    kick: (id) => {
      const { workspace, channel } = channelOf(world, id);
      const told = membership('member_left_channel', id);
      channel.members.delete(workspace.bot.userId);
      return told;
    },
    archive: (id) => {
      channelOf(world, id).channel.isArchived = true;
    },
    uninstall: (id) => {
      const workspace = workspaceOf(world, id);
      uninstall(world, workspace);
      const tokens = { oauth: [], bot: [workspace.bot.userId] };
      return [
        announcer.event(workspace, { type: 'app_uninstalled', event_ts: now() }),
        announcer.event(workspace, { type: 'tokens_revoked', tokens, event_ts: now() }),
      ];
    },
    reinstall: (id, scopes) => install(world, workspaceOf(world, id), scopes),
  };
}
