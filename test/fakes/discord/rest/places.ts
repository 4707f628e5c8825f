import { ChannelType } from 'discord-api-types/v10';
import { channelJson } from '../payloads/channel-json.ts';
import { guildJson } from '../payloads/guild-json.ts';
import { memberJson, roleJson, userById } from '../payloads/people-json.ts';
import { has, permissionsIn } from '../state/permissions.ts';
import { refuse } from './discord-error.ts';
import { createForm } from './form.ts';
import { messageOf } from './messages.ts';
import { type Answer, nothing, ok, ownGuild, type RestCall, type Route, visibleChannel } from './route.ts';

/** Channels, threads, guilds and people. */
export const placeRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me', run: (call) => ok({ ...userById(call.world, call.world.app.botId), flags: 0 }) },
  { method: 'GET', path: '/users/:id', run: user },
  { method: 'GET', path: '/users/@me/guilds', run: ownGuilds },
  { method: 'POST', path: '/users/@me/channels', run: openDirectMessage },
  { method: 'GET', path: '/guilds/:id', run: (call) => ok(guildJson(call.world, ownGuild(call))) },
  { method: 'GET', path: '/guilds/:id/roles', run: roles },
  { method: 'GET', path: '/guilds/:id/channels', run: channels },
  { method: 'GET', path: '/guilds/:id/members/:id', run: member },
  { method: 'GET', path: '/channels/:id', run: (call) => ok(channelJson(call.world, visibleChannel(call).channel)) },
  { method: 'POST', path: '/channels/:id/typing', run: type },
  { method: 'POST', path: '/channels/:id/messages/:id/threads', run: startThread },
];

function user({ world, params }: RestCall): Answer {
  if (!world.users.has(params[0] ?? '')) throw refuse('unknownUser');
  return ok(userById(world, params[0] ?? ''));
}

function ownGuilds({ world, query }: RestCall): Answer {
  const all = [...world.guilds.values()].filter(({ members }) => members.has(world.app.botId));
  // "Get Current User Guilds": 200 at most.
  const guilds = all.slice(0, Math.min(Number(query.get('limit') ?? 200), 200));
  return ok(
    guilds.map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: permissionsIn(guild, world.app.botId, undefined, world.clock.now()).toString(),
      features: [],
    })),
  );
}

function openDirectMessage({ world, posting, body }: RestCall): Answer {
  const form = createForm(() => {});
  const recipient = form.required(body, 'recipient_id', []);
  form.check();
  const person = world.users.get(recipient);
  if (person === undefined || person.id === world.app.botId) throw refuse('invalidRecipient');
  if (person.isBot) throw refuse('cannotSendToUser');
  return ok(channelJson(world, posting.directMessage(recipient)));
}

function roles(call: RestCall): Answer {
  const guild = ownGuild(call);
  return ok([...guild.roles.values()].map((role) => roleJson(role, guild, call.world)));
}

function channels(call: RestCall): Answer {
  const all = [...ownGuild(call).channels.values()].filter(({ thread }) => thread === undefined);
  return ok(all.map((channel) => channelJson(call.world, channel)));
}

function member(call: RestCall): Answer {
  const guild = ownGuild(call);
  const id = call.params[1] ?? '';
  const found = guild.members.get(id);
  if (found === undefined) throw refuse(call.world.users.has(id) ? 'unknownMember' : 'unknownUser');
  return ok(memberJson(call.world, found));
}

function type(call: RestCall): Answer {
  const { channel, may } = visibleChannel(call);
  if (!has(may, channel.thread === undefined ? 'SendMessages' : 'SendMessagesInThreads')) {
    throw refuse('missingPermissions');
  }
  call.world.typing.push({ channel: channel.id, at: call.world.clock.now() });
  call.announcer.typingStarted(channel, call.world.app.botId);
  return nothing;
}

const archiveMinutes: readonly number[] = [60, 1440, 4320, 10080];

function startThread(call: RestCall): Answer {
  const { world, posting, body, route } = call;
  const { channel, may } = visibleChannel(call);
  const form = createForm((path) => world.warnings.push({ kind: 'unknown field', detail: path, route }));
  form.onlyKnown(body, [], ['name', 'auto_archive_duration', 'rate_limit_per_user']);
  const name = form.required(body, 'name', [], { min: 1, max: 100 });
  const autoArchiveMinutes = form.number(body, 'auto_archive_duration', []);
  if (autoArchiveMinutes !== undefined && !archiveMinutes.includes(autoArchiveMinutes)) {
    const message = `Value must be one of (${archiveMinutes.join(', ')}).`;
    form.wrong(['auto_archive_duration'], 'BASE_TYPE_CHOICES', message);
  }
  form.check();
  const isNews = channel.type === ChannelType.GuildAnnouncement;
  if (channel.type !== ChannelType.GuildText && !isNews) throw refuse('wrongChannelType');
  const from = messageOf(call, channel);
  if (!has(may, 'CreatePublicThreads')) throw refuse('missingPermissions');
  if (world.guilds.get(channel.guild ?? '')?.channels.has(from.id)) throw refuse('threadExists');
  const thread = posting.startThread(channel, {
    name,
    owner: world.app.botId,
    type: isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    ...(autoArchiveMinutes !== undefined && { autoArchiveMinutes }),
    from,
  });
  return { status: 201, body: channelJson(world, thread) };
}
