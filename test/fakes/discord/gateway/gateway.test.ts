import { expect, test } from 'vitest';
import { listenTo, openDiscord } from '../opened-discord.ts';

test('a session begins with READY and the guilds, and hears of what is said to the bot', async () => {
  const opened = await openDiscord();
  const { discord, rest } = opened;
  const listening = listenTo(opened);
  await listening.manager.connect();
  await discord.until(() => listening.of('GUILD_CREATE').length === 1);
  discord.say({ channel: 'ops', user: 'ada', text: `<@${discord.bot.id}> why do pods crash?` });
  discord.say({ channel: 'ops', user: 'ada', text: 'something else' });
  await discord.until(() => listening.of('MESSAGE_CREATE').length === 2);
  expect(listening.of('MESSAGE_CREATE').map(({ content }) => content)).toEqual([
    `<@${discord.bot.id}> why do pods crash?`,
    '',
  ]);
  await rest.post(`/channels/${discord.channelId('ops')}/messages`, {
    body: { content: 'They *may* lack memory.', allowed_mentions: { parse: [] } },
  });
  await discord.until(() => listening.of('MESSAGE_CREATE').length === 3);
  expect(discord.transcript('ops').map(({ text }) => text)).toEqual([
    '@Stevedore why do pods crash?',
    'something else',
    'They may lack memory.',
  ]);
  expect(discord.refused).toEqual([]);
  expect(discord.warnings).toEqual([]);
});
