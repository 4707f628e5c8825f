import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGatewayInfo } from '../../../../src/platforms/discord/gateway/gateway-info.ts';
import { thriftyPauseMs } from '../../../../src/platforms/discord/gateway/identify-turns.ts';
import {
  isGatewayUrl,
  readSessions,
  sessionKind,
  writeSessions,
} from '../../../../src/platforms/discord/gateway/saved-sessions.ts';
import { createSettledSequence } from '../../../../src/platforms/discord/gateway/settled-sequence.ts';
import { backOffMs } from '../../../../src/platforms/discord/gateway/shard-keeper.ts';

test('everything up to the settled number is dealt with, and what follows it is not, in whatever order it ends', () => {
  const orders = fc
    .integer({ min: 1, max: 30 })
    .chain((count) =>
      fc.shuffledSubarray(Array.from({ length: count }, (_, index) => index + 1)).map((order) => ({ count, order })),
    );
  fc.assert(
    fc.property(orders, ({ count, order }) => {
      const sequence = createSettledSequence(0, { now: () => 0 });
      const settle = Array.from({ length: count }, (_, index) => sequence.begin(index + 1));
      for (const number of order) settle[number - 1]?.();
      const open = settle.map((_, index) => index + 1).filter((number) => !order.includes(number));
      expect(sequence.settled).toBe((open[0] ?? count + 1) - 1);
      expect(sequence.received).toBe(count);
    }),
  );
});

test('what hangs for a quarter of an hour is not waited for any longer', () => {
  let now = 0;
  const sequence = createSettledSequence(0, { now: () => now });
  sequence.begin(1);
  now = 600_000;
  sequence.begin(2);
  expect(sequence.settled).toBe(0);
  now = 900_000;
  expect(sequence.settled).toBe(1);
  now = 1_500_000;
  expect(sequence.settled).toBe(2);
});

test('what is saved is read again, and what is not of that shape is not', () => {
  const session = { shard: 3, sessionId: 's', resumeUrl: 'wss://gateway.example', sequence: 7 };
  expect(readSessions(writeSessions({ kind: 'k', sessions: [session] }))).toEqual({ kind: 'k', sessions: [session] });
  for (const wrong of [
    { shard: -1 },
    { sessionId: '' },
    { sequence: 1.5 },
    { resumeUrl: 'https://x' },
    { resumeUrl: '' },
  ]) {
    const text = JSON.stringify({ version: 1, kind: 'k', sessions: [{ ...session, ...wrong }] });
    expect(readSessions(text)).toBeUndefined();
  }
  fc.assert(fc.property(fc.jsonValue(), (value) => readSessions(JSON.stringify(value)) === undefined));
});

test('sessions of another bot, of other intents or of another number of shards are of another kind', () => {
  const usual = { token: 't', intents: 1, shardCount: 1 };
  const kinds = [usual, { ...usual, token: 'u' }, { ...usual, intents: 2 }, { ...usual, shardCount: 2 }].map(
    sessionKind,
  );
  expect(new Set(kinds).size).toBe(4);
  expect(sessionKind({ ...usual })).toBe(kinds[0]);
});

test.each([
  ['wss://gateway.discord.gg', true],
  ['ws://127.0.0.1:1/resume', true],
  ['https://discord.com', false],
  ['wss://x/#y', false],
  ['gateway', false],
])('a gateway may be at %s: %s', (url, is) => {
  expect(isGatewayUrl(url)).toBe(is);
});

test('pauses double up to the longest, with some chance in them', () => {
  const pace = { retryMs: 100, longestRetryMs: 1_000 };
  expect([0, 1, 2, 3, 4, 5, 60].map((failures) => backOffMs(pace, failures, () => 0))).toEqual([
    0, 50, 100, 200, 400, 500, 500,
  ]);
  expect(backOffMs(pace, 2, () => 0.999)).toBeCloseTo(200, 0);
});

test('new sessions may come fast while many are left, then are spread over the day, but for the first of a shard', () => {
  const day = { total: 1_000, resetAfterMs: 1_000_000 };
  expect(thriftyPauseMs({ ...day, remaining: 501 }, 1, 9)).toBe(0);
  expect(thriftyPauseMs({ ...day, remaining: 500 }, 1, 9)).toBe(2_000);
  expect(thriftyPauseMs({ ...day, remaining: 500 }, 4, 9)).toBe(8_000);
  expect(thriftyPauseMs({ ...day, remaining: 4 }, 4, 0)).toBe(0);
  expect(thriftyPauseMs({ ...day, remaining: 3 }, 4, 0)).toBe(1_000_000);
  expect(thriftyPauseMs({ ...day, remaining: 0 }, 1, 0)).toBe(1_000_000);
});

test('what Discord says of connecting holds for a minute, less what was begun meanwhile, until its day is over', async () => {
  const minuteMs = 60_000;
  const limit = { total: 1_000, remaining: 10, reset_after: 10 * minuteMs, max_concurrency: 1 };
  let [now, asked] = [minuteMs, 0];
  const call = async () => {
    asked += 1;
    if (asked > 2) throw new Error('away');
    return { url: 'wss://gateway.example', shards: 1, session_start_limit: limit };
  };
  const info = createGatewayInfo({ api: { call }, clock: { now: () => now } });
  const { signal } = new AbortController();
  await info.read(signal);
  info.spend();
  now += minuteMs - 1;
  expect(await info.read(signal)).toMatchObject({ remaining: 9, resetAfterMs: 9 * minuteMs + 1 });
  // Set back.
  now = 0;
  expect(await info.read(signal)).toMatchObject({ remaining: 10 });
  expect(asked).toBe(2);
  now = 10 * minuteMs;
  expect(await info.read(signal)).toMatchObject({ remaining: 1_000, resetAfterMs: 0 });
  expect(asked).toBe(3);
});
