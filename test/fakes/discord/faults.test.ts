import { expect, test } from 'vitest';
import { errorOf, openDiscord, restOf } from './opened-discord.ts';

const route = 'POST /channels/:id/messages';
const body = { content: 'x', allowed_mentions: { parse: [] } };

async function openPosting() {
  const opened = await openDiscord();
  const { discord, rest } = opened;
  const post = (client = rest, more: object = {}) =>
    client.post(`/channels/${discord.channelId('ops')}/messages`, { body: { ...body, ...more } });
  return { ...opened, post, texts: () => discord.transcript('ops').map(({ text }) => text) };
}

test.each([
  ['server error', [], 500],
  ['failed after', ['x'], 500],
] as const)('%s', async (kind, said, status) => {
  const { discord, post, texts } = await openPosting();
  discord.faults.next(route, { kind });
  await expect(post()).rejects.toMatchObject({ status });
  expect(texts()).toEqual(said);
  expect(discord.calls.at(-1)).toMatchObject({ route });
});

test.each([
  ['reset', []],
  ['lost reply', ['x']],
  ['no answer', []],
  ['no answer after', ['x']],
] as const)('%s', async (kind, said) => {
  const { discord, post, texts } = await openPosting();
  discord.faults.next(route, { kind });
  const impatient = restOf(discord);
  impatient.options.timeout = 60;
  await expect(post(impatient)).rejects.toThrow();
  // It may have given up before the request came.
  await discord.until(() => discord.calls.length === 1);
  expect(texts()).toEqual(said);
});

test('a rate limit is waited for by the client, with its time', async () => {
  const { discord, post, texts } = await openPosting();
  discord.faults.next(route, { kind: 'rate limited', retryAfterS: 0.02 });
  const waits: number[] = [];
  const patient = restOf(discord);
  patient.options.offset = 0;
  patient.options.rejectOnRateLimit = ({ retryAfter }) => {
    waits.push(retryAfter);
    return false;
  };
  await post(patient);
  expect(waits).toEqual([20]);
  expect(texts()).toEqual(['x']);
  expect(discord.invalidRequests).toBe(1);
});

test('a lost reply posts twice, unless a nonce is enforced', async () => {
  const { discord, post, texts } = await openPosting();
  // The client itself tries again after a reset only.
  const twice = async (more: object) => {
    discord.faults.next(route, { kind: 'lost reply' });
    await post(undefined, more).catch(() => {});
    await post(undefined, more);
  };
  await twice({ content: 'a' });
  await twice({ content: 'b', nonce: 'n', enforce_nonce: true });
  expect(texts()).toEqual(['a', 'a', 'b']);
});

test("a slow answer comes all the same, and errors of Discord's own", async () => {
  const { discord, post, texts } = await openPosting();
  discord.faults.next('*', { kind: 'slow', delayMs: 30 }, { kind: 'error', status: 403, code: 50013, message: 'No' });
  await post();
  expect(texts()).toEqual(['x']);
  expect(await errorOf(post())).toEqual({ code: 50013, status: 403, message: 'No' });
});

test('chance is the same for the same seed', async () => {
  const { discord, rest, post } = await openPosting();
  const round = async (seed: number) => {
    discord.faults.random(seed, { serverError: 0.3, failedAfter: 0.2, routes: [route] });
    const before = discord.calls.length;
    for (let count = 0; count < 20; count += 1) {
      await post().catch(() => {});
      await rest.get('/gateway');
    }
    return discord.calls.slice(before).map(({ outcome, done, status }) => `${outcome} ${done} ${status}`);
  };
  const first = await round(7);
  expect(new Set(first).size).toBeGreaterThan(1);
  expect(await round(7)).toEqual(first);
  expect(await round(8)).not.toEqual(first);
  discord.faults.clear();
  await post();
});

test('requests are limited as Discord limits them', async () => {
  let now = 1_700_000_000_000;
  const { discord } = await openDiscord({ rateLimits: true, clock: { now: () => now } });
  const post = () =>
    fetch(`${discord.apiUrl}/v10/channels/${discord.channelId('ops')}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const statuses: (string | number | null)[] = [];
  for (let count = 0; count < 6; count += 1) {
    const response = await post();
    statuses.push(response.status, response.headers.get('x-ratelimit-remaining'));
    if (response.status !== 429) continue;
    expect(await response.json()).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false });
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('x-ratelimit-scope')).toBe('user');
  }
  expect(statuses).toEqual([200, '4', 200, '3', 200, '2', 200, '1', 200, '0', 429, '0']);
  now += 5001;
  expect((await post()).status).toBe(200);
  const gets = await Promise.all(
    Array.from({ length: 60 }, () =>
      fetch(`${discord.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } }),
    ),
  );
  const limited = gets.filter(({ status }) => status === 429);
  expect(limited).toHaveLength(11);
  expect(limited[0]?.headers.get('x-ratelimit-global')).toBe('true');
});
