import { GatewayIntentBits as Intent, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { FakeDiscordOptions } from '../fake-discord.ts';
import { listenTo, openDiscord, talkIn, usualIntents } from '../opened-discord.ts';

/** With a client that is connected. */
async function openListening(options: FakeDiscordOptions = {}, intents = usualIntents) {
  const opened = await openDiscord(options);
  const listening = listenTo(opened, intents);
  await listening.manager.connect();
  return { ...opened, ...listening, ...talkIn(opened, listening) };
}

test('a session begins with READY and its guilds, with their channels and roles', async () => {
  const { discord, of } = await openListening();
  await discord.until(() => of('GUILD_CREATE').length === 1);
  const guild = discord.guildId('Harbour');
  expect(of('READY')).toMatchObject([
    {
      guilds: [{ id: guild, unavailable: true }],
      user: { id: discord.bot.id, bot: true },
      application: { id: discord.app.id },
    },
  ]);
  expect(of('GUILD_CREATE')).toMatchObject([
    {
      id: guild,
      unavailable: false,
      channels: [{ name: 'ops' }, { name: 'secret' }],
      roles: [
        { name: '@everyone', id: guild },
        { name: 'admin' },
        { name: 'Stevedore', tags: { bot_id: discord.bot.id } },
      ],
      members: [{ user: { id: discord.bot.id } }],
    },
  ]);
});

test('what is not said to the bot comes without its text, unless the intent is there', async () => {
  const { discord, texts, of } = await openListening();
  const asked = discord.say({ channel: 'ops', user: 'ada', text: `<@${discord.bot.id}> why?` });
  discord.say({ channel: 'ops', user: 'ada', text: 'something else' });
  discord.say({ channel: 'ops', user: 'ben', text: 'I think so', replyTo: asked.id });
  discord.tell('ada', 'in private');
  discord.say({ channel: 'secret', user: 'ada', text: `<@${discord.bot.id}> not heard` });
  await discord.until(() => texts().length === 4);
  expect(texts()).toEqual([`<@${discord.bot.id}> why?`, '', '', 'in private']);
  expect(of('MESSAGE_CREATE')[2]).toMatchObject({
    type: 19,
    message_reference: { message_id: asked.id },
    referenced_message: { id: asked.id, content: `<@${discord.bot.id}> why?` },
    mentions: [{ username: 'ada' }],
    guild_id: discord.guildId('Harbour'),
    member: { roles: expect.any(Array) },
  });
  expect(of('MESSAGE_CREATE')[3]).not.toHaveProperty('guild_id');
});

test('with the intent the texts come', async () => {
  const { discord, texts } = await openListening(
    { app: { messageContent: true } },
    usualIntents | Intent.MessageContent,
  );
  discord.say({ channel: 'ops', user: 'ada', text: 'something else' });
  await discord.until(() => texts().length === 1);
  expect(texts()).toEqual(['something else']);
});

test('without the intent for messages none come', async () => {
  const { discord, heard, said } = await openListening({}, Intent.Guilds);
  said('why?');
  discord.tell('ada', 'in private');
  discord.addChannel('Harbour', { name: 'new' });
  await discord.until(() => heard.some(({ t }) => t === 'CHANNEL_CREATE'));
  expect(heard.map(({ t }) => t)).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_CREATE']);
});

test("the bot's own messages come back to it", async () => {
  const { discord, rest, texts } = await openListening();
  await rest.post(`/channels/${discord.channelId('ops')}/messages`, {
    body: { content: 'here', allowed_mentions: { parse: [] } },
  });
  await discord.until(() => texts().length === 1);
  expect(texts()).toEqual(['here']);
});

test.each([
  ['a wrong token', 4004, {}, 'guessed', usualIntents],
  ['an intent that is not switched on', 4014, {}, undefined, usualIntents | Intent.MessageContent],
  ['no such intent', 4013, {}, undefined, 1 << 30],
  ['too few shards', 4011, { requiredShards: 2 }, undefined, usualIntents],
] as const)('%s closes the gateway', async (_what, code, options, token, intents) => {
  const opened = await openDiscord({ ...options, shards: 1 });
  const { manager, closes, errors } = listenTo(opened, intents, null, token);
  void manager.connect().catch(() => {});
  await opened.discord.until(() => closes.length > 0 && errors.length > 0);
  expect(closes).toEqual([code]);
});

test('two processes of one app both hear everything', async () => {
  const opened = await openListening();
  const { discord, said, texts } = opened;
  const second = listenTo(opened);
  await second.manager.connect();
  said('one');
  await discord.until(() => texts().length === 1 && second.of('MESSAGE_CREATE').length === 1);
  expect(discord.gateway.sessions).toHaveLength(2);
});

test('guilds are shared out among shards, direct messages go to the first', async () => {
  const opened = await openDiscord();
  const { discord } = opened;
  const ids = [2n << 22n, 3n << 22n].map(String);
  for (const [index, id] of ids.entries()) {
    discord.addGuild({ id, name: `guild of ${index}`, users: [{ name: 'ada' }], channels: [{ name: `ops ${index}` }] });
  }
  const { manager, of } = listenTo(opened, usualIntents, 2);
  const shardsOf = new Map<unknown, number>();
  manager.on('dispatch', ({ data, shardId }) => {
    if (data.t === 'MESSAGE_CREATE') shardsOf.set(data.d.content.at(-1), shardId);
  });
  await manager.connect();
  for (const index of [0, 1]) {
    discord.say({ channel: `ops ${index}`, user: 'ada', text: `<@${discord.bot.id}> in ${index}` });
  }
  discord.tell('ada', 'directly D');
  await discord.until(() => of('MESSAGE_CREATE').length === 3);
  expect(Object.fromEntries(shardsOf)).toEqual({ 0: 0, 1: 1, D: 0 });
});

test('what only one person sees is not told, what all see is', async () => {
  const { discord, rest, heard, of } = await openListening();
  await rest.put(`/applications/${discord.app.id}/commands`, { body: [{ name: 'ask', description: 'Asks' }] });
  const answer = async (flags: number) => {
    const { id, token } = discord.command({ user: 'ada', channel: 'ops', command: 'ask' });
    const webhook = `/webhooks/${discord.app.id}/${token}/messages/@original` as const;
    await rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body: { type: 5, data: { flags } } });
    await rest.patch(webhook, { auth: false, body: { content: 'x', allowed_mentions: { parse: [] } } });
    await rest.delete(webhook, { auth: false });
  };
  await answer(MessageFlags.Ephemeral);
  await answer(0);
  await discord.until(() => of('MESSAGE_DELETE').length === 1);
  expect(of('MESSAGE_CREATE')).toMatchObject([{ content: '', flags: MessageFlags.Loading, type: 20 }]);
  expect(of('MESSAGE_UPDATE')).toMatchObject([{ content: 'x', flags: 0 }]);
  expect(heard.filter(({ t }) => t === 'INTERACTION_CREATE')).toHaveLength(2);
});

test('other apps talk through webhooks, people come and go in threads', async () => {
  const { discord, of } = await openListening();
  discord.say({ channel: 'ops', user: 'ada', text: 'built', webhook: true });
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'x', isPrivate: true, text: 'unheard' });
  discord.addToThread(thread, 'bot');
  discord.say({ channel: thread, user: 'ada', text: 'heard' });
  discord.setRoles('Harbour', 'bot', ['admin']);
  discord.setRoles('Harbour', 'ada', ['admin']);
  await discord.until(() => of('GUILD_MEMBER_UPDATE').length === 1);
  expect(of('MESSAGE_CREATE')).toMatchObject([{ webhook_id: expect.any(String) }, { channel_id: thread }]);
  expect(of('MESSAGE_CREATE')[0]).not.toHaveProperty('member');
  expect(of('THREAD_CREATE')).toMatchObject([{ id: thread, type: 12, member: { user_id: discord.bot.id } }]);
  expect(of('GUILD_MEMBER_UPDATE')).toMatchObject([{ user: { id: discord.bot.id } }]);
});

test('what becomes of guilds, channels and threads is told', async () => {
  const { discord, of, heard } = await openListening();
  discord.beginOutage('Harbour');
  discord.endOutage('Harbour');
  const said = discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  const { thread } = discord.startThread({
    channel: 'ops',
    user: 'ada',
    name: 'about x',
    message: said.id,
    text: 'in it',
  });
  discord.archiveThread(thread);
  discord.deleteChannel('ops');
  discord.kick('Harbour');
  discord.invite('Harbour');
  await discord.until(() => of('GUILD_CREATE').length === 3);
  expect(of('GUILD_DELETE')).toEqual([
    { id: discord.guildId('Harbour'), unavailable: true },
    { id: discord.guildId('Harbour') },
  ]);
  expect(of('THREAD_CREATE')).toMatchObject([
    { id: said.id, parent_id: said.channel, name: 'about x', newly_created: true, type: 11 },
  ]);
  expect(heard.slice(2).map(({ t }) => t)).toEqual([
    'GUILD_DELETE',
    'GUILD_CREATE',
    'MESSAGE_CREATE',
    'THREAD_CREATE',
    'MESSAGE_CREATE',
    'MESSAGE_UPDATE',
    'MESSAGE_CREATE',
    'THREAD_UPDATE',
    'CHANNEL_DELETE',
    'GUILD_DELETE',
    'GUILD_CREATE',
  ]);
});
