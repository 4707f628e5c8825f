import { isObject, type Json, textOf } from '../../json.ts';
import type { Channel, Message } from '../state/workspace.ts';
import { findMessage } from '../state/world.ts';
import { type BotCall, findChannel, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['assistant:write'];

export const assistantMethods: Record<string, Method> = {
  // Documented with chat:write since it works in channels, too.
  'assistant.threads.setStatus': { token: 'bot', scopes: [...scopes, 'chat:write'], pace: 'free', run: setStatus },
  'assistant.threads.setSuggestedPrompts': { token: 'bot', scopes, pace: 4, run: setSuggestedPrompts },
  'assistant.threads.setTitle': { token: 'bot', scopes, pace: 4, run: setTitle },
};

const mostPrompts = 4;
const mostLoadingMessages = 10;

function thread(call: BotCall, ts: string): { channel: Channel; root: Message } {
  const channel = findChannel(call, 'channel_id');
  const root = findMessage(channel, ts);
  if (root === undefined) throw new SlackError('invalid_thread_ts');
  return { channel, root };
}

function setStatus(call: BotCall): Json {
  const { workspace, world, args } = call;
  const text = args.text('status');
  if (text === undefined) throw new SlackError('invalid_arguments', ['missing required field: status']);
  const { channel, root } = thread(call, args.required('thread_ts'));
  const loading = args.value('loading_messages', 'invalid_arguments') ?? [];
  if (!Array.isArray(loading) || loading.length > mostLoadingMessages) {
    throw new SlackError('invalid_arguments', [
      `no more than ${mostLoadingMessages} items allowed [json-pointer:/loading_messages]`,
    ]);
  }
  workspace.statuses.push({
    channel: channel.id,
    threadTs: root.ts,
    text,
    loadingMessages: loading.map(String),
    ts: world.ids.ts(),
  });
  world.changed();
  return {};
}

function setSuggestedPrompts(call: BotCall): Json {
  const { workspace, world, args } = call;
  const ts = args.text('thread_ts');
  const channel = ts === undefined ? findChannel(call, 'channel_id') : thread(call, ts).channel;
  if (channel.kind !== 'im') throw new SlackError('channel_not_found');
  const prompts = args.value('prompts', 'invalid_arguments');
  if (!Array.isArray(prompts)) throw new SlackError('invalid_arguments', ['missing required field: prompts']);
  if (prompts.length < 1 || prompts.length > mostPrompts) {
    throw new SlackError('invalid_arguments', [`no more than ${mostPrompts} items allowed [json-pointer:/prompts]`]);
  }
  const read = prompts.map((prompt, index) => {
    const title = isObject(prompt) ? textOf(prompt.title) : undefined;
    const message = isObject(prompt) ? textOf(prompt.message) : undefined;
    if (!title || !message)
      throw new SlackError('invalid_arguments', [`needs title and message [json-pointer:/prompts/${index}]`]);
    return { title, message };
  });
  const title = args.text('title');
  workspace.prompts.push({
    channel: channel.id,
    ...(ts !== undefined && { threadTs: ts }),
    ...(title !== undefined && { title }),
    prompts: read,
  });
  world.changed();
  return {};
}

function setTitle(call: BotCall): Json {
  const { args, posting, workspace } = call;
  const title = args.required('title');
  const { channel, root } = thread(call, args.required('thread_ts'));
  posting.entitle(workspace, channel, root, title);
  return {};
}
