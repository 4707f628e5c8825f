import type { Person, Workspace } from './state/workspace.ts';
import { openChannel, type World } from './state/world.ts';
import { install } from './web-api/auth.ts';

/** A workspace to begin with. What is left out gets a value. */
export interface WorkspaceParts {
  /** `T…` */
  readonly team?: string;
  readonly name?: string;
  readonly domain?: string;
  readonly users?: readonly PersonParts[];
  readonly channels?: readonly ChannelParts[];
  readonly usergroups?: readonly {
    readonly id: string;
    readonly handle: string;
    readonly members: readonly string[];
  }[];
  /** The app's token there. Without one the app is not installed, as before OAuth. */
  readonly botToken?: string | false;
  readonly scopes?: readonly string[];
}

interface PersonParts {
  readonly id: string;
  /** Default: its id in lower case. */
  readonly name?: string;
  readonly realName?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isBot?: boolean;
  /** Of somebody from another workspace. */
  readonly home?: Person['home'];
  readonly tz?: string;
  readonly deleted?: boolean;
}

interface ChannelParts {
  readonly id: string;
  readonly name?: string;
  /** Default: channel. */
  readonly kind?: 'channel' | 'group' | 'mpim';
  /** People in it; default: everybody. */
  readonly members?: readonly string[];
  /** Whether the bot is in it; default: yes. */
  readonly withBot?: boolean;
  readonly archived?: boolean;
}

/** All that an app needs to answer in every place. */
const usualScopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'users:read',
];

export function addWorkspace(
  world: World,
  botName: string,
  parts: WorkspaceParts,
): { workspace: Workspace; botToken: string } {
  const id = parts.team ?? world.ids.next('T');
  const domain = parts.domain ?? id.toLowerCase();
  const bot = { userId: world.ids.next('U'), botId: world.ids.next('B'), name: botName };
  const workspace: Workspace = {
    id,
    name: parts.name ?? id,
    domain,
    people: new Map(),
    channels: new Map(),
    usergroups: new Map((parts.usergroups ?? []).map((group) => [group.id, group])),
    bot,
    homes: new Map(),
    modals: new Map(),
    statuses: [],
    prompts: [],
    isInstalled: false,
  };
  world.workspaces.set(id, workspace);
  const people = (parts.users ?? [{ id: 'U1' }]).map((person) => newPerson(world, person));
  people.push({ ...newPerson(world, { id: 'USLACKBOT', name: 'slackbot' }), isBot: true });
  const itself: Person = { ...newPerson(world, { id: bot.userId, name: botName, isBot: true }), botId: bot.botId };
  for (const person of [...people, itself]) workspace.people.set(person.id, person);
  for (const channel of parts.channels ?? [{ id: 'C1', name: 'general' }]) {
    const members = [
      ...(channel.members ?? people.map((person) => person.id).filter((member) => member !== 'USLACKBOT')),
      ...(channel.withBot === false ? [] : [bot.userId]),
    ];
    const name = channel.name ?? channel.id.toLowerCase();
    const opened = openChannel(world, workspace, { id: channel.id, name, kind: channel.kind ?? 'channel', members });
    opened.isArchived = channel.archived ?? false;
  }
  const botToken =
    parts.botToken === false ? '' : install(world, workspace, parts.scopes ?? usualScopes, parts.botToken);
  return { workspace, botToken };
}

function newPerson(world: World, parts: PersonParts): Person {
  const name = parts.name ?? parts.id.toLowerCase();
  return {
    id: parts.id,
    name,
    realName: parts.realName ?? name,
    isBot: parts.isBot ?? false,
    ...(parts.isBot === true && { botId: world.ids.next('B') }),
    isAdmin: parts.isAdmin ?? parts.isOwner ?? false,
    isOwner: parts.isOwner ?? false,
    ...(parts.home && { home: parts.home }),
    tz: parts.tz ?? 'Etc/UTC',
    deleted: parts.deleted ?? false,
  };
}
