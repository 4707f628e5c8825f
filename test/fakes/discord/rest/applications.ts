import { type APIApplicationCommand, ApplicationCommandType as CommandType } from 'discord-api-types/v10';
import { isObject, type Json } from '../../json.ts';
import { userById } from '../payloads/people-json.ts';
import type { AppSettings, World } from '../state/world.ts';
import { checkCommand } from './command-body.ts';
import { refuse } from './discord-error.ts';
import { createForm } from './form.ts';
import { type Answer, ok, type RestCall, type Route } from './route.ts';

/** The app itself, its commands, and where its gateway is. */
export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/applications/@me', run: ({ world }) => ok(applicationJson(world)) },
  { method: 'GET', path: '/oauth2/applications/@me', run: ({ world }) => ok(applicationJson(world)) },
  { method: 'GET', path: '/applications/:id/commands', run: (call) => ok(commandsOf(call)) },
  { method: 'PUT', path: '/applications/:id/commands', run: overwrite },
  { method: 'GET', path: '/applications/:id/guilds/:id/commands', run: (call) => ok(commandsOf(call)) },
  { method: 'PUT', path: '/applications/:id/guilds/:id/commands', run: overwrite },
  { method: 'GET', path: '/gateway', open: true, run: ({ gatewayUrl }) => ok({ url: gatewayUrl() }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    run: ({ gatewayUrl, shards, sessionStarts }) =>
      ok({ url: gatewayUrl(), shards, session_start_limit: sessionStarts() }),
  },
];

/** "Application Flags": intents that are switched on in an app of fewer than a hundred guilds. */
export const applicationFlags = ({ presences, guildMembers, messageContent }: AppSettings): number =>
  (presences ? 1 << 13 : 0) | (guildMembers ? 1 << 15 : 0) | (messageContent ? 1 << 19 : 0);

function applicationJson(world: World): Json {
  const { app } = world;
  const params =
    app.installPermissions === undefined
      ? undefined
      : { scopes: ['applications.commands', 'bot'], permissions: app.installPermissions.toString() };
  return {
    id: app.id,
    name: app.name,
    icon: null,
    description: '',
    summary: '',
    bot: userById(world, app.botId),
    bot_public: app.isPublic,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    team: null,
    flags: applicationFlags(app),
    flags_new: String(applicationFlags(app)),
    redirect_uris: [],
    interactions_endpoint_url: app.interactionsEndpointUrl,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    integration_types_config: {
      ...(app.guildInstall && { '0': params === undefined ? {} : { oauth2_install_params: params } }),
      ...(app.userInstall && { '1': {} }),
    },
    ...(params && { install_params: params }),
  };
}

/** Guild id, or `global`. */
function scopeOf({ world, params }: RestCall): string {
  const [application, guild] = params;
  if (application !== world.app.id) throw refuse('unknownApplication');
  if (guild === undefined) return 'global';
  if (!world.guilds.get(guild)?.members.has(world.app.botId)) throw refuse('missingAccess');
  return guild;
}

const commandsOf = (call: RestCall): readonly APIApplicationCommand[] => call.world.commands.get(scopeOf(call)) ?? [];

/** "Registering a Command": how many of each kind there may be. */
const mostOfKind: readonly (readonly [CommandType, number])[] = [
  [CommandType.ChatInput, 100],
  [CommandType.User, 15],
  [CommandType.Message, 15],
];

function overwrite(call: RestCall): Answer {
  const { world, whole, route } = call;
  const scope = scopeOf(call);
  const form = createForm((path) => world.warnings.push({ kind: 'unknown field', detail: path, route }));
  if (!Array.isArray(whole)) form.wrong([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const given = Array.isArray(whole) ? whole.filter(isObject) : [];
  const seen = new Set<string>();
  for (const [index, command] of given.entries()) {
    checkCommand(form, command, [index]);
    const key = `${kindOf(command)} ${String(command.name)}`;
    if (seen.has(key)) {
      form.wrong([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
  }
  for (const [kind, most] of mostOfKind) {
    if (given.filter((command) => kindOf(command) === kind).length <= most) continue;
    form.wrong([], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }
  form.check();
  const before = world.commands.get(scope) ?? [];
  const registered = given.map((command) => register(world, scope, command, before));
  world.commands.set(scope, registered);
  world.changed();
  return ok(registered);
}

const kindOf = ({ type }: Json): CommandType => (typeof type === 'number' ? type : CommandType.ChatInput);

/** As Discord keeps it: a command keeps its id when one of its kind and name was there. */
function register(
  { app, ids }: World,
  scope: string,
  command: Json,
  before: readonly APIApplicationCommand[],
): APIApplicationCommand {
  const type = kindOf(command);
  const kept = before.find((one) => one.type === type && one.name === command.name);
  const { guildInstall, userInstall } = app;
  const isGlobal = scope === 'global';
  const defaults = {
    default_member_permissions: null,
    nsfw: false,
    options: [],
    ...(isGlobal && {
      contexts: null,
      integration_types: [...(guildInstall ? [0] : []), ...(userInstall ? [1] : [])],
    }),
    name_localizations: null,
    description_localizations: null,
  };
  return {
    ...defaults,
    ...command,
    id: kept?.id ?? ids.next(),
    application_id: app.id,
    version: ids.next(),
    type,
    description: command.description ?? '',
    ...(isGlobal ? { dm_permission: command.dm_permission ?? true } : { guild_id: scope }),
  } as unknown as APIApplicationCommand;
}
