import { expect, test } from 'vitest';
import { ConfigError } from '../../../../src/errors.ts';
import { systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { openGatewayRoom, startsOf } from './gateway-room.ts';

test('starting connects, and events are handed on in order without waiting for one another', async () => {
  const { discord, process, say } = await openGatewayRoom();
  const never = new Promise<void>(() => {});
  const { gateway, heard, said, logged } = process({ onDispatch: () => never });
  await gateway.start();
  for (const text of ['one', 'two', 'three']) say(text);
  await discord.until(() => said.length === 3);
  expect(said).toEqual(['one', 'two', 'three']);
  expect(heard.slice(0, 2).map(({ payload }) => payload.t)).toEqual(['READY', 'GUILD_CREATE']);
  expect(startsOf(discord)).toEqual(['identify ok']);
  expect(logged.filter(({ level }) => level !== 'debug')).toEqual([
    { level: 'info', message: 'connected to Discord', fields: { shard: 0, session: 'new', replayed: 0 } },
  ]);
  expect(JSON.stringify(logged)).not.toContain(discord.token);
});

test('what cannot be dealt with is logged, and the others are not held up', async () => {
  const { discord, process, say } = await openGatewayRoom();
  const { gateway, said, logged } = process({
    onDispatch({ t }) {
      if (t === 'GUILD_CREATE') throw new Error('at once');
      if (t === 'MESSAGE_CREATE' && said.length === 1) return Promise.reject(new Error('later'));
    },
  });
  await gateway.start();
  say('one');
  say('two');
  await discord.until(() => said.length === 2);
  await discord.until(() => logged.filter(({ level }) => level === 'warn').length === 2);
  const failures = logged.filter(({ level }) => level === 'warn').map(({ fields }) => fields);
  expect(failures).toMatchObject([
    { shard: 0, type: 'GUILD_CREATE', err: { message: 'at once' } },
    { shard: 0, type: 'MESSAGE_CREATE', err: { message: 'later' } },
  ]);
});

test.each([
  [true, 'why?'],
  [false, ''],
])('asks for the content of messages when told to: %s', async (messageContent, text) => {
  const { discord, process, say } = await openGatewayRoom({ app: { messageContent } });
  const { gateway, said } = process({ settings: { messageContent } });
  await gateway.start();
  say('why?');
  await discord.until(() => said.length === 1);
  expect(said).toEqual([text]);
});

test.each([
  ['as many shards as Discord advises', 'auto' as const, [0, 1, 2]],
  ['as many as are set', { count: 2 }, [0, 1]],
  ['those of this process', { count: 4, ids: [1, 3] }, [1, 3]],
])('connects %s, each with its number in the log', async (_, shards, expected) => {
  const { discord, process } = await openGatewayRoom({ shards: 3 });
  const { gateway, logged } = process({ settings: { shards } });
  const connected = () => logged.filter(({ message }) => message === 'connected to Discord');
  await gateway.start();
  await discord.until(() => connected().length === expected.length);
  expect(discord.gateway.starts.map(({ shard }) => shard?.[0])).toEqual(expected);
  const count = shards === 'auto' ? 3 : shards.count;
  expect(discord.gateway.starts.every(({ shard }) => shard?.[1] === count)).toBe(true);
  expect(
    connected()
      .map(({ fields }) => fields.shard)
      .sort(),
  ).toEqual(expected);
});

test('those whom the first shard hears do not wait for the others', async () => {
  const { discord, process } = await openGatewayRoom();
  const { gateway } = process({ settings: { shards: { count: 2 } }, pace: { identifyMs: 60_000 } });
  await gateway.start();
  expect(discord.gateway.starts.map(({ shard }) => shard?.[0])).toEqual([0]);
});

test('tells which shard something happened on', async () => {
  const { discord, process } = await openGatewayRoom();
  const { gateway, heard } = process({ settings: { shards: { count: 2 } } });
  await gateway.start();
  await discord.until(() => heard.some(({ payload }) => payload.t === 'GUILD_CREATE'));
  const shard = Number((BigInt(discord.guildId('Harbour')) >> 22n) % 2n);
  expect(heard.filter(({ payload }) => payload.t === 'GUILD_CREATE').map((each) => each.shard)).toEqual([shard]);
});

test('sessions are begun at the pace that Discord asks for', async () => {
  let [now, paused] = [1_800_000_000_000, 0];
  const clock = { now: () => now };
  const { discord, process } = await openGatewayRoom({ clock, sessionStarts: { maxConcurrency: 2, windowMs: 5_000 } });
  const identifyMs = 5_500;
  const { gateway } = process({
    settings: { shards: { count: 6 } },
    pace: { identifyMs },
    runtime: {
      clock,
      // Both lanes have begun a session before either goes on.
      async sleep(ms, signal) {
        if (ms !== identifyMs) return systemSleep(ms, signal);
        paused += 1;
        const begun = Math.ceil(paused / 2) * 2;
        await discord.until(() => discord.gateway.starts.length >= begun);
        now += ms;
      },
    },
  });
  await gateway.start();
  await discord.until(() => discord.gateway.starts.length >= 6);
  expect(startsOf(discord)).toEqual(Array(6).fill('identify ok'));
});

test('as many sessions are begun at a time as Discord allows', async () => {
  const { discord, process } = await openGatewayRoom({ sessionStarts: { maxConcurrency: 2 } });
  const { gateway } = process({ settings: { shards: { count: 6 } }, pace: { identifyMs: 60_000 } });
  gateway.start().catch(() => {});
  await discord.until(() => discord.gateway.starts.length === 2);
  await discord.quiet(60);
  expect(discord.gateway.starts.map(({ shard }) => (shard?.[0] ?? 0) % 2).sort()).toEqual([0, 1]);
});

test.each([
  ['a token that Discord does not know', { settings: { token: 'no.such.token' } }, /DISCORD_TOKEN .*Reset Token/],
  [
    'an intent that is not switched on',
    {},
    /4014.*Bot → Privileged Gateway Intents → Message Content Intent.*DISCORD_MESSAGE_CONTENT=false/,
  ],
  ['too few shards', { settings: { shards: { count: 1 }, messageContent: false } }, /4011.*DISCORD_SHARDS/],
  [
    'a shard that does not exist',
    { settings: { shards: { count: 2, ids: [2] }, messageContent: false } },
    /4010.*DISCORD_SHARDS/,
  ],
])('says how to mend %s, and tries nothing more', async (_, options, remedy) => {
  const { discord, process } = await openGatewayRoom({ app: { messageContent: false }, requiredShards: 2 });
  const { gateway, lines } = process(options);
  const starting = gateway.start();
  await expect(starting).rejects.toThrow(ConfigError);
  await expect(starting).rejects.toThrow(remedy);
  const attempts = discord.gateway.starts.length;
  await discord.quiet(60);
  expect(discord.gateway.starts).toHaveLength(attempts);
  expect(discord.gateway.connections).toBe(0);
  // Whoever started it tells of it.
  expect(lines('error')).toEqual([]);
});

test('a token that Discord forgets between the call and the connection is named, too', async () => {
  const { discord, process } = await openGatewayRoom();
  const { gateway } = process();
  discord.gateway.delayHello(20);
  const starting = gateway.start();
  starting.catch(() => {});
  await discord.until(() => discord.gateway.connections === 1);
  discord.resetToken();
  await expect(starting).rejects.toThrow(/DISCORD_TOKEN .*Reset Token/);
});

test('starting goes on through refused calls and handshakes', async () => {
  const { discord, process } = await openGatewayRoom();
  discord.faults.next('GET /gateway/bot', { kind: 'server error' }, { kind: 'reset' });
  discord.faults.next('gateway', { kind: 'server error' }, { kind: 'reset' }, { kind: 'no answer' });
  const { gateway } = process({ pace: { handshakeMs: 60 } });
  await gateway.start();
  expect(startsOf(discord)).toEqual(['identify ok']);
});

test('starting fails after a while in which nobody is there, leaves nothing running, and works later', async () => {
  const { discord, process } = await openGatewayRoom();
  await discord.goOffline();
  const first = process({ pace: { startingMs: 60 } });
  await expect(first.gateway.start()).rejects.toThrow('Discord cannot be connected to');
  await discord.comeBack();
  await discord.quiet(60);
  expect(discord.gateway.connections).toBe(0);
  const second = process();
  await second.gateway.start();
  expect(discord.gateway.connections).toBe(1);
});

test('starting fails, too, when the call works and nothing else, while a handshake is going on', async () => {
  const { discord, process } = await openGatewayRoom();
  discord.faults.next('gateway', { kind: 'no answer' });
  const { gateway } = process({ pace: { startingMs: 60, handshakeMs: 60_000, helloMs: 60_000 } });
  await expect(gateway.start()).rejects.toThrow('Discord cannot be connected to');
});

test('stopping ends starting', async () => {
  const { discord, process } = await openGatewayRoom();
  discord.gateway.delayHello(60_000);
  const { gateway } = process();
  const starting = gateway.start();
  const failed = expect(starting).rejects.toThrow('stopped');
  await discord.until(() => discord.gateway.connections === 1);
  await gateway.stop();
  await failed;
  await discord.until(() => discord.gateway.connections === 0);
});
