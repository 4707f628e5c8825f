import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { FakeDiscordOptions } from '../fake-discord.ts';
import { errorOf, listenTo, openDiscord, restOf } from '../opened-discord.ts';
import { connectRaw, type RawClient } from '../raw-client.ts';

/** With a client that does nothing by itself. */
async function openRaw(options: FakeDiscordOptions = {}) {
  const { discord } = await openDiscord(options);
  const client = await connectRaw(discord);
  client.identify();
  await discord.until(() => client.heard.some(({ t }) => t === 'GUILD_CREATE'));
  const { session_id, resume_gateway_url } = client.data('READY');
  const again = () => connectRaw(discord, String(resume_gateway_url));
  const say = (text: string) => discord.say({ channel: 'ops', user: 'ada', text: `<@${discord.bot.id}> ${text}` });
  return { discord, client, session_id, again, say };
}

const endings = (client: RawClient) => client.texts.map((text) => String(text).split(' ').at(-1));

test('a resumed session gets what it missed, and on demand again what it had', async () => {
  const { discord, client, session_id, again, say } = await openRaw();
  say('one');
  await discord.until(() => client.texts.length === 1);
  client.close();
  say('two');
  discord.gateway.repeatOnResume(1);
  const second = await again();
  second.resume({ session_id, seq: client.seq });
  await discord.until(() => second.heard.some(({ t }) => t === 'RESUMED'));
  say('three');
  await discord.until(() => second.texts.length === 3);
  expect(endings(second)).toEqual(['one', 'two', 'three']);
  expect(discord.warnings).toEqual([]);
});

test.each([
  ['expired', 9],
  ['said goodbye', 9],
  ['unknown', 9],
  ['ahead of itself', 4007],
  ['of another token', 4004],
] as const)('a session is not resumed: %s', async (how, outcome) => {
  let now = 1_700_000_000_000;
  const { discord, client, session_id, again } = await openRaw({ clock: { now: () => now }, sessionLifeMs: 1000 });
  client.close(how === 'said goodbye' ? 1000 : undefined);
  await discord.until(() => discord.gateway.connections === 0);
  if (how === 'expired') now += 1001;
  const second = await again();
  if (how === 'of another token') discord.resetToken();
  const seq = how === 'ahead of itself' ? client.seq + 1 : client.seq;
  const token = how === 'of another token' ? 'fake.bot.token' : discord.token;
  second.send(Op.Resume, { token, session_id: how === 'unknown' ? 'x' : session_id, seq });
  await discord.until(() => second.heard.length > 1 || second.closeCode !== undefined);
  if (outcome === 9) expect(second.heard.at(-1)).toMatchObject({ op: 9, d: false });
  else expect(second.closeCode).toBe(outcome);
});

test.each([true, false])('a session is invalidated, to be resumed: %s', async (resumable) => {
  const { discord, client, session_id, say } = await openRaw();
  discord.gateway.invalidate(resumable);
  say('meanwhile');
  await discord.until(() => client.heard.some(({ op, d }) => op === Op.InvalidSession && d === resumable));
  client.resume({ session_id, seq: client.seq });
  await discord.until(() => discord.gateway.starts.length === 2);
  await discord.until(() => client.texts.length === (resumable ? 1 : 0));
  expect(discord.gateway.starts.at(-1)).toMatchObject({ outcome: resumable ? 'ok' : 'invalid session' });
});

test('events come twice, or just before or after the socket breaks', async () => {
  const { discord, client, session_id, again, say } = await openRaw();
  discord.faults.nextEvent('repeated', 'cut before');
  say('one');
  say('two');
  await discord.until(() => client.closeCode === 1006);
  expect(endings(client)).toEqual(['one', 'one']);
  const second = await again();
  second.resume({ session_id, seq: client.seq });
  await discord.until(() => second.heard.some(({ t }) => t === 'RESUMED'));
  discord.faults.nextEvent('cut after');
  say('three');
  await discord.until(() => second.closeCode === 1006);
  expect(endings(second)).toEqual(['two', 'three']);
  expect(Object.fromEntries(discord.faults.struck)).toEqual({ repeated: 1, 'cut before': 1, 'cut after': 1 });
});

test.each([
  [4003, (client: RawClient) => client.send(Op.PresenceUpdate, {})],
  [4001, (client: RawClient) => client.send(99 as Op, {})],
  [4002, (client: RawClient) => client.identify({ more: 'x'.repeat(4096) })],
  [4010, (client: RawClient) => client.identify({ shard: [2, 2] })],
] as const)('%i for a client that errs', async (code, err) => {
  const { discord } = await openDiscord();
  const client = await connectRaw(discord);
  err(client);
  await discord.until(() => client.closeCode !== undefined);
  expect(client.closeCode).toBe(code);
});

test('who has identified does not do so twice, nor send too much', async () => {
  const { discord, client } = await openRaw();
  client.identify();
  await discord.until(() => client.closeCode !== undefined);
  expect(client.closeCode).toBe(4005);
  const second = await connectRaw(discord);
  for (let count = 0; count < 121; count += 1) second.send(Op.Heartbeat, null);
  await discord.until(() => second.closeCode !== undefined);
  expect(second.closeCode).toBe(4008);
  expect(second.heard.filter(({ op }) => op === Op.HeartbeatAck)).toHaveLength(120);
});

test('heartbeats are acknowledged, unless the gateway stops that', async () => {
  const { discord, client, say } = await openRaw();
  client.send(Op.Heartbeat, client.seq);
  await discord.until(() => client.heard.some(({ op }) => op === Op.HeartbeatAck));
  discord.gateway.stopAcknowledging();
  client.send(Op.Heartbeat, client.seq);
  say('still here');
  await discord.until(() => client.texts.length === 1);
  expect(client.heard.filter(({ op }) => op === Op.HeartbeatAck)).toHaveLength(1);
});

test('heartbeats do not count when one waits until nothing happens', async () => {
  const { discord, client } = await openRaw();
  const heart = setInterval(() => client.send(Op.Heartbeat, client.seq), 5);
  await discord.quiet(30);
  clearInterval(heart);
  expect(client.heard.filter(({ op }) => op === Op.HeartbeatAck).length).toBeGreaterThan(0);
});

test('new sockets can be closed, hello can be late, a heartbeat can be asked for', async () => {
  const { discord, client } = await openRaw();
  discord.gateway.requestHeartbeat();
  await discord.until(() => client.heard.at(-1)?.op === Op.Heartbeat);
  discord.gateway.closeNew(4000);
  expect(await connectRaw(discord)).toMatchObject({ closeCode: 4000, heard: [] });
  discord.gateway.closeNew(undefined);
  discord.gateway.delayHello(20);
  expect(await connectRaw(discord)).toMatchObject({ heard: [{ op: Op.Hello }] });
});

test('resuming elsewhere than at the given address is a warning', async () => {
  const { discord, client, session_id } = await openRaw();
  client.close();
  const second = await connectRaw(discord);
  second.resume({ session_id, seq: client.seq });
  await discord.until(() => second.heard.some(({ t }) => t === 'RESUMED'));
  expect(discord.warnings).toMatchObject([{ kind: 'gateway' }]);
});

test('sessions that are begun in haste are invalid', async () => {
  const { discord } = await openRaw({ sessionStarts: { windowMs: 5000 } });
  const second = await connectRaw(discord);
  second.identify();
  await discord.until(() => second.heard.some(({ op, d }) => op === Op.InvalidSession && d === false));
  expect(discord.gateway.sessions).toHaveLength(1);
});

test('sessions are counted, and too many of them end the token', async () => {
  const opened = await openDiscord({ sessionStarts: { total: 2, maxConcurrency: 16 } });
  const { discord, rest } = opened;
  await listenTo(opened).manager.connect();
  expect(await rest.get('/gateway/bot')).toMatchObject({
    url: discord.gatewayUrl,
    shards: 1,
    session_start_limit: { total: 2, remaining: 1, max_concurrency: 16 },
  });
  await listenTo(opened).manager.connect();
  const third = listenTo(opened);
  // The client would not even try with a budget of none.
  await expect(third.manager.connect()).rejects.toThrow('remaining');
  const raw = await connectRaw(discord);
  raw.identify();
  await discord.until(() => raw.closeCode === 4004);
  expect(await errorOf(rest.get('/users/@me'))).toMatchObject({ status: 401 });
  await restOf(discord).get('/users/@me');
});
