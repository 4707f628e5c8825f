import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outlet } from '../../../../src/chat/chat.ts';
import { createChat } from '../../../../src/chat/create-chat.ts';
import { silentLogger } from '../../../../src/logger.ts';
import { openChatRoom } from '../../../chat/chat-room.ts';
import { listen, openWorkspace } from './listening.ts';

/** Slack, and processes which answer there with the commands and the store that the product has. */
async function open() {
  const slack = await openWorkspace();
  const room = await openChatRoom();
  let processes = 0;
  const start = () =>
    listen(slack, {
      chat: (outlet: Outlet) => {
        const chat = createChat({
          bot: {
            handle: (request) =>
              request.addressed ? room.say(request.text, request) : room.sayAside(request.text, request),
          },
          completion: { complete: async () => [] },
          previews: { preview: async () => undefined },
          ...{ store: room.store, clock: { now: room.now }, holder: `process ${++processes}`, logger: silentLogger },
        });
        onTestFinished(() => chat.close(0));
        chat.open({ ...outlet, name: 'slack' });
        return chat;
      },
    });
  const mention = `<@${slack.world.workspaces.get('T1')?.bot.userId}>`;
  const privately = (user: string) => slack.seenBy(user).ephemerals.map(({ text }) => text);
  return { slack, start, mention, privately };
}

describe('a quiz in a channel', () => {
  it('counts who has answered, tells each alone how they did, and goes on in the thread, also after a restart', async () => {
    const { slack, start, mention, privately } = await open();
    const first = await start();
    const { ts } = slack.say({ channel: 'C1', user: 'U1', text: `${mention} quiz` });
    await slack.until(() => slack.thread('C1', ts).length === 2);
    const prompt = () => slack.thread('C1', ts)[1];
    const choices = prompt()?.buttons.filter((label) => /^\d/.test(label)) ?? [];
    expect(choices).toHaveLength(3);

    for (const [index, user] of ['U2', 'U3'].entries()) {
      slack.press({ user, channel: 'C1', button: choices[index] ?? '' });
    }
    await first.quiet();
    await slack.until(() => prompt()?.text.includes('2 people have answered') === true);
    for (const user of ['U2', 'U3']) expect(privately(user)).toHaveLength(1);
    expect(slack.thread('C1', ts)).toHaveLength(2);
    await first.stop();

    const second = await start();
    slack.press({ user: 'U1', channel: 'C1', button: choices[2] ?? '' });
    await slack.until(() => prompt()?.text.includes('3 people have answered') === true);
    await second.quiet();
    expect(privately('U1')).toHaveLength(1);
    slack.press({ user: 'U2', channel: 'C1', button: 'Next' });
    await slack.until(() => slack.thread('C1', ts).length === 3);
    await second.quiet();
    expect(prompt()?.buttons).toEqual([]);
    expect(slack.thread('C1', ts)[2]?.buttons).toContain('Next');
    expect(slack.refused).toEqual([]);
  });
});

describe('an answer for one person', () => {
  it('stays when it could not be shared', async () => {
    const { slack, start, privately } = await open();
    const bot = await start();
    slack.command({ user: 'U1', channel: 'C1', text: 'what is fargate' });
    await bot.quiet();
    slack.faults.next('response_url', { kind: 'error', error: 'no_service' });
    for (let presses = 0; presses < 2; presses += 1) {
      slack.press({ user: 'U1', channel: 'C1', button: /share/i });
      await bot.quiet();
    }
    expect(slack.transcript('C1', 'U2')).toEqual([]);
    expect(privately('U1')).toEqual([expect.stringContaining('Fargate'), expect.stringContaining('ask again')]);
  });

  it('is shared once, with the name of who asked', async () => {
    const { slack, start, privately } = await open();
    const bot = await start();
    slack.command({ user: 'U1', channel: 'C1', text: 'what is fargate' });
    await bot.quiet();
    expect(privately('U1')).toHaveLength(1);
    expect(slack.transcript('C1')).toEqual([]);
    slack.press({ user: 'U1', channel: 'C1', button: /share/i });
    await bot.quiet();
    const [shared, ...more] = slack.transcript('C1', 'U2');
    expect(shared?.text).toContain('ann shares an answer on: what is fargate');
    expect([more, privately('U1')]).toEqual([[], []]);
    expect(slack.notifications).toEqual([]);
    expect(slack.refused).toEqual([]);
  });
});

describe('a thread that the bot answers in', () => {
  it('goes on without its name', async () => {
    const { slack, start, mention } = await open();
    const bot = await start();
    const { ts } = slack.say({ channel: 'C1', user: 'U1', text: `${mention} what is fargate` });
    await slack.until(() => slack.thread('C1', ts).length === 2);
    slack.say({ channel: 'C1', user: 'U1', text: 'what is ECS?', thread_ts: ts });
    await slack.until(() => slack.thread('C1', ts).length === 4);
    await bot.quiet();
    expect(slack.thread('C1', ts).map(({ ours }) => ours)).toEqual([false, true, false, true]);
  });
});

it('shows the home tab, and begins a quiz from it', async () => {
  const { slack, start } = await open();
  const bot = await start();
  slack.openHome('U1');
  await bot.quiet();
  expect(slack.seenBy('U1').home?.buttons).toEqual(['Quiz', 'Review', 'Score']);
  slack.pressInHome({ user: 'U1', button: 'Quiz' });
  await bot.quiet();
  const channel = slack.directMessage('U1');
  const [prompt] = slack.transcript(channel);
  slack.press({ user: 'U1', channel, button: prompt?.buttons[0] ?? '' });
  await bot.quiet();
  expect(slack.transcript(channel)).toHaveLength(2);
  expect(slack.refused).toEqual([]);
});
