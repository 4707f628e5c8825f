import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outlet } from '../../../../src/chat/chat.ts';
import { createChat } from '../../../../src/chat/create-chat.ts';
import { silentLogger } from '../../../../src/logger.ts';
import { openChatRoom } from '../../../chat/chat-room.ts';
import type { OpenedDiscord } from '../../../fakes/discord/opened-discord.ts';
import { listen, textsIn } from './listening.ts';

/** Discord, and processes which answer there with the commands and the store that the product has. */
async function open() {
  const room = await openChatRoom();
  let processes = 0;
  const start = (on?: OpenedDiscord) =>
    listen({
      ...(on !== undefined && { on }),
      settings: { messageContent: true },
      guild: { users: [{ name: 'ada' }, { name: 'ben' }, { name: 'cem' }] },
      chat: (outlet: Outlet) => {
        const chat = createChat({
          bot: {
            handle: (request) =>
              request.addressed
                ? room.say(request.call?.options.question ?? request.text, request)
                : room.sayAside(request.text, request),
          },
          completion: { complete: async () => [] },
          previews: { preview: async () => undefined },
          ...{ store: room.store, clock: { now: room.now }, holder: `process ${++processes}`, logger: silentLogger },
        });
        onTestFinished(() => chat.close(0));
        chat.open({ ...outlet, name: 'discord' });
        return chat;
      },
    });
  return { start };
}

describe('a quiz in a channel', () => {
  it('counts who has answered, tells each alone how they did, and goes on, also after a restart', async () => {
    const { start } = await open();
    const first = await start();
    const { discord, mention } = first;
    discord.say({ channel: 'ops', user: 'ada', text: `${mention} quiz` });
    await discord.until(() => discord.transcript('ops').length === 2);
    const prompt = () => discord.transcript('ops')[1];
    const choices = prompt()?.buttons.filter((label) => /^\d/.test(label)) ?? [];
    expect(choices).toHaveLength(3);

    for (const [index, user] of ['ben', 'cem'].entries()) {
      discord.press({ user, channel: 'ops', button: choices[index] ?? '' });
    }
    await discord.until(() => prompt()?.text.includes('2 people have answered') === true);
    await first.quiet();
    for (const user of ['ben', 'cem']) expect(discord.seenBy(user).ephemerals).toHaveLength(1);
    expect(discord.transcript('ops')).toHaveLength(2);
    await first.stop();

    const second = await start(first.opened);
    discord.press({ user: 'ada', channel: 'ops', button: choices[2] ?? '' });
    await discord.until(() => prompt()?.text.includes('3 people have answered') === true);
    await second.quiet();
    expect(discord.seenBy('ada').ephemerals).toHaveLength(1);
    discord.press({ user: 'ben', channel: 'ops', button: 'Next' });
    await discord.until(() => discord.transcript('ops').length === 3);
    await second.quiet();
    expect(prompt()?.buttons).toEqual([]);
    expect(discord.transcript('ops')[2]?.buttons).toContain('Next');
    expect(discord.refused).toEqual([]);
  });
});

describe('an answer for one person', () => {
  const ask = { user: 'ada', channel: 'ops', command: 'ask', options: { question: 'what is fargate' } };

  it('is shared once, with the name of who asked', async () => {
    const { start } = await open();
    const bot = await start();
    const { discord } = bot;
    discord.command(ask);
    await bot.quiet();
    expect(discord.seenBy('ada').ephemerals).toHaveLength(1);
    expect(discord.transcript('ops')).toEqual([]);
    discord.press({ user: 'ada', channel: 'ops', button: /share/i });
    await bot.quiet();
    const [shared, ...more] = discord.transcript('ops', 'ben');
    expect(shared?.text).toContain('shares an answer on: what is fargate');
    expect([more, discord.seenBy('ada').ephemerals]).toEqual([[], []]);
    expect(discord.notifications).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  it.each(['error', 'lost reply'] as const)('stays when it may not have been shared: %s', async (kind) => {
    const { start } = await open();
    const bot = await start();
    const { discord } = bot;
    discord.command(ask);
    await bot.quiet();
    const route = 'POST /webhooks/:id/:token';
    discord.faults.next(
      route,
      kind === 'error' ? { kind, status: 403, code: 50001, message: 'Missing Access' } : { kind },
    );
    discord.press({ user: 'ada', channel: 'ops', button: /share/i });
    await bot.quiet();
    expect(discord.seenBy('ada').ephemerals[0]?.buttons).toContainEqual(expect.stringMatching(/share/i));
  });
});

describe('a thread that the bot answers in', () => {
  it('goes on without its name', async () => {
    const { start } = await open();
    const bot = await start();
    const { discord, mention } = bot;
    discord.say({ channel: 'ops', user: 'ada', text: `${mention} what is fargate` });
    await discord.until(() => discord.transcript('ops').length === 2);
    await bot.quiet();
    const thread = discord.transcript('ops')[1]?.id ?? '';
    discord.say({ channel: thread, user: 'ada', text: 'what is ECS?' });
    await discord.until(() => discord.transcript(thread).length === 2);
    await bot.quiet();
    expect(discord.transcript(thread).map(({ ours }) => ours)).toEqual([false, true]);
    expect(textsIn(discord, 'ops')).toHaveLength(2);
  });
});
