import { once } from 'node:events';
import { SocketModeClient } from '@slack/socket-mode';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeSlack } from '../fake-slack.ts';
import { openSlack, silence } from '../opened-slack.ts';

interface Heard {
  readonly type: string;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** A real client; `acknowledges` says what it does with each envelope. */
async function connect(slack: FakeSlack, acknowledges: (count: number) => boolean = () => true) {
  const heard: Heard[] = [];
  const client = new SocketModeClient({
    appToken: slack.app.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    clientPingTimeout: 250,
    serverPingTimeout: 1000,
    logger: silence,
  });
  client.on('slack_event', async (event: Heard & { ack: () => Promise<void> }) => {
    heard.push(event);
    if (acknowledges(heard.length)) await event.ack();
  });
  client.on('error', () => {});
  onTestFinished(() => client.disconnect());
  await client.start();
  return { client, heard };
}

const hello = { channel: 'C1', user: 'U1', text: 'hello' };

test('an event comes in an envelope and is acknowledged by its id', async () => {
  const { slack } = await openSlack();
  const { heard } = await connect(slack);
  const said = slack.say(hello);
  await said.settled;
  expect(said.deliveries).toMatchObject([{ state: 'acknowledged', attempts: [{ retryNum: 0 }] }]);
  expect(heard).toMatchObject([{ type: 'events_api', retry_num: 0, retry_reason: '' }]);
});

test('what is not acknowledged comes again, and says so', async () => {
  const { slack } = await openSlack({ ackTimeoutMs: 200, retryDelaysMs: [0, 5] });
  const { heard } = await connect(slack, (count) => count === 3);
  const said = slack.say(hello);
  await said.settled;
  expect(heard).toMatchObject([{ retry_num: 0 }, { retry_num: 1, retry_reason: 'timeout' }, { retry_num: 2 }]);
  expect(said.deliveries).toMatchObject([{ state: 'acknowledged' }]);
});

test('commands and presses are no events, and the former take an answer', async () => {
  const { slack, client } = await openSlack();
  const { heard } = await connect(slack);
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } } as const;
  await client.chat.postMessage({ channel: 'C1', text: 'press', blocks: [{ type: 'actions', elements: [button] }] });
  await slack.command({ user: 'U1', channel: 'C1', text: '' }).settled;
  await slack.press({ user: 'U1', channel: 'C1', button: 'Go' }).settled;
  expect(heard).toMatchObject([
    { type: 'events_api' },
    { type: 'slash_commands', accepts_response_payload: true },
    { type: 'interactive', accepts_response_payload: false },
  ]);
});

test('after an announced refresh the client comes back', async () => {
  const { slack } = await openSlack();
  await connect(slack);
  slack.sockets.announceDisconnect('refresh_requested');
  await slack.until(() => slack.sockets.made === 2 && slack.sockets.open === 1);
  expect(await slack.say(hello).deliveries[0]?.settled).toMatchObject({ state: 'acknowledged' });
});

test('after a cut and after a close the client comes back', async () => {
  const { slack } = await openSlack();
  await connect(slack);
  for (const how of ['cut', 'close'] as const) {
    const before = slack.sockets.made;
    slack.sockets.drop(how);
    await slack.until(() => slack.sockets.made === before + 1 && slack.sockets.open === 1, { what: how });
    expect(await slack.say(hello).deliveries[0]?.settled).toMatchObject({ state: 'acknowledged' });
  }
});

test('a silent connection stays open, and what is sent to it is lost until it comes again', async () => {
  const { slack } = await openSlack({ ackTimeoutMs: 250, retryDelaysMs: [60_000], pingIntervalMs: 20 });
  const { heard } = await connect(slack);
  slack.sockets.silence();
  const said = slack.say(hello);
  await slack.until(() => said.deliveries[0]?.attempts.length === 1);
  expect(heard).toEqual([]);
  await slack.until(() => slack.sockets.open === 1, { what: 'a client that notices' });
  slack.deliveries.hurry();
  await said.settled;
  expect(said.deliveries).toMatchObject([{ attempts: [{ outcome: 'timeout' }, { outcome: 'acknowledged' }] }]);
});

test('nothing is sent before hello', async () => {
  const { slack } = await openSlack({ retryDelaysMs: [] });
  slack.sockets.delayHello(10_000);
  const client = new SocketModeClient({
    appToken: slack.app.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silence,
  });
  const started = client.start().catch(() => {});
  await slack.until(() => slack.sockets.made === 1);
  expect(slack.sockets.open).toBe(0);
  const said = slack.say(hello);
  await said.settled;
  expect(said.deliveries).toMatchObject([{ state: 'given up' }]);
  await client.disconnect();
  await started;
});

test('each event goes to one of the connections, and there are ten at most', async () => {
  const { slack, clientWith } = await openSlack();
  const frames: string[][] = [];
  const open = async () => {
    const { url } = await clientWith(slack.app.appToken).apps.connections.open({});
    const socket = new WebSocket(url ?? '');
    const heard: string[] = [];
    frames.push(heard);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; reason?: string; envelope_id?: string };
      heard.push(message.reason ?? message.type);
      if (message.envelope_id !== undefined) socket.send(JSON.stringify({ envelope_id: message.envelope_id }));
    });
    onTestFinished(() => socket.terminate());
    await once(socket, 'message');
  };
  for (let count = 0; count < 11; count += 1) await open();
  expect(frames.map(([first]) => first)).toEqual([...Array.from({ length: 10 }, () => 'hello'), 'too_many_websockets']);
  for (let count = 0; count < 20; count += 1) await slack.say(hello).settled;
  const events = frames.map((heard) => heard.filter((type) => type === 'events_api').length);
  expect(events.reduce((sum, count) => sum + count)).toBe(20);
  expect(events.filter((count) => count > 0).length).toBeGreaterThan(3);
});

test('a ticket is good for one connection', async () => {
  const { slack, clientWith } = await openSlack();
  const { url = '' } = await clientWith(slack.app.appToken).apps.connections.open({});
  const first = new WebSocket(url);
  await once(first, 'open');
  const second = new WebSocket(url);
  const [refused] = await once(second, 'error');
  expect(String(refused)).toContain('401');
  first.terminate();
});

test('the handshake and apps.connections.open can fail', async () => {
  const { slack } = await openSlack();
  slack.faults.next('apps.connections.open', { kind: 'server error' }, { kind: 'server error' });
  slack.faults.next('socket', { kind: 'server error' });
  const client = new SocketModeClient({
    appToken: slack.app.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 3, minTimeout: 1 } },
    clientPingTimeout: 20,
    logger: silence,
  });
  client.on('error', () => {});
  onTestFinished(() => client.disconnect());
  await client.start();
  expect(slack.calls.map(({ outcome }) => outcome)).toEqual(['server error', 'server error', 'ok', 'ok']);
  expect(slack.sockets.open).toBe(1);
});

test('a socket that is cut as an event is sent loses it, or its acknowledgement', async () => {
  const { slack } = await openSlack({ ackTimeoutMs: 1000, retryDelaysMs: [0, 200, 400, 800] });
  const { heard } = await connect(slack);
  slack.faults.nextEvent('cut socket');
  const said = slack.say(hello);
  await said.settled;
  expect(said.deliveries).toMatchObject([{ state: 'acknowledged' }]);
  expect(said.deliveries[0]?.attempts.length).toBeGreaterThan(1);
  expect(heard.length).toBeGreaterThan(0);
});
