import type { Json } from '../../json.ts';
import { messageJson } from '../state/message-json.ts';
import type { Channel, Message } from '../state/workspace.ts';
import { directMessage, findMessage } from '../state/world.ts';
import { type Content, postLimits, readContent, updateLimits } from './message-content.ts';
import { type BotCall, findChannel, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['chat:write'];

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': { token: 'bot', scopes, pace: 'message', run: postMessage },
  'chat.postEphemeral': { token: 'bot', scopes, pace: 4, run: postEphemeral },
  'chat.update': { token: 'bot', scopes, pace: 3, run: update },
  'chat.delete': { token: 'bot', scopes, pace: 3, run: remove },
  'chat.getPermalink': { token: 'bot', scopes: [], pace: 'free', run: getPermalink },
};

/** @throws SlackError when the bot may not post there. A person's id leads to their direct message. */
function target(call: BotCall): Channel {
  const { workspace, world, args, token } = call;
  const wanted = args.required('channel');
  const person = workspace.people.get(wanted);
  if (person !== undefined && !person.isBot) return messagesTab(call, directMessage(world, workspace, wanted));
  const channel = findChannel(call);
  if (channel.isArchived) throw new SlackError('is_archived');
  const inside = channel.members.has(workspace.bot.userId) || token.scopes.includes('chat:write.public');
  if (!inside) throw new SlackError('not_in_channel');
  return channel.kind === 'im' ? messagesTab(call, channel) : channel;
}

function messagesTab({ world }: BotCall, channel: Channel): Channel {
  if (!world.app.messagesTab) throw new SlackError('messages_tab_disabled');
  return channel;
}

function threadOf({ args, world }: BotCall, channel: Channel): string | undefined {
  const thread = args.text('thread_ts');
  if (thread === undefined) return undefined;
  const message = findMessage(channel, thread);
  if (message === undefined) throw new SlackError('thread_not_found');
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    world.warnings.push({ kind: 'thread_ts of a reply', detail: thread, method: 'chat' });
  }
  return message.threadTs ?? message.ts;
}

function postMessage(call: BotCall): Json {
  const { workspace, world, args, posting } = call;
  const channel = target(call);
  const content = readContent(world, args, postLimits('chat.postMessage'));
  const thread = threadOf(call, channel);
  const unfurlLinks = args.flag('unfurl_links') ?? false;
  const unfurlMedia = args.flag('unfurl_media') ?? true;
  warnOfUnfurling(call, content, unfurlLinks, unfurlMedia);
  const { message } = posting.post(workspace, channel, {
    user: workspace.bot.userId,
    botId: workspace.bot.botId,
    content,
    ...(thread !== undefined && { threadTs: thread }),
    ...(thread !== undefined && args.flag('reply_broadcast') === true && { subtype: 'thread_broadcast' }),
    unfurlLinks,
    unfurlMedia,
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: messageJson(world, workspace, message, { allMetadata: true }),
  };
}

/** Slack fetches what a message links to unless it is told not to, and shows it below the message. */
function warnOfUnfurling({ world }: BotCall, content: Content, links: boolean, media: boolean): void {
  const hasLink = /https?:\/\//.test(JSON.stringify([content.text, content.blocks]));
  if (hasLink && (links || media)) {
    world.warnings.push({ kind: 'links may unfurl', detail: content.text.slice(0, 200), method: 'chat.postMessage' });
  }
}

function postEphemeral(call: BotCall): Json {
  const { workspace, world, args, posting } = call;
  const user = args.required('user');
  const channel = target(call);
  const content = readContent(world, args, postLimits('chat.postEphemeral'));
  if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
  const thread = threadOf(call, channel);
  if (thread !== undefined && !channel.messages.some(({ threadTs, ts }) => threadTs === thread && ts !== thread)) {
    const detail = `no reply in ${thread} yet, so nobody sees it`;
    world.warnings.push({ kind: 'ephemeral in a thread without replies', detail, method: 'chat.postEphemeral' });
  }
  const draft = { user: workspace.bot.userId, botId: workspace.bot.botId, content };
  const message = posting.show(
    workspace,
    channel,
    { ...draft, ...(thread !== undefined && { threadTs: thread }) },
    user,
  );
  return { message_ts: message.ts };
}

/** @throws SlackError unless the message is one of the bot's own. */
function ownMessage({ workspace, args }: BotCall, channel: Channel, error: string): Message {
  const message = findMessage(channel, args.required('ts'));
  if (message === undefined) throw new SlackError('message_not_found');
  if (message.botId !== workspace.bot.botId) throw new SlackError(error);
  return message;
}

function update(call: BotCall): Json {
  const { workspace, world, args, posting } = call;
  const channel = findChannel(call);
  if (channel.isArchived) throw new SlackError('is_inactive');
  const message = ownMessage(call, channel, 'cant_update_message');
  const given = args.all;
  // Without text the blocks of before stay; with text alone they go.
  const kept = given.blocks === undefined && given.text === undefined && given.attachments !== undefined;
  const content = readContent(world, args, updateLimits);
  const next = kept
    ? { ...content, text: message.text, hasFallback: message.hasFallback, blocks: message.blocks }
    : content;
  posting.edit(workspace, channel, message, next, workspace.bot.userId);
  const json = messageJson(world, workspace, message, { allMetadata: true });
  return { channel: channel.id, ts: message.ts, text: message.text, message: json };
}

function remove(call: BotCall): Json {
  const { workspace, posting } = call;
  const channel = findChannel(call);
  const message = ownMessage(call, channel, 'cant_delete_message');
  posting.remove(workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(call: BotCall): Json {
  const { workspace, args } = call;
  const channel = findChannel(call);
  const ts = args.required('message_ts');
  const message = findMessage(channel, ts);
  if (message === undefined) throw new SlackError('message_not_found');
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const permalink = `https://${workspace.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink };
}
