import { expect, it } from 'vitest';
import type { MessageParts } from '../../../../src/chat/message.ts';
import type { Request } from '../../../../src/chat/request.ts';
import { listen, openWorkspace } from './listening.ts';

const choice = (text: string) => ({ label: `${text}?`, text, typed: text, buttonOnly: false });

function script({ text, call }: Request): MessageParts {
  if (call?.name === 'home') return { markdown: 'You have 2 reviews due.', choices: [choice('review')] };
  if (call?.name === 'hello') {
    return {
      markdown: 'Ask me.',
      choices: ['what is a pod', 'what is ECS', 'quiz', 'help', 'one too many'].map(choice),
    };
  }
  return { markdown: `Pressed ${text}`, visibility: 'asker' };
}

async function open() {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  bot.says(script);
  return { slack, bot, channel: slack.directMessage('U1') };
}

it('shows the home tab when it is opened', async () => {
  const { slack, bot, channel } = await open();
  slack.openHome('U1');
  await bot.quiet();
  expect(bot.asked).toEqual([
    {
      ...{ platform: 'slack', place: channel, conversation: channel, person: 'U1', shared: false, addressed: true },
      ...{ text: '', call: { name: 'home', options: {} } },
    },
  ]);
  expect(slack.seenBy('U1').home).toMatchObject({
    text: expect.stringContaining('2 reviews due'),
    buttons: ['review?'],
  });
});

it('shows it though Slack stumbles or asks to wait', async () => {
  const { slack, bot } = await open();
  slack.faults.next('views.publish', { kind: 'rate limited', retryAfterS: 0 }, { kind: 'server error' });
  slack.openHome('U1');
  await bot.quiet();
  expect(slack.seenBy('U1').home?.text).toContain('2 reviews due');
});

it('answers a press there in the direct messages, and shows the tab anew', async () => {
  const { slack, bot, channel } = await open();
  slack.openHome('U1');
  await bot.quiet();
  slack.pressInHome({ user: 'U1', button: 'review?' });
  await bot.quiet();
  expect(bot.asked.map(({ text, call }) => call?.name ?? text)).toEqual(['home', 'review', 'home']);
  expect(bot.asked[1]).toMatchObject({ place: channel, conversation: channel, person: 'U1', shared: false });
  expect(slack.transcript(channel)).toMatchObject([{ text: 'Pressed review', ephemeral: false }]);
  expect(slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(2);
});

it('suggests prompts when the direct messages are opened', async () => {
  const { slack, bot, channel } = await open();
  slack.openHome('U1', 'messages');
  await bot.quiet();
  expect(slack.seenBy('U1').prompts).toEqual([
    {
      channel,
      title: 'For instance',
      prompts: ['what is a pod', 'what is ECS', 'quiz', 'help'].map((text) => ({ title: `${text}?`, message: text })),
    },
  ]);
  expect(slack.transcript(channel)).toEqual([]);
});

it('takes no harm where the app is no agent', async () => {
  const { slack, bot } = await open();
  slack.faults.next('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'not_allowed' });
  slack.openHome('U1', 'messages');
  await bot.quiet();
  expect(bot.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
