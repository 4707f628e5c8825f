import { isObject, type Json, objectsOf, textOf } from '../../json.ts';
import type { Triggers } from '../web-api/method.ts';
import type { ResponseUrls } from '../web-api/response-urls.ts';
import { messageJson, threadedJson } from './message-json.ts';
import type { Channel, Message, Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** Makes the payloads that Slack sends when people act: commands, presses, shortcuts, views. */
export interface Interactions {
  command(actor: Actor, channel: Channel, command: string, text: string): Json;
  press(actor: Actor, channel: Channel, message: Message, element: Pressable): Json;
  pressInView(actor: Actor, view: Json, element: Pressable): Json;
  messageShortcut(actor: Actor, channel: Channel, message: Message, callbackId: string): Json;
  viewSubmission(actor: Actor, view: Json, values: Json): Json;
  viewClosed(actor: Actor, view: Json): Json;
}

interface Actor {
  readonly workspace: Workspace;
  readonly person: Person;
}

/** Something to press, with where it stands and what to tell of it. */
export interface Pressable {
  readonly blockId: string;
  readonly element: Json;
  /** What the element's type adds to the action: `value`, `selected_option`. */
  readonly chosen: Json;
}

/** The same for every app, as Slack no longer wants it to be checked. */
const verificationToken = 'legacy-verification-token';

export function createInteractions(world: World, triggers: Triggers, urls: ResponseUrls): Interactions {
  const base = ({ workspace, person }: Actor) => ({
    user: { id: person.id, username: person.name, name: person.name, team_id: workspace.id },
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: world.app.id,
    token: verificationToken,
    trigger_id: triggers.create(workspace, person.id),
  });
  const place = (channel: Channel) => ({ id: channel.id, name: nameFor(channel) });

  const action = ({ blockId, element, chosen }: Pressable) => ({
    action_id: element.action_id,
    block_id: blockId,
    ...(isObject(element.text) && { text: element.text }),
    ...(typeof element.url === 'string' && { url: element.url }),
    ...chosen,
    type: element.type,
    action_ts: world.ids.ts(),
  });

  return {
    command: (actor, channel, command, text) => {
      const { workspace, person } = actor;
      const { trigger_id } = base(actor);
      return {
        token: verificationToken,
        team_id: workspace.id,
        team_domain: workspace.domain,
        channel_id: channel.id,
        channel_name: nameFor(channel),
        user_id: person.id,
        user_name: person.name,
        command,
        text,
        api_app_id: world.app.id,
        is_enterprise_install: 'false',
        response_url: urls.create('commands', { workspace, channel, user: person.id }),
        trigger_id,
      };
    },
    press: (actor, channel, message, element) => {
      const { workspace, person } = actor;
      const isEphemeral = message.visibleTo !== undefined;
      return {
        type: 'block_actions',
        ...base(actor),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channel.id,
          is_ephemeral: isEphemeral,
          ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
        },
        channel: place(channel),
        // Slack tells nothing of what stands in a message that one person sees.
        ...(!isEphemeral && { message: threadedJson(world, workspace, channel, message, { allMetadata: true }) }),
        state: { values: {} },
        response_url: urls.create('actions', { workspace, channel, user: person.id, message }),
        actions: [action(element)],
      };
    },
    pressInView: (actor, view, element) => ({
      type: 'block_actions',
      ...base(actor),
      container: { type: 'view', view_id: view.id },
      view,
      actions: [action(element)],
    }),
    messageShortcut: (actor, channel, message, callbackId) => ({
      type: 'message_action',
      ...base(actor),
      action_ts: world.ids.ts(),
      callback_id: callbackId,
      channel: place(channel),
      message_ts: message.ts,
      message: messageJson(world, actor.workspace, message),
      response_url: urls.create('app', { workspace: actor.workspace, channel, user: actor.person.id }),
    }),
    viewSubmission: (actor, view, values) => ({
      type: 'view_submission',
      ...base(actor),
      view: { ...view, state: { values } },
      response_urls: [],
    }),
    viewClosed: (actor, view) => ({ type: 'view_closed', ...base(actor), view, is_cleared: false }),
  };
}

/** Slack does not give away the names of private conversations. */
function nameFor(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'group' ? 'privategroup' : channel.name;
}

/** Everything that can be pressed in blocks, with its label. */
export function pressables(blocks: readonly Json[]): (Pressable & { readonly label: string })[] {
  return blocks.flatMap((block) => {
    const elements = [...objectsOf(block.elements), ...(isObject(block.accessory) ? [block.accessory] : [])];
    return elements.flatMap((element) => pressablesOf(element, String(block.block_id)));
  });
}

function pressablesOf(element: Json, blockId: string): (Pressable & { readonly label: string })[] {
  switch (element.type) {
    case 'button':
    case 'icon_button': {
      const chosen = element.value === undefined ? {} : { value: element.value };
      return [{ blockId, element, label: labelOf(element), chosen }];
    }
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].filter(isObject).map((side) => ({
        blockId,
        element: { ...element, text: side.text },
        label: labelOf(side),
        chosen: { value: side.value },
      }));
    case 'static_select':
    case 'overflow':
    case 'radio_buttons':
      return [
        ...objectsOf(element.options),
        ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
      ].map((option) => ({ blockId, element, label: labelOf(option), chosen: { selected_option: option } }));
    default:
      return [];
  }
}

const labelOf = (thing: Json): string => (isObject(thing.text) ? (textOf(thing.text.text) ?? '') : '');
