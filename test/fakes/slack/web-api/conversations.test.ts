import { expect, test } from 'vitest';
import { errorOf, openSlack } from '../opened-slack.ts';

const texts = (messages: readonly { text?: string }[] | undefined) => messages?.map(({ text }) => text);

test('history has what stands in the channel itself, the latest first, on pages', async () => {
  const { slack, client } = await openSlack();
  const said = ['one', 'two', 'three'].map((text) => slack.say({ channel: 'C1', user: 'U1', text }));
  slack.say({ channel: 'C1', user: 'U2', text: 'reply', thread_ts: said[0]?.ts ?? '' });
  const first = await client.conversations.history({ channel: 'C1', limit: 2 });
  expect(texts(first.messages)).toEqual(['three', 'two']);
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.history({ channel: 'C1', limit: 2, cursor });
  expect(second.messages).toMatchObject([{ text: 'one', reply_count: 1, reply_users: ['U2'], thread_ts: said[0]?.ts }]);
  expect(second.has_more).toBe(false);
  expect(await errorOf(client.conversations.history({ channel: 'C1', cursor: 'nonsense' }))).toBe('invalid_cursor');
});

test('oldest and latest leave themselves out, unless inclusive', async () => {
  const { slack, client } = await openSlack();
  const [one, two, three] = ['one', 'two', 'three'].map((text) => slack.say({ channel: 'C1', user: 'U1', text }).ts);
  const between = { channel: 'C1', oldest: one ?? '', latest: three ?? '' };
  expect(texts((await client.conversations.history(between)).messages)).toEqual(['two']);
  const inclusive = await client.conversations.history({ ...between, inclusive: true });
  expect(texts(inclusive.messages)).toEqual(['three', 'two', 'one']);
  const exactly = { channel: 'C1', oldest: two ?? '', latest: two ?? '', inclusive: true, limit: 1 };
  expect(texts((await client.conversations.history(exactly)).messages)).toEqual(['two']);
  expect(await errorOf(client.conversations.history({ channel: 'C1', oldest: 'yesterday' }))).toBe('invalid_ts_oldest');
});

test('replies begin with the top of the thread, whichever message of it is named', async () => {
  const { slack, client } = await openSlack();
  const root = slack.say({ channel: 'C1', user: 'U1', text: 'root' }).ts;
  const replies = ['a', 'b', 'c'].map((text) => slack.say({ channel: 'C1', user: 'U2', text, thread_ts: root }).ts);
  const whole = await client.conversations.replies({ channel: 'C1', ts: root });
  expect(texts(whole.messages)).toEqual(['root', 'a', 'b', 'c']);
  expect(whole.messages?.[1]).toMatchObject({ thread_ts: root, parent_user_id: 'U1' });
  const later = await client.conversations.replies({ channel: 'C1', ts: replies[2] ?? '', oldest: replies[0] ?? '' });
  expect(texts(later.messages)).toEqual(['root', 'b', 'c']);
  expect(await errorOf(client.conversations.replies({ channel: 'C1', ts: '1.000001' }))).toBe('thread_not_found');
});

test('metadata is given only to those who ask for all of it', async () => {
  const { client } = await openSlack();
  const metadata = { event_type: 'answer', event_payload: { key: 'k1' } };
  await client.chat.postMessage({ channel: 'C1', text: 'x', metadata });
  expect((await client.conversations.history({ channel: 'C1' })).messages?.[0]?.metadata).toBeUndefined();
  const all = await client.conversations.history({ channel: 'C1', include_all_metadata: true });
  expect(all.messages?.[0]?.metadata).toEqual(metadata);
});

test('a bot reads only where it is', async () => {
  const { client } = await openSlack();
  expect(await errorOf(client.conversations.history({ channel: 'C2' }))).toBe('not_in_channel');
  expect(await errorOf(client.conversations.history({ channel: 'G1' }))).toBe('channel_not_found');
  expect((await client.conversations.info({ channel: 'C2' })).channel).toMatchObject({
    name: 'quiet',
    is_member: false,
  });
  expect(await errorOf(client.conversations.info({ channel: 'G1' }))).toBe('channel_not_found');
});

test('each kind of conversation needs its own scopes', async () => {
  const { slack, client } = await openSlack({}, { scopes: ['chat:write', 'channels:history'] });
  slack.tell('U1', 'hello');
  await client.conversations.history({ channel: 'C1' });
  const refused = client.conversations.history({ channel: slack.directMessage('U1') });
  await expect(refused).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'im:history', provided: 'chat:write,channels:history' },
  });
});

test('lists name what the bot may know of', async () => {
  const { client } = await openSlack();
  const listed = await client.conversations.list({ types: 'public_channel,private_channel' });
  expect(listed.channels?.map(({ id, is_member }) => [id, is_member])).toEqual([
    ['C1', true],
    ['C2', false],
  ]);
  const own = await client.users.conversations({});
  expect(own.channels?.map(({ id }) => id)).toEqual(['C1']);
  expect((await client.conversations.members({ channel: 'C1' })).members).toContain('U2');
  expect(await errorOf(client.conversations.list({ types: 'gossip' }))).toBe('invalid_types');
});

test('opening a direct message gives its channel each time', async () => {
  const { slack, client } = await openSlack();
  const { channel } = await client.conversations.open({ users: 'U1' });
  expect(channel?.id).toBe(slack.directMessage('U1'));
  expect(await errorOf(client.conversations.open({ users: 'U9' }))).toBe('user_not_found');
});

test('an app that is sold outside of the directory reads 15 messages at a time, once a minute', async () => {
  let now = 1_700_000_000_000;
  const options = { app: { unlisted: true }, rateLimits: true, clock: { now: () => now } };
  const { slack, botToken, clientWith } = await openSlack(options);
  const client = clientWith(botToken, { rejectRateLimitedCalls: true });
  for (let index = 0; index < 20; index += 1) slack.say({ channel: 'C1', user: 'U1', text: `${index}` });
  expect((await client.conversations.history({ channel: 'C1', limit: 100 })).messages).toHaveLength(15);
  await expect(client.conversations.history({ channel: 'C1' })).rejects.toMatchObject({ retryAfter: 60 });
  now += 60_000;
  expect((await client.conversations.history({ channel: 'C1' })).messages).toHaveLength(15);
});

test('people are described as Slack describes them', async () => {
  const { client, bot } = await openSlack();
  expect((await client.users.info({ user: 'U2' })).user).toMatchObject({ name: 'ben', is_admin: true, is_bot: false });
  expect(await errorOf(client.users.info({ user: 'U9' }))).toBe('user_not_found');
  const first = await client.users.list({ limit: 2 });
  expect(first.members?.map(({ id }) => id)).toEqual(['U1', 'U2']);
  const rest = await client.users.list({ limit: 2, cursor: first.response_metadata?.next_cursor ?? '' });
  expect(rest.members).toMatchObject([
    { id: 'USLACKBOT', is_bot: false },
    { id: bot, is_bot: true },
  ]);
});
