import type { Json } from '../../json.ts';
import type { Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import type { AppCall, BotCall, Call, Method } from './method.ts';
import { SlackError } from './slack-error.ts';

export const authMethods: Record<string, Method> = {
  'api.test': { token: 'none', pace: 4, run: ({ args }) => ({ args: args.all }) },
  'auth.test': { token: 'bot', scopes: [], pace: 'free', run: test },
  'auth.revoke': { token: 'bot', scopes: [], pace: 3, run: revoke },
  'apps.connections.open': { token: 'app', scopes: ['connections:write'], pace: 3, run: openConnection },
  'apps.uninstall': { token: 'bot', scopes: [], pace: 1, run: uninstallByToken },
  'oauth.v2.access': { token: 'none', pace: 'free', run: access },
};

function test({ workspace, world }: BotCall): Json {
  return {
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: workspace.bot.name,
    team_id: workspace.id,
    user_id: workspace.bot.userId,
    bot_id: workspace.bot.botId,
    app_id: world.app.id,
    app_name: world.app.name,
    is_enterprise_install: false,
  };
}

function revoke({ token, args, workspace, announcer }: BotCall): Json {
  if (args.flag('test') === true) return { revoked: false };
  announcer.event(workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.bot.userId] } });
  token.state = 'revoked';
  return { revoked: true };
}

function openConnection({ sockets, socketUrl }: AppCall): Json {
  return { url: `${socketUrl()}${sockets.newTicket()}` };
}

function uninstallByToken({ args, world, workspace, announcer }: BotCall): Json {
  checkClient(world, args.text('client_id'), args.text('client_secret'));
  uninstall(world, workspace);
  announcer.event(workspace, { type: 'app_uninstalled' });
  announcer.event(workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.bot.userId] } });
  return {};
}

/** Takes the app out of a workspace: its tokens there stop working, and it is in no channel any more. */
export function uninstall(world: World, workspace: Workspace): void {
  workspace.isInstalled = false;
  for (const token of world.tokens.values()) if (token.workspace === workspace.id) token.state = 'inactive';
  for (const channel of workspace.channels.values()) {
    if (channel.kind !== 'im') channel.members.delete(workspace.bot.userId);
  }
}

function checkClient(world: World, id: string | undefined, secret: string | undefined): void {
  if (id !== world.app.clientId) throw new SlackError('invalid_client_id');
  if (secret !== world.app.clientSecret) throw new SlackError('bad_client_secret');
}

function access({ args, world, codes, authorization }: Call): Json {
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  const [basicId, basicSecret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  checkClient(world, args.text('client_id') ?? basicId, args.text('client_secret') ?? basicSecret);
  if (args.text('grant_type') === 'refresh_token') throw new SlackError('invalid_grant_type');
  const consent = codes.use(args.required('code'));
  if ((args.text('redirect_uri') ?? consent.redirectUri) !== consent.redirectUri)
    throw new SlackError('bad_redirect_uri');
  const { workspace, user, scopes } = consent;
  const token = install(world, workspace, scopes);
  return {
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: workspace.bot.userId,
    app_id: world.app.id,
    team: { name: workspace.name, id: workspace.id },
    enterprise: null,
    authed_user: { id: user },
    is_enterprise_install: false,
  };
}

/** Gives the app a token for a workspace. Installing again keeps the token that it has, with the new scopes. */
export function install(world: World, workspace: Workspace, scopes: readonly string[], value?: string): string {
  const before = [...world.tokens.values()].find(
    ({ workspace: id, kind, state }) => id === workspace.id && kind === 'bot' && state === 'active',
  );
  const token = value ?? before?.value ?? `xoxb-${workspace.id}-${world.ids.secret()}`;
  world.tokens.set(token, { value: token, kind: 'bot', workspace: workspace.id, scopes, state: 'active' });
  workspace.isInstalled = true;
  return token;
}
