import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Clock, systemClock } from '../../../../src/clock.ts';
import { silentLogger } from '../../../../src/logger.ts';
import { failureOf } from '../../../../src/platforms/discord/discord-failure.ts';
import { createApi } from '../../../../src/platforms/discord/sending/create-api.ts';
import { type Sleep, systemSleep } from '../../../../src/platforms/sending/sleep.ts';
import { type Answer, json, startSmallServer } from './small-server.ts';

interface Options {
  readonly clock?: Clock;
  readonly sleep?: Sleep;
  readonly timeoutMs?: number;
}

const channel = '111111111111111111';
const messages = `/channels/${channel}/messages` as const;
const ok: Answer = (response) => json(response, 200, { id: '1' });

async function openApi(answer: Answer, { clock = systemClock, sleep = systemSleep, timeoutMs = 2_000 }: Options = {}) {
  const small = await startSmallServer(answer);
  const onRateLimit = vi.fn();
  const api = createApi({
    ...{ token: 'secret', apiUrl: small.apiUrl, pace: { timeoutMs }, clock, sleep, logger: silentLogger },
    onRateLimit,
  });
  onTestFinished(() => api.close());
  return { ...small, api, onRateLimit };
}

/** Answers in this order; afterwards as the last one does. */
function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let next = 0;
  return (response, received) => {
    const answer = answers[Math.min(next, answers.length - 1)] ?? answers[0];
    next += 1;
    answer(response, received);
  };
}

const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};

it('calls as the bot, with a body, a query and a name of its own', async () => {
  const { api, received } = await openApi(ok);
  expect(await api.call('POST', messages, { body: { content: 'hé' } })).toEqual({ id: '1' });
  await api.call('GET', messages, { query: { limit: 100, before: '5' } });
  expect(received.map(({ line }) => line)).toEqual([
    `POST /api/v10${messages}`,
    `GET /api/v10${messages}?limit=100&before=5`,
  ]);
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ content: 'hé' });
  expect(received[0]?.headers).toMatchObject({
    authorization: 'Bot secret',
    'content-type': 'application/json',
    'user-agent': expect.stringMatching(/^DiscordBot \(\S+, \S+\) Stevedore$/),
  });
});

it('sends no token where the address holds the credential', async () => {
  const { api, received } = await openApi((response) => response.writeHead(204).end());
  expect(await api.call('DELETE', '/webhooks/1/abc/messages/@original', { withoutToken: true })).toBeUndefined();
  expect(received[0]?.headers.authorization).toBeUndefined();
});

describe('a failure', () => {
  it.each<readonly [string, Answer, object]>([
    [
      'a refusal',
      (r) => json(r, 403, { message: 'Missing Permissions', code: 50013 }),
      { kind: 'refused', code: '50013' },
    ],
    ['an error', (r) => json(r, 500, {}), { kind: 'doubtful' }],
    ['the page of a proxy', (r) => void r.writeHead(200).end('<html>'), { kind: 'doubtful' }],
    [
      'what is no JSON though it says so',
      (r) => void r.writeHead(403, { 'content-type': 'application/json' }).end('no'),
      { kind: 'refused', code: 'http_403' },
    ],
    ['a connection that breaks', (r) => void r.destroy(), { kind: 'doubtful' }],
    ['half a reply', (r) => void r.writeHead(200, { 'content-length': '9' }).write('{'), { kind: 'doubtful' }],
    ['no reply', () => {}, { kind: 'doubtful' }],
  ])('by %s is told, and the call is made once', async (_, answer, failure) => {
    const { api, received } = await openApi(answer, { timeoutMs: 400 });
    expect(failureOf(await thrownBy(api.call('POST', messages, { body: {} })))).toEqual(failure);
    expect(received).toHaveLength(1);
  });

  it('to connect is known to have done nothing', async () => {
    const { api, server } = await openApi(ok);
    server.close();
    expect(failureOf(await thrownBy(api.call('POST', messages)))).toEqual({ kind: 'unsent' });
  });

  it('tells no credential', async () => {
    const { api } = await openApi((response) => json(response, 404, { message: 'Unknown Webhook', code: 10015 }));
    const error = await thrownBy(
      api.call('POST', '/webhooks/12/TOKEN', { body: { content: 'words' }, withoutToken: true }),
    );
    expect(String(error)).toBe('DiscordError: Discord refused POST /webhooks/12/… (404, 10015): Unknown Webhook');
    expect(JSON.stringify({ ...(error as object) })).not.toMatch(/TOKEN|words/);
  });

  it('before a connection came about was surely not sent', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const api = createApi({
      ...{ token: 'secret', apiUrl: `https://127.0.0.1:${port}/api`, pace: { timeoutMs: 2_000 } },
      ...{ clock: systemClock, sleep: systemSleep, logger: silentLogger },
    });
    onTestFinished(() => api.close());
    expect(failureOf(await thrownBy(api.call('POST', messages)))).toEqual({ kind: 'unsent' });
  });

  it('tells nobody by their id', async () => {
    const { api } = await openApi((response) => json(response, 404, { message: 'Unknown Member', code: 10007 }));
    const error = await thrownBy(api.call('GET', '/guilds/12/members/34'));
    expect(String(error)).toBe('DiscordError: Discord refused GET /guilds/12/members/… (404, 10007): Unknown Member');
  });

  it('to be known does not make the bot silent for good', async () => {
    const { api } = await openApi(
      inTurn((response) => json(response, 401, { message: '401: Unauthorized', code: 0 }), ok),
    );
    expect(failureOf(await thrownBy(api.call('GET', messages)))).toEqual({ kind: 'refused', code: 'http_401' });
    expect(await api.call('GET', messages)).toEqual({ id: '1' });
  });
});

describe('a limit', () => {
  const limited = (seconds: number, more: object = {}, headers = {}): Answer => {
    return (response) =>
      json(
        response,
        429,
        { message: 'You are being rate limited.', retry_after: seconds, global: false, ...more },
        {
          'retry-after': String(Math.ceil(seconds)),
          ...headers,
        },
      );
  };
  /** A clock that only sleeping moves. */
  const standing = () => {
    let now = 1_000;
    const slept: number[] = [];
    const sleep: Sleep = async (ms) => {
      slept.push(ms);
      now += ms;
    };
    return { clock: { now: () => now }, sleep, slept };
  };

  it('is waited for as long as Discord says', async () => {
    const time = standing();
    const { api, received, onRateLimit } = await openApi(inTurn(limited(64.5), ok), time);
    await api.call('POST', messages);
    expect(time.slept).toEqual([64_500]);
    expect(received).toHaveLength(2);
    expect(onRateLimit).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['others who want the same', {}, messages],
    ['anybody where it is that of the bot', { global: true }, '/gateway/bot'],
  ] as const)('is not tried out by %s', async (_, more, route) => {
    const never: Sleep = (_, signal) => new Promise((_resolve, reject) => signal?.addEventListener('abort', reject));
    const { api, received } = await openApi(inTurn(limited(60, more), ok), { sleep: never });
    const off = new AbortController();
    const held = [api.call('GET', messages, { signal: off.signal })];
    await vi.waitFor(() => expect(received).toHaveLength(1));
    held.push(...[1, 2].map(() => api.call('GET', route, { signal: off.signal })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    off.abort();
    await Promise.allSettled(held);
    expect(received).toHaveLength(1);
  });

  it('of the bot does not keep interactions waiting', async () => {
    const never: Sleep = () => new Promise(() => {});
    const { api } = await openApi(inTurn(limited(60, { global: true }), ok), { sleep: never });
    void api.call('GET', messages);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await api.call('POST', '/interactions/1/abc/callback', { withoutToken: true })).toEqual({ id: '1' });
  });

  it('of something before Discord holds up everything, and is not asked again at once', async () => {
    const time = standing();
    const banned: Answer = (response) => response.writeHead(429, { 'content-type': 'text/html' }).end('<html>');
    const { api, received } = await openApi(inTurn(banned, ok), time);
    await api.call('GET', messages);
    expect(time.slept).toEqual([30_000]);
    expect(received).toHaveLength(2);
  });

  it('is left when nobody waits any more, and what waited is not sent', async () => {
    const { api, received } = await openApi(inTurn(limited(600), ok));
    const off = new AbortController();
    const calling = api.call('POST', messages, { signal: off.signal });
    await vi.waitFor(() => expect(received).toHaveLength(1));
    off.abort(new Error('stopping'));
    await expect(calling).rejects.toThrow('stopping');
    expect(received).toHaveLength(1);
  });

  it('that a bucket announces is kept before it is hit', async () => {
    const last = {
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '0.2',
      'x-ratelimit-bucket': 'b',
    };
    const at: number[] = [];
    const { api } = await openApi((response) => {
      at.push(performance.now());
      json(response, 200, {}, last);
    });
    await api.call('POST', messages);
    await Promise.all([api.call('POST', messages), api.call('POST', messages)]);
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThan(190);
  });
});

describe('a refusal again and again', () => {
  const forbidden: Answer = (response) => json(response, 403, { message: 'Missing Access', code: 50001 });
  const standingClock = () => {
    const clock = { at: 0, now: () => clock.at };
    return clock;
  };

  it('is not asked for a minute, and then again', async () => {
    const clock = standingClock();
    const { api, received } = await openApi(forbidden, { clock });
    for (let n = 0; n < 9; n += 1) {
      expect(failureOf(await thrownBy(api.call('POST', messages)))).toEqual({ kind: 'refused', code: '50001' });
    }
    expect(received).toHaveLength(5);
    await thrownBy(api.call('POST', '/channels/222222222222222222/messages'));
    expect(received).toHaveLength(6);
    clock.at += 60_000;
    await thrownBy(api.call('POST', messages));
    expect(received).toHaveLength(7);
  });
});

it('leaves no connection open once it is closed, and still works', async () => {
  const { api, server } = await openApi(ok);
  const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  await api.call('GET', messages);
  expect(await open()).toBe(1);
  api.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await open()).toBe(0);
  await api.call('GET', messages);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await open()).toBe(0);
});
