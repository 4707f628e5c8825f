import { Client, Events, GatewayIntentBits as Intent, MessageFlags, Partials } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { openDiscord } from './opened-discord.ts';

test('a whole client of discord.js talks to it', async () => {
  const { discord } = await openDiscord();
  const client = new Client({
    intents: [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, version: '10' },
    allowedMentions: { parse: [] },
  });
  onTestFinished(() => client.destroy());
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot || !(message.mentions.has(client.user!) || !message.guild)) return;
    await message.reply({
      content: `heard: ${message.cleanContent}`,
      allowedMentions: { parse: [], repliedUser: false },
    });
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'pods', value: 'pods' }]);
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: `asked: ${interaction.options.getString('question')}` });
    await interaction.followUp({ content: 'and besides' });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  await client.application!.commands.set([
    {
      name: 'ask',
      description: 'Asks',
      options: [{ type: 3, name: 'question', description: 'What', required: true, autocomplete: true }],
    },
  ]);

  const said = discord.say({ channel: 'ops', user: 'ada', text: `<@${discord.bot.id}> why?` });
  discord.tell('ben', 'hello');
  await discord.until(() => discord.replies(said.id).length === 1 && discord.seenBy('ben').directMessages.length === 2);
  expect(discord.replies(said.id)[0]?.text).toBe('heard: @stevedore why?');

  discord.command({ user: 'ada', channel: 'ops', command: 'ask', options: { question: 'why?' } });
  await discord.until(() => discord.transcript('ops').some(({ text }) => text === 'and besides'));
  expect(discord.seenBy('ada').ephemerals.map(({ text }) => text)).toEqual(['asked: why?']);
  const offered = await discord.autocomplete({
    user: 'ada',
    channel: 'ops',
    command: 'ask',
    option: 'question',
    text: 'p',
  });
  expect(offered).toEqual([{ name: 'pods', value: 'pods' }]);
  expect(discord.refused).toEqual([]);
  // It sends to webhooks, too, what they do not know.
  expect(discord.warnings.filter(({ kind }) => kind !== 'unknown field')).toEqual([]);
});
