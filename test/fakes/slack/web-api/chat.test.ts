import { expect, test } from 'vitest';
import { errorOf, openSlack } from '../opened-slack.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

test('a message stands in its channel, with ids and defaults filled in', async () => {
  const { slack, client, bot } = await openSlack();
  const posted = await client.chat.postMessage({
    channel: 'C1',
    text: 'hi',
    blocks: [section('*hi*')],
    unfurl_links: false,
  });
  expect(posted.ok).toBe(true);
  expect(posted.message).toMatchObject({
    user: bot,
    text: 'hi',
    blocks: [
      { type: 'section', block_id: expect.any(String), text: { type: 'mrkdwn', text: '*hi*', verbatim: false } },
    ],
  });
  expect(slack.transcript('C1')).toMatchObject([{ ts: posted.ts, text: 'hi', notification: 'hi', ours: true }]);
  expect(slack.refused).toEqual([]);
  expect(slack.warnings).toEqual([]);
});

test.each([
  ['no_text', { text: '' }],
  ['no_text', { text: '  ' }],
  ['invalid_blocks', { text: 'x', blocks: [section('x'.repeat(3001))] }],
  ['invalid_blocks', { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
  ['invalid_blocks_format', { text: 'x', blocks: 'not json' }],
  ['invalid_blocks_format', { text: 'x', blocks: { type: 'divider' } }],
  ['msg_blocks_too_long', { text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2999))) }],
  ['too_many_attachments', { text: 'x', attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) }],
  ['markdown_text_conflict', { text: 'x', markdown_text: 'y' }],
  ['msg_too_long', { markdown_text: 'y'.repeat(12_001) }],
  ['invalid_metadata_format', { text: 'x', metadata: { event_type: 'a' } }],
  ['invalid_metadata_format', { text: 'x', metadata: { event_type: 'not a word', event_payload: {} } }],
  ['metadata_too_large', { text: 'x', metadata: { event_type: 'a', event_payload: { long: 'x'.repeat(16_000) } } }],
])('%s is the answer to a payload that Slack refuses', async (error, payload) => {
  const { slack, client } = await openSlack();
  expect(await errorOf(client.apiCall('chat.postMessage', { channel: 'C1', ...payload }))).toBe(error);
  expect(slack.refused).toMatchObject([{ method: 'chat.postMessage', error }]);
  expect(slack.transcript('C1')).toEqual([]);
});

test('refused blocks come with reasons', async () => {
  const { client } = await openSlack();
  const refused = client.chat.postMessage({ channel: 'C1', text: 'x', blocks: [section('x'.repeat(3001))] });
  await expect(refused).rejects.toMatchObject({
    data: {
      response_metadata: { messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'] },
    },
  });
});

test.each([
  ['channel_not_found', { channel: 'C9' }],
  ['channel_not_found', { channel: 'G1' }],
  ['not_in_channel', { channel: 'C2' }],
  ['thread_not_found', { channel: 'C1', thread_ts: '1.000001' }],
])(
  '%s is the answer to a place where the bot cannot post, and says nothing against the payload',
  async (error, place) => {
    const { slack, client } = await openSlack();
    expect(await errorOf(client.chat.postMessage({ text: 'x', ...place }))).toBe(error);
    expect(slack.refused).toEqual([]);
    expect(slack.calls).toMatchObject([{ method: 'chat.postMessage', outcome: error, done: false }]);
  },
);

test('nothing is posted in an archived channel', async () => {
  const { slack, client } = await openSlack();
  slack.archive('C1');
  expect(await errorOf(client.chat.postMessage({ channel: 'C1', text: 'x' }))).toBe('is_archived');
});

test('with chat:write.public a bot posts in public channels that it is not in', async () => {
  const { client } = await openSlack({}, { scopes: ['chat:write', 'chat:write.public'] });
  await client.chat.postMessage({ channel: 'C2', text: 'x' });
  expect(await errorOf(client.chat.postMessage({ channel: 'G1', text: 'x' }))).toBe('channel_not_found');
});

test("a person's id leads to their direct message", async () => {
  const { slack, client } = await openSlack();
  const { channel } = await client.chat.postMessage({ channel: 'U1', text: 'x' });
  expect(channel).toBe(slack.directMessage('U1'));
  expect(slack.notifications).toMatchObject([{ user: 'U1', reason: 'direct message' }]);
});

test('without text people are told nothing, which is worth a warning', async () => {
  const { slack, client } = await openSlack();
  await client.chat.postMessage({ channel: 'C1', blocks: [section('x')] } as never);
  expect(slack.transcript('C1')[0]?.notification).toBe("This content can't be displayed.");
  expect(slack.warnings).toMatchObject([{ kind: 'no text' }]);
});

test.each([
  ['links may unfurl', { text: '<https://example.com>' }],
  ['unescaped character', { text: 'a & b', unfurl_links: false, unfurl_media: false }],
  ['unescaped character', { text: 'a < b' }],
  ['unescaped character', { text: 't', blocks: [section('use <b>')] }],
  ['mention in fallback text', { text: '<!here>', blocks: [section('x')] }],
  ['bare broadcast', { text: 't', blocks: [section('tell @channel')] }],
  ['text was cut', { text: 'x'.repeat(40_001) }],
])('%s is worth a warning', async (kind, payload) => {
  const { slack, client } = await openSlack();
  await client.chat.postMessage({ channel: 'C1', ...payload });
  expect(slack.warnings).toMatchObject([{ kind }]);
});

test('an ephemeral message is seen by one person, and in no history', async () => {
  const { slack, client } = await openSlack();
  const { message_ts } = await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
  expect(slack.transcript('C1', 'U1')).toMatchObject([{ ts: message_ts, text: 'psst', ephemeral: true }]);
  expect(slack.transcript('C1', 'U2')).toEqual([]);
  expect((await client.conversations.history({ channel: 'C1' })).messages).toEqual([]);
  expect(await errorOf(client.chat.postEphemeral({ channel: 'C1', user: 'U9', text: 'psst' }))).toBe(
    'user_not_in_channel',
  );
  expect(await errorOf(client.chat.update({ channel: 'C1', ts: message_ts ?? '', text: 'x' }))).toBe(
    'message_not_found',
  );
});

test('an ephemeral message in a thread that has no replies is not seen', async () => {
  const { slack, client } = await openSlack();
  const { ts } = slack.say({ channel: 'C1', user: 'U1', text: 'root' });
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst', thread_ts: ts });
  expect(slack.warnings).toMatchObject([{ kind: 'ephemeral in a thread without replies' }]);
});

test('text alone takes the blocks of a message away, attachments alone do not', async () => {
  const { slack, client } = await openSlack();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one', blocks: [section('uno')] });
  await client.chat.update({ channel: 'C1', ts, attachments: [] });
  expect(slack.transcript('C1')).toMatchObject([{ text: 'uno', edited: false }]);
  await client.chat.update({ channel: 'C1', ts, text: 'two', blocks: [section('due')] });
  expect(slack.transcript('C1')).toMatchObject([{ text: 'due', notification: 'two', edited: false }]);
  await client.chat.update({ channel: 'C1', ts, text: 'three' });
  expect(slack.transcript('C1')).toMatchObject([{ text: 'three', buttons: [], edited: true }]);
});

test('metadata outlives an edit that does not name it', async () => {
  const { client } = await openSlack();
  const metadata = { event_type: 'answer', event_payload: { key: 'k1' } };
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one', metadata });
  await client.chat.update({ channel: 'C1', ts, text: 'two' });
  const all = await client.conversations.history({ channel: 'C1', include_all_metadata: true });
  expect(all.messages?.[0]?.metadata).toEqual(metadata);
});

test('the text of an edit holds 4,000 characters', async () => {
  const { client } = await openSlack();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one' });
  await client.chat.update({ channel: 'C1', ts, text: 'x'.repeat(4000) });
  expect(await errorOf(client.chat.update({ channel: 'C1', ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
});

test('a bot changes and deletes only what it wrote itself', async () => {
  const { slack, client } = await openSlack();
  const { ts } = slack.say({ channel: 'C1', user: 'U1', text: 'mine' });
  expect(await errorOf(client.chat.update({ channel: 'C1', ts, text: 'yours' }))).toBe('cant_update_message');
  expect(await errorOf(client.chat.delete({ channel: 'C1', ts }))).toBe('cant_delete_message');
  const own = await client.chat.postMessage({ channel: 'C1', text: 'own' });
  await client.chat.delete({ channel: 'C1', ts: own.ts ?? '' });
  expect(slack.transcript('C1').map(({ text }) => text)).toEqual(['mine']);
});

test('the bot hears of its own messages, edits and deletions, as of those of others', async () => {
  const { slack, client } = await openSlack();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'own' });
  await client.chat.update({ channel: 'C1', ts, text: 'changed' });
  await client.chat.delete({ channel: 'C1', ts });
  expect(slack.deliveries.log.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'message', text: 'own', bot_id: expect.stringMatching(/^B/), app_id: slack.app.id },
    { type: 'message', subtype: 'message_changed', message: { text: 'changed' }, previous_message: { text: 'own' } },
    { type: 'message', subtype: 'message_deleted', deleted_ts: ts },
  ]);
});

test('a permalink leads to a message in its thread', async () => {
  const { slack, client } = await openSlack();
  const { ts } = slack.say({ channel: 'C1', user: 'U1', text: 'root' });
  const reply = slack.say({ channel: 'C1', user: 'U1', text: 'reply', thread_ts: ts });
  const { permalink } = await client.chat.getPermalink({ channel: 'C1', message_ts: reply.ts });
  expect(permalink).toBe(`https://t1.slack.com/archives/C1/p${reply.ts.replace('.', '')}?thread_ts=${ts}&cid=C1`);
});
