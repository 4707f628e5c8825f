import { ChannelType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { isThreadOnly } from '../payloads/channel-json.ts';
import { messageJson } from '../payloads/message-json.ts';
import type { Channel, Message, MessageReference } from '../state/guild.ts';
import { byId } from '../state/ids.ts';
import { has } from '../state/permissions.ts';
import { findMessage } from '../state/world.ts';
import { refuse } from './discord-error.ts';
import { createForm } from './form.ts';
import { type MessageBody, readMessageBody, refuseEmpty } from './message-body.ts';
import { type Answer, nothing, ok, type RestCall, type Route, visibleChannel } from './route.ts';

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:id/messages', run: list },
  { method: 'GET', path: '/channels/:id/messages/:id', run: get },
  { method: 'POST', path: '/channels/:id/messages', run: create },
  { method: 'PATCH', path: '/channels/:id/messages/:id', run: edit },
  { method: 'DELETE', path: '/channels/:id/messages/:id', run: remove },
];

/** A message as the app reads it by REST. */
export const shown = ({ world }: RestCall, message: Message) =>
  messageJson(world, message, { messageContent: world.app.messageContent, gateway: false });

function list(call: RestCall): Answer {
  const { channel, may } = visibleChannel(call);
  if (!isText(channel)) throw refuse('notText');
  const form = createForm(() => {});
  const asked = call.query.get('limit');
  const limit = asked === null ? 50 : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    form.wrong(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  const given = ['before', 'after', 'around'].filter((name) => call.query.has(name));
  if (given.length > 1)
    form.wrong([given[1] ?? ''], 'BASE_TYPE_EXCLUSIVE', 'before, after and around exclude one another.');
  form.check();
  if (!has(may, 'ReadMessageHistory')) return ok([]);
  const [name] = given;
  const id = name === undefined ? '' : (call.query.get(name) ?? '0');
  const older = (than: string) => channel.messages.filter((message) => byId(message.id, than) < 0);
  const newer = (than: string) => channel.messages.filter((message) => byId(message.id, than) > 0);
  const chosen =
    {
      before: () => older(id).slice(-limit),
      after: () => newer(id).slice(0, limit),
      around: () => {
        const middle = findMessage(channel, id);
        const half = Math.floor(limit / 2);
        return [...older(id).slice(-half), ...(middle ? [middle] : []), ...newer(id).slice(0, half)].slice(0, limit);
      },
    }[name ?? ''] ?? (() => channel.messages.slice(-limit));
  return ok(
    chosen()
      .reverse()
      .map((message) => shown(call, message)),
  );
}

function get(call: RestCall): Answer {
  const { channel, may } = visibleChannel(call);
  if (!has(may, 'ReadMessageHistory')) throw refuse('missingAccess');
  return ok(shown(call, messageOf(call, channel)));
}

function create(call: RestCall): Answer {
  const { world, posting, nonces, route } = call;
  const { channel, may } = visibleChannel(call);
  const { botId } = world.app;
  if (!isText(channel)) throw refuse('notText');
  const body = readMessageBody(world, call.body, 'create', route);
  refuseEmpty(body);
  refuseClosed(call, channel, may);
  if (!has(may, channel.thread === undefined ? 'SendMessages' : 'SendMessagesInThreads')) {
    throw refuse('missingPermissions');
  }
  if ((body.embeds ?? []).length > 0 && !has(may, 'EmbedLinks')) throw refuse('missingPermissions');
  if (body.nonce !== undefined && body.enforceNonce) {
    const posted = nonces.find(botId, body.nonce);
    if (posted !== undefined) return ok(shown(call, posted));
  }
  const replied = repliedTo(body, channel, may);
  const message = posting.post(channel, {
    author: botId,
    ...(replied && { type: MessageType.Reply, reference: referenceTo(channel, replied) }),
    content: { content: body.content ?? '', embeds: body.embeds ?? [], components: body.components ?? [] },
    flags: body.flags & (MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications),
    mentions: body.mentions,
    ...(replied && body.repliedUser && { pingsRepliedTo: replied.author }),
    ...(body.nonce !== undefined && { nonce: body.nonce }),
  });
  nonces.remember(message);
  return ok(shown(call, message));
}

const referenceTo = (channel: Channel, { id }: Message): MessageReference => ({
  message: id,
  channel: channel.id,
  ...(channel.guild !== undefined && { guild: channel.guild }),
});

/** @throws DiscordError 160002, or 50035 for a message that is not there, unless that is allowed. */
function repliedTo({ reference }: MessageBody, channel: Channel, may: bigint): Message | undefined {
  if (reference === undefined) return undefined;
  if (!has(may, 'ReadMessageHistory')) throw refuse('replyNeedsHistory');
  const found = findMessage(channel, reference.message);
  const form = createForm(() => {});
  if (found === undefined && reference.failIfNotExists) {
    form.wrong(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  if (found !== undefined && isSystem(found)) {
    form.wrong(['message_reference'], 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  }
  form.check();
  return found;
}

/** A person who takes no messages from the app; a thread that is locked, or archived and not to be woken. */
function refuseClosed({ world }: RestCall, channel: Channel, may: bigint): void {
  if (channel.type === ChannelType.DM) {
    const user = channel.recipient ?? '';
    if (world.users.get(user)?.dmsClosed) throw refuse('cannotSendToUser');
    const guilds = [...world.guilds.values()];
    if (!guilds.some(({ members }) => members.has(user) && members.has(world.app.botId))) throw refuse('noMutualGuild');
  }
  if (channel.thread?.locked && !has(may, 'ManageThreads')) throw refuse('threadLocked');
}

function edit(call: RestCall): Answer {
  const { channel, may } = visibleChannel(call);
  const message = messageOf(call, channel);
  const body = readMessageBody(call.world, call.body, 'edit', call.route);
  if (message.author !== call.world.app.botId) throw refuse('notYours');
  if (isSystem(message)) throw refuse('systemMessage');
  if (channel.thread?.locked && !has(may, 'ManageThreads')) throw refuse('threadLocked');
  if (channel.thread?.archived) throw refuse('threadArchived');
  if ((body.embeds ?? []).length > 0 && !has(may, 'EmbedLinks')) throw refuse('missingPermissions');
  change(call, message, body);
  return ok(shown(call, message));
}

/** Changes what is given of a message, and leaves the rest. @throws DiscordError 50006 when nothing would be left. */
export function change({ posting }: RestCall, message: Message, body: MessageBody): void {
  const { content, embeds, components } = body;
  const given = {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    ...(components !== undefined && { components }),
  };
  refuseEmpty({ ...message, ...given });
  // What an edit sets of the flags; a loading message is one no more.
  const kept = message.flags & ~(MessageFlags.SuppressEmbeds | MessageFlags.Loading);
  const flags = kept | (body.flags & MessageFlags.SuppressEmbeds);
  posting.edit(message, { ...given, flags }, content === undefined ? undefined : body.mentions);
}

function remove(call: RestCall): Answer {
  const { channel, may } = visibleChannel(call);
  const message = messageOf(call, channel);
  if (message.author !== call.world.app.botId && !has(may, 'ManageMessages')) throw refuse('missingPermissions');
  call.posting.remove(message);
  return nothing;
}

export function messageOf({ params }: RestCall, channel: Channel): Message {
  const message = findMessage(channel, params[1] ?? '');
  if (message === undefined) throw refuse('unknownMessage');
  return message;
}

const userWritten: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
];

const isSystem = ({ type }: Message): boolean => !userWritten.includes(type);

const isText = (channel: Channel): boolean => channel.type !== ChannelType.GuildCategory && !isThreadOnly(channel);
