import { expect, test } from 'vitest';
import { errorOf, openDiscord, restOf } from '../opened-discord.ts';

const silent = { allowed_mentions: { parse: [] } };

async function openPlaces() {
  const opened = await openDiscord(
    { app: { messageContent: true } },
    {
      channels: [
        { name: 'ops' },
        { name: 'news', kind: 'announcement' },
        { name: 'forum', kind: 'forum' },
        { name: 'talk', kind: 'voice' },
      ],
    },
  );
  const { discord, rest } = opened;
  const startThread = (channel: string, message: string, body: object = { name: 'about it' }) =>
    rest.post(`/channels/${discord.channelId(channel)}/messages/${message}/threads`, { body }) as Promise<{
      id: string;
    }>;
  const post = (channel: string, content = 'x') =>
    rest.post(`/channels/${channel}/messages`, { body: { content, ...silent } }) as Promise<{ id: string }>;
  return { ...opened, startThread, post };
}

test('the bot, its app and its guilds are told', async () => {
  const { discord, rest } = await openDiscord({
    app: { messageContent: true, interactionsEndpointUrl: 'https://a.example' },
  });
  expect(await rest.get('/users/@me')).toMatchObject({ id: discord.bot.id, bot: true, username: 'stevedore' });
  expect(await rest.get('/applications/@me')).toMatchObject({
    id: discord.app.id,
    flags: 1 << 19,
    interactions_endpoint_url: 'https://a.example',
    install_params: { scopes: ['applications.commands', 'bot'] },
    integration_types_config: { 0: {} },
  });
  const guild = discord.guildId('Harbour');
  expect(await rest.get('/users/@me/guilds')).toMatchObject([{ id: guild, name: 'Harbour' }]);
  expect(await rest.get(`/guilds/${guild}`)).toMatchObject({ id: guild, roles: [{}, {}, {}] });
  expect(await rest.get(`/guilds/${guild}/members/${discord.userId('ben')}`)).toMatchObject({
    user: { username: 'ben' },
  });
  expect(await errorOf(rest.get(`/guilds/${guild}/members/1`))).toMatchObject({ code: 10013 });
  expect(await errorOf(rest.get('/guilds/1'))).toMatchObject({ code: 10004 });
});

test('what there is not, and what the bot may not see', async () => {
  const { discord, rest } = await openDiscord();
  expect(await errorOf(rest.get('/channels/1'))).toMatchObject({ code: 10003, status: 404 });
  expect(await errorOf(rest.get(`/channels/${discord.channelId('secret')}`))).toMatchObject({
    code: 50001,
    status: 403,
  });
  expect(await errorOf(rest.get('/nowhere'))).toMatchObject({ code: 0, status: 404 });
  expect(await errorOf(rest.put('/gateway/bot'))).toMatchObject({ code: 0, status: 405 });
  expect(await errorOf(restOf(discord, 'guessed').get('/users/@me'))).toMatchObject({ status: 401 });
  expect(discord.refused).toEqual([]);
  expect(discord.invalidRequests).toBe(2);
});

test('a thread hangs on its message, and has its id', async () => {
  const { discord, rest, startThread, post } = await openPlaces();
  const said = discord.say({ channel: 'ops', user: 'ada', text: 'why?' });
  const thread = await startThread('ops', said.id, { name: 'about it', auto_archive_duration: 60 });
  expect(thread).toMatchObject({
    id: said.id,
    type: 11,
    parent_id: discord.channelId('ops'),
    owner_id: discord.bot.id,
    thread_metadata: { archived: false, locked: false, auto_archive_duration: 60 },
  });
  await post(thread.id);
  expect(discord.transcript(thread.id).map(({ text }) => text)).toEqual(['x']);
  const there = await rest.get(`/channels/${discord.channelId('ops')}/messages/${said.id}`);
  expect(there).toMatchObject({ flags: 32, thread: { id: said.id } });
  expect(await rest.get(`/channels/${thread.id}/messages`)).toMatchObject([
    { content: 'x' },
    { type: 21, content: '', message_reference: { message_id: said.id }, referenced_message: { content: 'why?' } },
  ]);
  expect(await errorOf(startThread('ops', said.id))).toMatchObject({ code: 160004, status: 400 });
});

test('threads are refused where there can be none', async () => {
  const { discord, rest, startThread } = await openPlaces();
  const said = discord.say({ channel: 'talk', user: 'ada', text: 'x' });
  expect(await errorOf(startThread('talk', said.id))).toMatchObject({ code: 50024, status: 400 });
  const told = discord.tell('ada', 'x');
  expect(await errorOf(startThread(told.channel, told.id))).toMatchObject({ code: 50024 });
  const opsSaid = discord.say({ channel: 'ops', user: 'ada', text: 'x' });
  expect(await errorOf(startThread('ops', opsSaid.id, { name: 'x'.repeat(101) }))).toMatchObject({ code: 50035 });
  expect(await errorOf(startThread('ops', opsSaid.id, { name: 'x', auto_archive_duration: 5 }))).toMatchObject({
    code: 50035,
  });
  expect(await errorOf(startThread('ops', '1'))).toMatchObject({ code: 10008 });
  discord.setPermissions('ops', { who: 'bot', deny: ['CreatePublicThreads'] });
  expect(await errorOf(startThread('ops', opsSaid.id))).toMatchObject({ code: 50013 });
  const news = discord.say({ channel: 'news', user: 'ada', text: 'x' });
  expect(await startThread('news', news.id)).toMatchObject({ type: 10 });
  expect(
    await errorOf(rest.post(`/channels/${discord.channelId('forum')}/messages`, { body: { content: 'x', ...silent } })),
  ).toMatchObject({ code: 50008 });
});

test('threads take the permissions of their channel, but for talking', async () => {
  const { discord, post } = await openPlaces();
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'x' });
  discord.setPermissions('ops', { who: 'bot', deny: ['SendMessages'] });
  await post(thread);
  discord.setPermissions('ops', { who: 'bot', deny: ['SendMessagesInThreads'] });
  expect(await errorOf(post(thread))).toMatchObject({ code: 50013 });
  discord.setPermissions('ops', { who: 'bot', deny: ['ViewChannel'] });
  expect(await errorOf(post(thread))).toMatchObject({ code: 50001 });
});

test('an archived thread is woken by a message, a locked one is not', async () => {
  const { discord, rest, post } = await openPlaces();
  const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'x', text: 'first' });
  const { id } = await post(thread);
  discord.archiveThread(thread);
  const patch = rest.patch(`/channels/${thread}/messages/${id}`, { body: { content: 'y', ...silent } });
  expect(await errorOf(patch)).toMatchObject({ code: 50083 });
  await post(thread);
  expect(await rest.get(`/channels/${thread}`)).toMatchObject({ thread_metadata: { archived: false } });
  discord.archiveThread(thread, { locked: true });
  expect(await errorOf(post(thread))).toMatchObject({ code: 160005 });
  discord.setRolePermissions('Harbour', 'bot', ['ManageThreads']);
  await post(thread);
});

test('private threads and posts of forums', async () => {
  const { discord, rest, post } = await openPlaces();
  const hidden = discord.startThread({ channel: 'ops', user: 'ada', name: 'x', isPrivate: true }).thread;
  expect(await errorOf(rest.get(`/channels/${hidden}`))).toMatchObject({ code: 50001 });
  const forumPost = discord.startThread({ channel: 'forum', user: 'ada', name: 'How?', text: 'like this?' });
  await post(forumPost.thread);
  expect(discord.transcript(forumPost.thread).map(({ text }) => text)).toEqual(['like this?', 'x']);
});

test('typing is shown where the bot may write', async () => {
  const { discord, rest } = await openDiscord();
  const type = () => rest.post(`/channels/${discord.channelId('ops')}/typing`);
  await type();
  expect(discord.world.typing).toMatchObject([{ channel: discord.channelId('ops') }]);
  discord.timeOut('Harbour', 'bot', Date.now() + 60_000);
  expect(await errorOf(type())).toMatchObject({ code: 50013 });
});

test('who owns a guild, or has one role that allows it, may', async () => {
  const { discord } = await openDiscord();
  discord.addGuild({
    name: 'Dock',
    owner: 'eve',
    users: [{ name: 'eve' }, { name: 'dan', roles: ['crew', 'guest'] }],
    roles: [{ name: 'crew' }, { name: 'guest' }],
    channels: [
      {
        name: 'hold',
        overwrites: [
          { who: 'everyone', deny: ['ViewChannel'] },
          { who: 'crew', allow: ['ViewChannel'] },
          { who: 'guest', deny: ['ViewChannel'] },
        ],
      },
    ],
  });
  discord.say({ channel: 'hold', user: 'eve', text: 'x' });
  discord.say({ channel: 'hold', user: 'dan', text: 'y' });
  expect(discord.transcript('hold').map(({ text }) => text)).toEqual(['x', 'y']);
});

test('administrators and owners may everything, roles take and give', async () => {
  const { discord, post } = await openPlaces();
  discord.addChannel('Harbour', { name: 'closed', overwrites: [{ who: 'everyone', deny: ['ViewChannel'] }] });
  const closed = discord.channelId('closed');
  expect(await errorOf(post(closed))).toMatchObject({ code: 50001 });
  discord.say({ channel: closed, user: 'ben', text: 'x' });
  expect(() => discord.say({ channel: closed, user: 'ada', text: 'x' })).toThrow('cannot see');
  discord.setPermissions(closed, { who: 'Stevedore', allow: ['ViewChannel'] });
  await post(closed);
  discord.setPermissions(closed, { who: 'bot', deny: ['ViewChannel'] });
  expect(await errorOf(post(closed))).toMatchObject({ code: 50001 });
  discord.setRolePermissions('Harbour', 'bot', ['Administrator']);
  await post(closed);
});
