import { expect, test } from 'vitest';
import { standardGatewayPace } from '../../../../src/platforms/discord/gateway/gateway-pace.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import type { FakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import { openDeadEnd } from './dead-end.ts';
import { type GatewayRoom, openGatewayRoom, type Process, type ProcessOptions, startsOf } from './gateway-room.ts';

/** A process that is connected. */
async function connect(
  options: Parameters<typeof openGatewayRoom>[0] = {},
  more: ProcessOptions = {},
): Promise<GatewayRoom & Process> {
  const room = await openGatewayRoom(options);
  const process = room.process(more);
  await process.gateway.start();
  return { ...room, ...process };
}

/** Says something, and waits until the process heard of it. */
async function isHeard({ discord, say, said }: GatewayRoom & Process, text: string): Promise<void> {
  say(text);
  await discord.until(() => said.includes(text), { what: text });
}

const connected = (discord: FakeDiscord, times: number) =>
  discord.until(() => discord.gateway.starts.filter(({ outcome }) => outcome === 'ok').length === times);

test('after a lost connection the session goes on, with what was missed', async () => {
  const process = await connect();
  const { discord, said, say, logged, reconnections } = process;
  discord.gateway.drop();
  await discord.until(() => discord.gateway.connections === 0);
  say('missed');
  await connected(discord, 2);
  await isHeard(process, 'next');
  expect(said).toEqual(['missed', 'next']);
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  expect(reconnections).toEqual(['resumed']);
  expect(logged.filter(({ level }) => level !== 'debug').slice(1)).toEqual([
    {
      level: 'info',
      message: 'the connection to Discord is lost',
      fields: { shard: 0, why: 'it broke off', code: 1006 },
    },
    {
      level: 'info',
      message: 'connected to Discord',
      fields: { shard: 0, session: 'resumed', replayed: 1, awayMs: expect.any(Number) },
    },
  ]);
});

test.each([4000, 4001, 4002, 4003, 4005, 4008, 4200, 4999])('after close code %i the session goes on', async (code) => {
  const process = await connect();
  const { discord, say, said } = process;
  discord.gateway.close(code);
  say('meanwhile');
  await isHeard(process, 'next');
  // The fake ends a session where a client says 1001, be it in reply.
  if (code === 1001) return;
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  expect(said).toEqual(['meanwhile', 'next']);
});

// The fake takes the reply to a close frame with 1000 or 1001 for a goodbye.
test.each([1000, 1001, 4007, 4009])('after close code %i there is another session', async (code) => {
  const process = await connect();
  process.discord.gateway.close(code);
  await connected(process.discord, 2);
  await isHeard(process, 'next');
  expect(startsOf(process.discord).at(-1)).toBe('identify ok');
});

test('a request to connect anew is followed, and nothing is lost', async () => {
  const process = await connect();
  const { discord, said, say } = process;
  discord.gateway.requestReconnect();
  say('meanwhile');
  await connected(discord, 2);
  await isHeard(process, 'next');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  expect(said).toEqual(['meanwhile', 'next']);
});

test('a session that Discord invalidates is followed by another, or resumed over another connection', async () => {
  const process = await connect();
  const { discord } = process;
  discord.gateway.invalidate(true);
  await connected(discord, 2);
  await isHeard(process, 'resumed');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  const lost = process.logged.find(({ message }) => message === 'the connection to Discord is lost');
  expect(lost?.fields.why).toBe('Discord asks to resume the session');
  discord.gateway.invalidate(false);
  await connected(discord, 3);
  await isHeard(process, 'anew');
  expect(startsOf(discord).slice(2)).toEqual(['identify ok']);
  expect(process.reconnections.at(-1)).toBe('begun');
});

test('a session that is over when it is resumed is followed by another', async () => {
  const process = await connect();
  const { discord } = process;
  discord.gateway.expireSessions();
  discord.gateway.drop();
  await connected(discord, 2);
  await isHeard(process, 'anew');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume invalid session', 'identify ok']);
});

test('what Discord sends once more in the same session is not handed on once more', async () => {
  const process = await connect();
  const { discord, said } = process;
  await isHeard(process, 'one');
  await isHeard(process, 'two');
  discord.gateway.repeatOnResume(2);
  discord.gateway.drop();
  await isHeard(process, 'three');
  expect(discord.gateway.starts.at(-1)?.replayed).toBeGreaterThan(1);
  expect(said).toEqual(['one', 'two', 'three']);
});

test('a gateway that sends nothing any more is noticed', async () => {
  const process = await connect({ heartbeatIntervalMs: 30 });
  const { discord, say, said } = process;
  discord.gateway.silence();
  say('unheard at first');
  await isHeard(process, 'next');
  expect(said).toEqual(['unheard at first', 'next']);
});

test('a peer that is gone and closes nothing is not waited for', async () => {
  const room = await openGatewayRoom({ heartbeatIntervalMs: 30 });
  const deadEnd = await openDeadEnd(room.discord.gatewayUrl);
  const process = { ...room, ...room.process({ gatewayUrl: deadEnd.url }) };
  await process.gateway.start();
  deadEnd.goDead();
  process.say('unheard at first');
  await isHeard(process, 'next');
  expect(process.said).toEqual(['unheard at first', 'next']);
  await deadEnd.abandoned;
});

test('stopping does not wait for a peer that is gone', async () => {
  const room = await openGatewayRoom();
  const deadEnd = await openDeadEnd(room.discord.gatewayUrl);
  const { gateway } = room.process({ gatewayUrl: deadEnd.url });
  await gateway.start();
  deadEnd.goDead();
  await gateway.stop();
  await deadEnd.abandoned;
});

test('a HELLO that never comes is not waited for', async () => {
  const process = await connect({}, { pace: { helloMs: 30 } });
  const { discord } = process;
  discord.gateway.delayHello(60_000);
  discord.gateway.drop();
  await discord.until(() => process.lines('warn').length === 1);
  discord.gateway.delayHello(0);
  await isHeard(process, 'next');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
});

test.each(['READY', 'RESUMED'])('a %s that never comes is not waited for', async (awaited) => {
  const room = await openGatewayRoom();
  const { discord } = room;
  const process = { ...room, ...room.process({ pace: { readyMs: 40 } }) };
  if (awaited === 'RESUMED') await process.gateway.start();
  let silenced = 0;
  // HELLO has been sent by then.
  const forget = discord.world.onChange(() => {
    if (discord.gateway.connections === 0 || silenced === 3) return;
    silenced += 1;
    discord.gateway.silence();
  });
  if (awaited === 'READY') await process.gateway.start();
  else discord.gateway.drop();
  await isHeard(process, 'next');
  forget();
  expect(silenced).toBe(3);
});

test('refused handshakes do not cost the session, and trouble is said once', async () => {
  const process = await connect();
  const { discord, say, said, lines } = process;
  discord.faults.next('gateway', { kind: 'server error' }, { kind: 'reset' }, { kind: 'server error', status: 502 });
  discord.gateway.drop();
  say('meanwhile');
  await isHeard(process, 'next');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  expect(said).toEqual(['meanwhile', 'next']);
  expect(lines('warn')).toEqual(['there is no connection to Discord that lasts; said once until there is']);
});

test('while nobody is there at all it goes on trying, and the session goes on', async () => {
  const process = await connect();
  const { discord, logged } = process;
  await discord.goOffline();
  await discord.until(() => logged.filter(({ message }) => message === 'no connection to Discord').length > 4);
  await discord.comeBack();
  await isHeard(process, 'next');
  expect(startsOf(discord)).toEqual(['identify ok', 'resume ok']);
  const said = logged.filter(({ level }) => level !== 'debug').map(({ message }) => message);
  expect(said).toEqual([
    'connected to Discord',
    'the connection to Discord is lost',
    'there is no connection to Discord that lasts; said once until there is',
    'connected to Discord',
  ]);
  const trouble = logged.find(({ level }) => level === 'warn');
  expect(trouble?.fields.err).toMatchObject({ code: 'ECONNREFUSED' });
});

test('a resumption that leads to nothing again and again is given up', async () => {
  const process = await connect();
  const { discord } = process;
  let before = discord.gateway.connections;
  let closed = 0;
  // Each has got HELLO by then.
  const forget = discord.world.onChange(() => {
    const { connections } = discord.gateway;
    if (before === 0 && connections === 1 && closed < 3) {
      closed += 1;
      discord.gateway.close(4000);
    }
    before = connections;
  });
  discord.gateway.drop();
  await discord.until(() => discord.gateway.starts.filter(({ kind }) => kind === 'identify').length === 2);
  forget();
  expect(closed).toBe(3);
  await isHeard(process, 'next');
});

test('pauses grow when each connection is closed at once', async () => {
  const pauses: number[] = [];
  const { discord } = await connect(
    {},
    {
      pace: { retryMs: 1_000, longestRetryMs: 60_000, startingMs: 400 },
      runtime: {
        random: () => 0.5,
        async sleep(ms, signal) {
          if (ms < 500) return systemSleep(ms, signal);
          pauses.push(ms);
          await systemSleep(0, signal);
        },
      },
    },
  );
  pauses.length = 0;
  discord.gateway.closeNew(4000);
  discord.gateway.drop();
  await discord.until(() => pauses.length > 9);
  expect(pauses.slice(0, 10)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000, 45_000]);
});

test('the sessions of a day last for a day in which each is ended at once', async () => {
  let now = 1_800_000_000_000;
  const clock = { now: () => now };
  const room = await openGatewayRoom({ sessionStarts: { total: 40 }, clock });
  const { discord } = room;
  const { token } = discord;
  const dayMs = 86_400_000;
  const until = now + dayMs - 1;
  const process = room.process({
    settings: { shards: { count: 2 } },
    pace: { ...standardGatewayPace, saveMs: 2 * dayMs, startingMs: 2 * dayMs },
    runtime: {
      clock,
      async sleep(ms, signal) {
        // What is waited for together begins together.
        const due = now + ms;
        await systemSleep(0, signal);
        if (due > until)
          return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        now = Math.max(now, due);
      },
    },
  });
  let ended = 0;
  const forget = discord.world.onChange(() => {
    if (discord.gateway.starts.length === ended) return;
    ended = discord.gateway.starts.length;
    discord.gateway.close(4009);
  });
  process.gateway.start().catch(() => {});
  await discord.until(() => process.logged.some(({ message }) => message.includes('few more new sessions')));
  await discord.quiet(300);
  forget();
  expect(discord.token).toBe(token);
  expect(process.lines('warn').filter((line) => line.includes('few more new sessions'))).toHaveLength(1);
  expect(discord.gateway.starts.length).toBeGreaterThan(24);
  expect(discord.gateway.starts.length).toBeLessThanOrEqual(40);
});

test('what only the operator can mend is said once while it runs, and mends itself once it is mended', async () => {
  const process = await connect();
  const { discord, lines } = process;
  const { app } = discord.world;
  Object.assign(app, { messageContent: false });
  discord.gateway.expireSessions();
  discord.gateway.drop();
  await discord.until(() => startsOf(discord).filter((start) => start === 'identify 4014').length === 3);
  expect(lines('error')).toEqual([expect.stringMatching(/4014.*Message Content Intent/)]);
  Object.assign(app, { messageContent: true });
  await connected(discord, 2);
  await isHeard(process, 'next');
  expect(lines('info').at(-1)).toBe('connected to Discord');
});

test('a token that is reset while it runs is said once, too', async () => {
  const process = await connect();
  const { discord, lines } = process;
  const { token } = discord;
  discord.resetToken();
  discord.gateway.drop();
  await discord.until(() => startsOf(discord).filter((start) => start === 'resume 4004').length === 3);
  expect(lines('error')).toEqual([expect.stringMatching(/DISCORD_TOKEN .*Reset Token/)]);
  discord.world.token = token;
  await connected(discord, 2);
  await isHeard(process, 'next');
});
