import { isObject, type Json } from '../../json.ts';
import { checkView } from '../blocks/check-view.ts';
import { storedBlocks } from '../blocks/stored-blocks.ts';
import type { Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import type { BotCall, Method } from './method.ts';
import { SlackError } from './slack-error.ts';

export const viewMethods: Record<string, Method> = {
  'views.publish': { token: 'bot', scopes: [], pace: 4, run: publish },
  'views.open': { token: 'bot', scopes: [], pace: 4, run: open },
  'views.push': { token: 'bot', scopes: [], pace: 4, run: open },
  'views.update': { token: 'bot', scopes: [], pace: 4, run: update },
};

/** Bytes of a view. */
const largest = 250_000;

/** @throws SlackError for a view that Slack refuses. */
function readView({ args }: BotCall, type: 'home' | 'modal'): Json {
  const value = args.value('view', 'invalid_arguments');
  const fault = checkView(value, type);
  if (fault !== undefined) throw new SlackError(fault.error, fault.reasons);
  if (Buffer.byteLength(JSON.stringify(value)) > largest) throw new SlackError('view_too_large');
  return value as Json;
}

/** A view as Slack keeps and returns it. */
function storedView(world: World, workspace: Workspace, view: Json, id: string): Json {
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id,
    team_id: workspace.id,
    blocks: storedBlocks(blocks, world.ids),
    state: { values: {} },
    hash: `${world.ids.ts()}.${world.ids.block()}`,
    previous_view_id: null,
    root_view_id: id,
    app_id: world.app.id,
    app_installed_team_id: workspace.id,
    bot_id: workspace.bot.botId,
  };
}

function publish(call: BotCall): Json {
  const { workspace, world, args } = call;
  const user = args.required('user_id');
  if (!world.app.homeTab) throw new SlackError('not_enabled');
  if (workspace.people.get(user)?.isBot !== false) {
    throw new SlackError('invalid_arguments', ['user not found [json-pointer:/user_id]']);
  }
  const view = readView(call, 'home');
  const before = workspace.homes.get(user);
  const hash = args.text('hash');
  if (hash !== undefined && before !== undefined && before.hash !== hash) throw new SlackError('hash_conflict');
  const stored = storedView(world, workspace, view, typeof before?.id === 'string' ? before.id : world.ids.next('V'));
  workspace.homes.set(user, stored);
  world.changed();
  return { view: stored };
}

function open(call: BotCall): Json {
  const { world, args, triggers } = call;
  const { workspace, user } = triggers.use(args.required('trigger_id'));
  const stored = storedView(world, workspace, readView(call, 'modal'), world.ids.next('V'));
  workspace.modals.set(String(stored.id), { user, view: stored });
  world.changed();
  return { view: stored };
}

function update(call: BotCall): Json {
  const { workspace, world, args } = call;
  const id = args.text('view_id');
  const external = args.text('external_id');
  const found = [...workspace.modals.values()].find(
    ({ view }) => view.id === id || (external !== undefined && view.external_id === external),
  );
  if (found === undefined) throw new SlackError('not_found');
  const hash = args.text('hash');
  if (hash !== undefined && found.view.hash !== hash) throw new SlackError('hash_conflict');
  const view = readView(call, 'modal');
  found.view = storedView(world, workspace, isObject(view) ? view : {}, String(found.view.id));
  world.changed();
  return { view: found.view };
}
