import type { Json } from '../../json.ts';
import { userJson } from '../state/message-json.ts';
import { type BotCall, type Method, page } from './method.ts';
import { SlackError } from './slack-error.ts';

export const peopleMethods: Record<string, Method> = {
  'users.info': { token: 'bot', scopes: ['users:read'], pace: 4, run: info },
  'users.list': { token: 'bot', scopes: ['users:read'], pace: 2, run: list },
  'usergroups.list': { token: 'bot', scopes: ['usergroups:read'], pace: 2, run: groups },
  'team.info': { token: 'bot', scopes: ['team:read'], pace: 3, run: team },
  'bots.info': { token: 'bot', scopes: ['users:read'], pace: 3, run: bot },
};

function info({ workspace, args }: BotCall): Json {
  const person = workspace.people.get(args.required('user'));
  if (person === undefined) throw new SlackError('user_not_found');
  return { user: userJson(workspace, person) };
}

function list({ workspace, args, world }: BotCall): Json {
  const everybody = [...workspace.people.values()];
  const { items, response_metadata } = page(args, everybody, everybody.length + 1, 1000);
  const cacheTs = Math.floor(world.clock.now() / 1000);
  return { members: items.map((person) => userJson(workspace, person)), cache_ts: cacheTs, response_metadata };
}

function groups({ workspace, args }: BotCall): Json {
  const withUsers = args.flag('include_users') === true;
  return {
    usergroups: [...workspace.usergroups.values()].map(({ id, handle, members }) => ({
      id,
      team_id: workspace.id,
      is_usergroup: true,
      name: handle,
      handle,
      date_delete: 0,
      user_count: members.length,
      ...(withUsers && { users: members }),
    })),
  };
}

function team({ workspace }: BotCall): Json {
  return { team: { id: workspace.id, name: workspace.name, domain: workspace.domain, email_domain: '', icon: {} } };
}

function bot({ workspace, world, args }: BotCall): Json {
  const wanted = args.text('bot') ?? workspace.bot.botId;
  const person = [...workspace.people.values()].find(({ botId }) => botId === wanted);
  if (person === undefined) throw new SlackError('bot_not_found');
  const ours = wanted === workspace.bot.botId;
  return {
    bot: {
      id: wanted,
      deleted: person.deleted,
      name: person.name,
      updated: 1_700_000_000,
      app_id: ours ? world.app.id : 'A0OTHER',
      user_id: person.id,
      icons: {},
    },
  };
}
