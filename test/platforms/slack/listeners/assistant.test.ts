import { expect, it } from 'vitest';
import type { MessageParts } from '../../../../src/chat/message.ts';
import type { Request } from '../../../../src/chat/request.ts';
import { listen, openWorkspace } from './listening.ts';

const choice = (text: string) => ({ label: `${text}?`, text, typed: text, buttonOnly: false });

const script = ({ text, call }: Request): MessageParts =>
  call === undefined
    ? { markdown: `Answer to ${text}` }
    : { markdown: 'Ask me.', choices: ['pods', 'nodes'].map(choice) };

async function open() {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  bot.says(script);
  const pane = slack.openAssistant('U1', 'C1');
  await bot.quiet();
  return { slack, bot, ...pane, seen: () => slack.seenBy('U1') };
}

it('greets, and suggests prompts in place of buttons', async () => {
  const { slack, bot, channel, thread_ts: thread, seen } = await open();
  expect(bot.asked).toEqual([
    {
      ...{ platform: 'slack', place: channel, conversation: `${channel}:${thread}`, person: 'U1', shared: false },
      ...{ addressed: true, text: '', call: { name: 'hello', options: {} } },
    },
  ]);
  expect(slack.thread(channel, thread).slice(1)).toMatchObject([{ text: 'Ask me.', buttons: [] }]);
  expect(seen().prompts).toEqual([
    {
      ...{ channel, threadTs: thread, title: 'For instance' },
      prompts: [
        { title: 'pods?', message: 'pods' },
        { title: 'nodes?', message: 'nodes' },
      ],
    },
  ]);
});

it('greets once, however often Slack tells of it', async () => {
  const { slack, bot, channel, thread_ts: thread, delivery } = await open();
  if (delivery !== undefined) await slack.deliveries.repeat(delivery);
  await bot.quiet();
  expect(slack.thread(channel, thread)).toHaveLength(2);
});

it('shows that it is at work, and answers in the thread, which bears the first question as its title', async () => {
  const { slack, bot, channel, thread_ts: thread, seen } = await open();
  const question = 'how do I run a container on a cluster of machines without looking after servers?';
  slack.tell('U1', question, { thread_ts: thread });
  await bot.quiet();
  slack.tell('U1', 'and then?', { thread_ts: thread });
  await bot.quiet();
  expect(bot.asked.slice(1)).toMatchObject([
    { text: question, conversation: `${channel}:${thread}`, place: channel, shared: false, addressed: true },
    { text: 'and then?' },
  ]);
  expect(slack.thread(channel, thread).filter(({ ours }) => ours)).toHaveLength(4);
  expect(slack.world.workspaces.get('T1')?.statuses.map(({ text }) => text)).toEqual([
    'is looking in the notes…',
    'is looking in the notes…',
  ]);
  expect(seen().statuses).toEqual([]);
  expect(seen().titles[thread]).toBe('how do I run a container on a cluster of machines without…');
});

it('leaves no status behind when Slack tells of an answered message again', async () => {
  const { slack, bot, thread_ts: thread, seen } = await open();
  const said = slack.tell('U1', 'pods', { thread_ts: thread });
  await bot.quiet();
  for (const delivery of said.deliveries) await slack.deliveries.repeat(delivery);
  await bot.quiet();
  expect(seen().statuses).toEqual([]);
  expect(bot.asked).toHaveLength(2);
});

it('answers all the same where the app is no agent', async () => {
  const { slack, bot, channel, thread_ts: thread } = await open();
  slack.faults.next('assistant.threads.setStatus', { kind: 'error', error: 'not_allowed' });
  slack.faults.next('assistant.threads.setTitle', { kind: 'error', error: 'not_allowed' });
  slack.tell('U1', 'pods', { thread_ts: thread });
  await bot.quiet();
  expect(slack.thread(channel, thread).at(-1)?.text).toBe('Answer to pods');
  expect(bot.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

it('does not wait for a status that Slack does not get to show', async () => {
  const { slack, bot, channel, thread_ts: thread } = await open();
  slack.faults.next('assistant.threads.setStatus', { kind: 'no answer' });
  slack.tell('U1', 'pods', { thread_ts: thread });
  await slack.until(() => slack.thread(channel, thread).at(-1)?.text === 'Answer to pods');
  expect(bot.logged.map(({ message }) => message)).not.toContain('no status was shown');
});

it('asks Slack for nothing when people look at another channel', async () => {
  const { slack, bot, thread_ts: thread } = await open();
  const before = slack.calls.length;
  slack.changeContext('U1', thread, 'C2');
  await bot.quiet();
  expect(slack.calls.length).toBe(before);
});
