import { describe, expect, it } from 'vitest';
import { listen, textsIn } from './listening.ts';

describe('in a guild that the bot joins', () => {
  it('it says hello once', async () => {
    const bot = await listen();
    const { discord } = bot;
    discord.faults.nextEvent('repeated');
    const { id } = discord.addGuild({ name: 'Quay', users: [{ name: 'ada' }], channels: [{ name: 'lobby' }] });
    await bot.quiet();
    const place = `${id}/${discord.channelId('lobby')}`;
    expect(bot.taken).toMatchObject([
      {
        event: expect.stringMatching(new RegExp(`^join:${id}:\\d{4}-`)),
        request: { place, conversation: place, shared: true, addressed: true, call: { name: 'hello' } },
        replyTo: place,
      },
    ]);
    expect(textsIn(discord, 'lobby')).toEqual(['You said: hello']);
  });

  it('it says hello again when it comes again', async () => {
    const bot = await listen();
    bot.discord.kick('Harbour');
    await bot.quiet();
    bot.discord.invite('Harbour');
    await bot.quiet();
    expect(bot.taken).toHaveLength(1);
  });

  it('it says nothing where it may not', async () => {
    const bot = await listen();
    bot.discord.addGuild({ name: 'Quay', botPermissions: [], permissions: ['ViewChannel'] });
    await bot.quiet();
    expect([bot.taken, bot.called()]).toEqual([[], []]);
  });
});

it('says no hello where it has been for long', async () => {
  const bot = await listen({ discord: { clock: { now: () => Date.now() - 3_600_000 } } });
  bot.discord.addGuild({ name: 'Quay' });
  await bot.quiet();
  expect(bot.taken).toEqual([]);
});

it('says no hello where it was before', async () => {
  const bot = await listen();
  bot.discord.beginOutage('Harbour');
  bot.discord.endOutage('Harbour');
  await bot.quiet();
  expect([bot.taken, bot.left]).toEqual([[], []]);
});

it('stops what is posted by itself in guilds, channels and threads that are gone', async () => {
  const bot = await listen();
  const { discord, guild } = bot;
  const ops = discord.channelId('ops');
  const { thread } = discord.startThread({ channel: 'ask', user: 'ada', name: 'pods', text: 'why?' });
  discord.deleteChannel(thread);
  discord.deleteChannel('ops');
  discord.kick('Harbour');
  await bot.quiet();
  expect(bot.left).toEqual([`discord ${guild}/${thread}`, `discord ${guild}/${ops}`, `discord ${guild}/`]);
});
