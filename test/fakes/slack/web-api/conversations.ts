import type { Json } from '../../json.ts';
import { channelJson, threadedJson } from '../state/message-json.ts';
import type { Channel, ChannelKind, Message } from '../state/workspace.ts';
import { directMessage, findMessage } from '../state/world.ts';
import { type BotCall, findChannel, type Method, needScope, page } from './method.ts';
import { SlackError } from './slack-error.ts';

/** First part of the scopes that go with a kind of conversation. */
const family: Record<ChannelKind, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };
const each = (right: string): string[] => Object.values(family).map((name) => `${name}:${right}`);

export const conversationMethods: Record<string, Method> = {
  'conversations.info': { token: 'bot', scopes: each('read'), pace: 3, run: info },
  'conversations.history': { token: 'bot', scopes: each('history'), pace: 3, run: history },
  'conversations.replies': { token: 'bot', scopes: each('history'), pace: 3, run: replies },
  'conversations.members': { token: 'bot', scopes: each('read'), pace: 4, run: members },
  'conversations.list': { token: 'bot', scopes: each('read'), pace: 2, run: (call) => list(call, () => true) },
  'users.conversations': { token: 'bot', scopes: each('read'), pace: 3, run: conversationsOfUser },
  'conversations.open': { token: 'bot', scopes: ['im:write', 'mpim:write'], pace: 3, run: open },
  'conversations.join': { token: 'bot', scopes: ['channels:join'], pace: 3, run: join },
  'conversations.leave': { token: 'bot', scopes: ['channels:manage', 'groups:write'], pace: 3, run: leave },
};

/** @throws SlackError unless the token may do this in conversations of this kind. */
function readable(call: BotCall, right: 'read' | 'history'): Channel {
  const channel = findChannel(call);
  needScope(call.token, [`${family[channel.kind]}:${right}`]);
  return channel;
}

function info(call: BotCall): Json {
  const channel = readable(call, 'read');
  return { channel: channelJson(call.workspace, channel, call.args.flag('include_num_members')) };
}

function history(call: BotCall): Json {
  const { args, workspace, world } = call;
  const channel = readable(call, 'history');
  if (!channel.members.has(workspace.bot.userId)) throw new SlackError('not_in_channel');
  const top = channel.messages.filter(
    ({ threadTs, ts, subtype }) => threadTs === undefined || threadTs === ts || subtype === 'thread_broadcast',
  );
  const wanted = within(call, top).reverse();
  const { items, hasMore, response_metadata } = page(args, wanted, ...pageSizes(call, 100, 999));
  const allMetadata = args.flag('include_all_metadata') ?? false;
  const messages = items.map((message) => threadedJson(world, workspace, channel, message, { allMetadata }));
  return { messages, has_more: hasMore, pin_count: 0, ...(hasMore && { response_metadata }) };
}

/** The message at the top comes first on every page. */
function replies(call: BotCall): Json {
  const { args, workspace, world } = call;
  const channel = readable(call, 'history');
  if (!channel.members.has(workspace.bot.userId)) throw new SlackError('not_in_channel');
  const asked = findMessage(channel, args.required('ts'));
  if (asked === undefined) throw new SlackError('thread_not_found');
  const rootTs = asked.threadTs ?? asked.ts;
  const root = channel.messages.filter(({ ts }) => ts === rootTs);
  const below = channel.messages.filter(({ threadTs, ts }) => threadTs === rootTs && ts !== rootTs);
  const { items, hasMore, response_metadata } = page(args, within(call, below), ...pageSizes(call, 1000, 1000));
  const allMetadata = args.flag('include_all_metadata') ?? false;
  const messages = [...root, ...items].map((message) =>
    threadedJson(world, workspace, channel, message, { allMetadata }),
  );
  return { messages, has_more: hasMore, ...(hasMore && { response_metadata }) };
}

/** Usual and largest number of messages on a page. */
const pageSizes = ({ world }: BotCall, usual: number, most: number): [number, number] =>
  world.app.unlisted ? [15, 15] : [usual, most];

/** `oldest` and `latest` leave out the messages of those very times, unless `inclusive`. */
function within({ args }: BotCall, messages: readonly Message[]): Message[] {
  const bound = (name: 'oldest' | 'latest') => {
    const text = args.text(name);
    if (text === undefined || text === '') return undefined;
    if (!/^\d+(\.\d+)?$/.test(text)) throw new SlackError(`invalid_ts_${name}`);
    return micros(text);
  };
  const oldest = bound('oldest');
  const latest = bound('latest');
  const inclusive = args.flag('inclusive') ?? false;
  return messages.filter((message) => {
    const at = micros(message.ts);
    const after = oldest === undefined || at > oldest || (inclusive && at === oldest);
    const before = latest === undefined || at < latest || (inclusive && at === latest);
    return after && before;
  });
}

const micros = (ts: string): bigint => {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
};

function members(call: BotCall): Json {
  const channel = readable(call, 'read');
  const { items, response_metadata } = page(call.args, [...channel.members], 100, 1000);
  return { members: items, response_metadata };
}

const typeOf: Record<ChannelKind, string> = {
  channel: 'public_channel',
  group: 'private_channel',
  im: 'im',
  mpim: 'mpim',
};

function list(call: BotCall, wanted: (channel: Channel) => boolean): Json {
  const { args, workspace, token } = call;
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = (Object.keys(typeOf) as ChannelKind[]).filter((kind) => types.includes(typeOf[kind]));
  if (kinds.length < types.length) throw new SlackError('invalid_types');
  for (const kind of kinds) needScope(token, [`${family[kind]}:read`]);
  const limit = args.number('limit');
  if (limit !== undefined && limit > 1000) throw new SlackError('invalid_limit');
  const found = [...workspace.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      wanted(channel) &&
      (channel.kind === 'channel' || channel.members.has(workspace.bot.userId)) &&
      !(args.flag('exclude_archived') === true && channel.isArchived),
  );
  const { items, response_metadata } = page(args, found, 100, 1000);
  return { channels: items.map((channel) => channelJson(workspace, channel, true)), response_metadata };
}

function conversationsOfUser(call: BotCall): Json {
  const user = call.args.text('user') ?? call.workspace.bot.userId;
  return list(call, (channel) => channel.members.has(user));
}

function open(call: BotCall): Json {
  const { args, workspace, world, token } = call;
  const users = args.text('users');
  if (users === undefined) return { channel: { id: findChannel(call).id } };
  const [user, ...others] = users.split(',');
  if (user === undefined || !workspace.people.has(user)) throw new SlackError('user_not_found');
  if (others.length > 0) throw new SlackError('method_not_supported_for_channel_type');
  needScope(token, ['im:write']);
  if (workspace.people.get(user)?.deleted === true) throw new SlackError('user_disabled');
  const channel = directMessage(world, workspace, user);
  return { channel: args.flag('return_im') === true ? channelJson(workspace, channel) : { id: channel.id } };
}

function join(call: BotCall): Json {
  const { workspace } = call;
  const channel = findChannel(call);
  if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackError('is_archived');
  const already = channel.members.has(workspace.bot.userId);
  channel.members.add(workspace.bot.userId);
  return {
    channel: channelJson(workspace, channel),
    ...(already && { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }),
  };
}

function leave(call: BotCall): Json {
  const channel = findChannel(call);
  if (channel.kind === 'im') throw new SlackError('method_not_supported_for_channel_type');
  return channel.members.delete(call.workspace.bot.userId) ? {} : { not_in_channel: true };
}
