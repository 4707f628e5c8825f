import { expect, test } from 'vitest';
import { openSlack } from '../opened-slack.ts';

const urlOf = (payload: { readonly [key: string]: unknown }) => String(payload.response_url);
const actions = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
};

async function use(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { error = 'ok' } = (await response.json()) as { error?: string };
  return response.ok ? error : `${response.status} ${error}`;
}

async function asked(now = () => Date.now()) {
  const { slack, client } = await openSlack({ clock: { now } });
  const command = slack.command({ user: 'U1', channel: 'C2', text: 'why' });
  return { slack, client, url: urlOf(command.payload) };
}

test('a reply to a command is for the asker alone, unless it is said to be in the channel', async () => {
  const { slack, url } = await asked();
  expect(await use(url, { text: 'for you' })).toBe('ok');
  expect(await use(url, { text: 'for all', response_type: 'in_channel' })).toBe('ok');
  expect(slack.transcript('C2').map(({ text }) => text)).toEqual(['for all']);
  expect(slack.transcript('C2', 'U1').map(({ text }) => text)).toEqual(['for you', 'for all']);
});

test('it serves five times', async () => {
  const { url } = await asked();
  for (let count = 0; count < 5; count += 1) expect(await use(url, { text: 'x' })).toBe('ok');
  expect(await use(url, { text: 'x' })).toBe('404 used_url');
});

test('it serves for half an hour', async () => {
  let now = 1_700_000_000_000;
  const { slack, url } = await asked(() => now);
  now += 30 * 60_000;
  expect(await use(url, { text: 'x' })).toBe('ok');
  now += 1;
  expect(await use(url, { text: 'x' })).toBe('404 expired_url');
  expect(slack.refused).toEqual([]);
});

test('what Slack refuses elsewhere it refuses here, and that does not use it up', async () => {
  const { slack, url } = await asked();
  for (let count = 0; count < 5; count += 1) expect(await use(url, {})).toBe('400 no_text');
  expect(await use(url, { text: 'x', blocks: [{ type: 'marquee' }] })).toBe('400 invalid_blocks');
  expect(await use(url, { text: 'x', response_type: 'loud' })).toBe('400 invalid_arguments');
  expect(await use(url, { text: 'x' })).toBe('ok');
  expect(slack.refused.map(({ method }) => method)).toContain('response_url');
});

test('that of a press replaces and deletes what was pressed, for everyone who saw it', async () => {
  const { slack, client } = await openSlack();
  await client.chat.postMessage({ channel: 'C1', text: 'press', blocks: [actions] });
  const url = urlOf(slack.press({ user: 'U2', channel: 'C1', button: 'Go' }).payload);
  await use(url, { text: 'new' });
  expect(slack.transcript('C1', 'U2').map(({ text }) => text)).toEqual(['[Go]', 'new']);
  await use(url, { text: 'pressed', replace_original: true });
  expect(slack.transcript('C1').map(({ text }) => text)).toEqual(['pressed']);
  await use(url, { delete_original: true });
  expect(slack.transcript('C1')).toEqual([]);
});

test('a reply goes to the channel itself unless it names the thread', async () => {
  const { slack, client } = await openSlack();
  const { ts } = slack.say({ channel: 'C1', user: 'U1', text: 'root' });
  await client.chat.postMessage({ channel: 'C1', thread_ts: ts, text: 'press', blocks: [actions] });
  const url = urlOf(slack.press({ user: 'U1', channel: 'C1', button: 'Go' }).payload);
  await use(url, { text: 'outside', response_type: 'in_channel' });
  await use(url, { text: 'inside', response_type: 'in_channel', thread_ts: ts });
  expect(slack.thread('C1', ts).map(({ text }) => text)).toEqual(['root', '[Go]', 'inside']);
});

test('an address that was never given out is not found', async () => {
  const { url } = await asked();
  expect(await use(new URL('/commands/T1/guess', url).toString(), { text: 'x' })).toBe('404 not_found');
});
