import type { Json } from '../json.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { PeopleDeps, Said } from './people.ts';
import { contextOf } from './state/app-context.ts';
import { pressables } from './state/interactions.ts';
import type { Workspace } from './state/workspace.ts';
import { directMessage, personOf } from './state/world.ts';

/** What people do with the app's own pages: its home tab, its messages tab, its assistant, its modals. */
export interface Pages {
  /** Opens a tab of the app. `beside`: the channel that one looks at, which apps with an agent_view are told. */
  openHome(user: string, tab?: 'home' | 'messages', beside?: string): Delivery | undefined;
  /** Presses a button, or picks an option, in the home view. */
  pressInHome(what: { readonly user: string; readonly button: string | RegExp }): Delivery;
  /** Opens the assistant of an app with an assistant_view, beside a channel: a new thread in the direct message. */
  openAssistant(user: string, beside?: string): AssistantThread;
  /** Goes to another channel with the assistant open. */
  changeContext(user: string, thread_ts: string, beside: string): Delivery | undefined;
  /** Goes to another channel with the messages tab open, of an app with an agent_view. */
  changeAppContext(user: string, beside?: string): Delivery | undefined;
  /** Says what a suggested prompt says, by its title. */
  choosePrompt(user: string, title: string): Said;
  /** Sends a modal off. `values` as in `view.state.values`. It closes unless the app answers otherwise. */
  submit(what: { readonly user: string; readonly values?: Json }): Delivery;
  /** Closes a modal; nothing comes of it unless the app wants to know. */
  closeModal(user: string): Delivery | undefined;
}

interface AssistantThread {
  readonly channel: string;
  readonly thread_ts: string;
  /** Of `assistant_thread_started`. */
  readonly delivery: Delivery | undefined;
}

/** @param tell says something in somebody's direct message. */
export function createPages(deps: PeopleDeps, tell: (user: string, text: string, thread_ts?: string) => Said): Pages {
  const { world, announcer, posting, deliveries, interactions } = deps;
  const now = () => world.ids.ts();

  const assistantContext = (workspace: Workspace, beside: string | undefined) =>
    beside === undefined ? {} : { channel_id: beside, team_id: workspace.id, enterprise_id: null };

  const modalOf = (user: string) => {
    const actor = personOf(world, user);
    const open = [...actor.workspace.modals.values()].filter((modal) => modal.user === user).at(-1);
    if (open === undefined) throw new Error(`${user} has no modal open.`);
    return { actor, view: open.view };
  };

  return {
    openHome: (user, tab = 'home', beside) => {
      const { workspace } = personOf(world, user);
      const view = workspace.homes.get(user);
      return announcer.event(workspace, {
        type: 'app_home_opened',
        user,
        channel: directMessage(world, workspace, user).id,
        tab,
        ...(tab === 'home' && view !== undefined && { view }),
        ...(beside !== undefined && { context: contextOf(workspace, beside) }),
        event_ts: now(),
      });
    },
    pressInHome: ({ user, button }) => {
      const actor = personOf(world, user);
      const view = actor.workspace.homes.get(user);
      const blocks = Array.isArray(view?.blocks) ? view.blocks : [];
      const matches = (label: string) => (typeof button === 'string' ? label === button : button.test(label));
      const element = pressables(blocks).find(({ label }) => matches(label));
      if (view === undefined || element === undefined) throw new Error(`No button ${button} on the home of ${user}.`);
      return deliveries.send('interactive', 'block_actions', interactions.pressInView(actor, view, element));
    },
    openAssistant: (user, beside) => {
      const { workspace } = personOf(world, user);
      const channel = directMessage(world, workspace, user);
      const { message: root } = posting.post(workspace, channel, {
        user: workspace.bot.userId,
        botId: workspace.bot.botId,
        subtype: 'assistant_app_thread',
        content: { text: 'New Assistant Thread', hasFallback: true, blocks: [], attachments: [] },
      });
      const thread = {
        user_id: user,
        context: assistantContext(workspace, beside),
        channel_id: channel.id,
        thread_ts: root.ts,
      };
      const event = { type: 'assistant_thread_started', assistant_thread: thread, event_ts: now() };
      return { channel: channel.id, thread_ts: root.ts, delivery: announcer.event(workspace, event) };
    },
    changeContext: (user, thread_ts, beside) => {
      const { workspace } = personOf(world, user);
      const channel_id = directMessage(world, workspace, user).id;
      const thread = { user_id: user, context: assistantContext(workspace, beside), channel_id, thread_ts };
      const event = { type: 'assistant_thread_context_changed', assistant_thread: thread, event_ts: now() };
      return announcer.event(workspace, event);
    },
    changeAppContext: (user, beside) => {
      const { workspace } = personOf(world, user);
      const channel = directMessage(world, workspace, user).id;
      const context = contextOf(workspace, beside);
      return announcer.event(workspace, { type: 'app_context_changed', user, channel, context, event_ts: now() });
    },
    choosePrompt: (user, title) => {
      const { workspace } = personOf(world, user);
      const { id } = directMessage(world, workspace, user);
      const shown = workspace.prompts.filter(({ channel }) => channel === id).at(-1);
      const prompt = shown?.prompts.find((candidate) => candidate.title === title);
      if (prompt === undefined) throw new Error(`No prompt ${title} is suggested to ${user}.`);
      return tell(user, prompt.message, shown?.threadTs);
    },
    submit: ({ user, values = {} }) => {
      const { actor, view } = modalOf(user);
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
    closeModal: (user) => {
      const { actor, view } = modalOf(user);
      actor.workspace.modals.delete(String(view.id));
      if (view.notify_on_close !== true) return undefined;
      return deliveries.send('interactive', 'view_closed', interactions.viewClosed(actor, view));
    },
  };
}
