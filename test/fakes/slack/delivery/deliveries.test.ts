import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { FakeSlack } from '../fake-slack.ts';
import { openSlack } from '../opened-slack.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An app that answers each request as it is told. `undefined`: never. */
async function startApp(
  slack: FakeSlack,
  answer: (count: number) => { status: number; headers?: Record<string, string>; body?: string } | undefined,
) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    const told = answer(heard.length);
    if (told !== undefined) response.writeHead(told.status, told.headers).end(told.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  onTestFinished(async () => void (await stop()));
  slack.httpTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return { heard, stop };
}

const hello = { channel: 'C1', user: 'U1', text: 'hello' };

test('requests are signed with the time and the secret', async () => {
  const { slack } = await openSlack();
  const { heard } = await startApp(slack, () => ({ status: 200 }));
  await slack.say(hello).settled;
  const { headers, body } = heard[0] ?? { headers: {}, body: '' };
  const seconds = String(headers['x-slack-request-timestamp']);
  const signature = createHmac('sha256', slack.app.signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
  expect(headers).not.toHaveProperty('x-slack-retry-num');
  expect(JSON.parse(body)).toMatchObject({
    type: 'event_callback',
    team_id: 'T1',
    event: { type: 'message', channel: 'C1', channel_type: 'channel', text: 'hello', user: 'U1' },
    authorizations: [{ team_id: 'T1', is_bot: true }],
  });
});

test('an event comes again at once and then by schedule, with the number and the reason', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0, 5, 10] });
  const { heard } = await startApp(slack, () => ({ status: 500 }));
  const said = slack.say(hello);
  await said.settled;
  expect(heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ]);
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
  expect(said.deliveries).toMatchObject([{ state: 'given up' }]);
});

test('it does not come again once it was acknowledged', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0, 5, 10] });
  const { heard } = await startApp(slack, (count) => ({ status: count === 1 ? 503 : 200 }));
  const said = slack.say(hello);
  await said.settled;
  expect(heard).toHaveLength(2);
  expect(said.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['http_error', 'acknowledged']);
});

test('who does not answer in time hears it again meanwhile', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0], ackTimeoutMs: 30 });
  const { heard } = await startApp(slack, (count) => (count === 1 ? undefined : { status: 200 }));
  await slack.say(hello).settled;
  expect(heard[1]?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
});

test('an app can wish for no redelivery', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0, 5] });
  const { heard } = await startApp(slack, () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
  await slack.say(hello).settled;
  expect(heard).toHaveLength(1);
});

test('what happened while the app was down comes when it is back', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0, 60_000] });
  slack.httpTarget('http://127.0.0.1:9/slack/events');
  const said = slack.say(hello);
  await slack.until(() => said.deliveries[0]?.attempts.length === 2);
  const { heard } = await startApp(slack, () => ({ status: 200 }));
  slack.deliveries.hurry();
  await said.settled;
  expect(heard[0]?.headers).toMatchObject({ 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'connection_failed' });
});

test('commands and presses come once, and the person sees that they failed', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0, 5], ackTimeoutMs: 250 });
  const { heard } = await startApp(slack, (count) => (count === 1 ? undefined : { status: 500 }));
  await slack.command({ user: 'U1', channel: 'C1', text: 'a b' }).settled;
  await slack.command({ user: 'U1', channel: 'C1', text: 'c' }).settled;
  expect(heard).toHaveLength(2);
  expect(new URLSearchParams(heard[0]?.body).get('text')).toBe('a b');
  expect(slack.seenBy('U1').errors).toEqual([
    '/stevedore failed with the error "operation_timeout"',
    '/stevedore failed with the error "dispatch_failed"',
  ]);
});

test('what comes with the acknowledgement of a command is shown', async () => {
  const { slack } = await openSlack();
  const json = { 'content-type': 'application/json' };
  await startApp(slack, (count) =>
    count === 1
      ? { status: 200, body: 'plain' }
      : { status: 200, headers: json, body: JSON.stringify({ response_type: 'in_channel', text: 'for all' }) },
  );
  await slack.command({ user: 'U1', channel: 'C1', text: '' }).settled;
  await slack.command({ user: 'U1', channel: 'C1', text: '' }).settled;
  await slack.until(() => slack.transcript('C1', 'U1').length === 3);
  expect(slack.transcript('C1', 'U1').map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
    ['plain', true],
    ['/stevedore', false],
    ['for all', false],
  ]);
});

test('several addresses are served in turn', async () => {
  const { slack } = await openSlack();
  const addresses: string[] = [];
  const server = createServer((request, response) => {
    addresses.push(request.url ?? '');
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.httpTarget(`${root}/a`, `${root}/b`);
  for (let count = 0; count < 4; count += 1) await slack.say(hello).settled;
  expect(addresses).toEqual(['/a', '/b', '/a', '/b']);
});

test('an acknowledged event can come once more, and an acknowledgement can get lost', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [0] });
  const { heard } = await startApp(slack, () => ({ status: 200 }));
  slack.faults.nextEvent('repeated', 'lost acknowledgement');
  await slack.say(hello).settled;
  expect(heard).toHaveLength(2);
  const [again] = slack.say(hello).deliveries;
  await again?.settled;
  expect(again?.attempts).toHaveLength(2);
  await slack.deliveries.repeat(again!);
  expect(heard.at(-1)?.headers['x-slack-retry-num']).toBe('2');
  expect(heard).toHaveLength(5);
});

test('the app hears only of what it subscribes to, has scopes for, and is there for', async () => {
  const { slack, bot } = await openSlack({ app: { events: ['app_mention', 'message.im'] } });
  await startApp(slack, () => ({ status: 200 }));
  const kinds = (said: { deliveries: readonly { type: string }[] }) => said.deliveries.map(({ type }) => type);
  expect(kinds(slack.say({ ...hello, text: `<@${bot}> hi` }))).toEqual(['app_mention']);
  expect(kinds(slack.say({ ...hello, channel: 'C2', text: `<@${bot}> hi` }))).toEqual([]);
  expect(kinds(slack.tell('U1', `<@${bot}> hi`))).toEqual(['message']);
  slack.reinstall('T1', ['app_mentions:read']);
  expect(kinds(slack.tell('U1', 'hi'))).toEqual([]);
  slack.uninstall('T1');
  expect(kinds(slack.say({ ...hello, text: `<@${bot}> hi` }))).toEqual([]);
});

test('message and mention come in either order', async () => {
  const { slack, bot } = await openSlack();
  await startApp(slack, () => ({ status: 200 }));
  const call = (order?: 'message first') => {
    const { deliveries } = slack.say({ ...hello, text: `<@${bot}>`, ...(order !== undefined && { order }) });
    return deliveries.map(({ type }) => type).join();
  };
  expect(call()).toBe('app_mention,message');
  expect(call('message first')).toBe('message,app_mention');
  slack.faults.random(1, { messageFirst: 0.5 });
  const orders = new Set(Array.from({ length: 20 }, () => call()));
  expect(orders.size).toBe(2);
});
