import { expect, test } from 'vitest';
import { errorOf, openSlack } from './opened-slack.ts';

const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

test('a rate limit is passed on with its time, and nothing is done', async () => {
  const { slack, botToken, clientWith } = await openSlack();
  slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 7 });
  const client = clientWith(botToken, { rejectRateLimitedCalls: true });
  await expect(client.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toMatchObject({ retryAfter: 7 });
  expect(slack.transcript('C1')).toEqual([]);
  await client.chat.postMessage({ channel: 'C1', text: 'y' });
  expect(texts(slack.transcript('C1'))).toEqual(['y']);
});

test.each([
  ['server error', 'slack_webapi_http_error', []],
  ['failed after', 'slack_webapi_http_error', ['x']],
  ['reset', 'slack_webapi_request_error', []],
  ['lost reply', 'slack_webapi_request_error', ['x']],
  ['no answer', 'slack_webapi_request_error', []],
  ['no answer after', 'slack_webapi_request_error', ['x']],
] as const)('%s', async (kind, code, said) => {
  const { slack, botToken, clientWith } = await openSlack();
  slack.faults.next('chat.postMessage', { kind });
  const client = clientWith(botToken, { timeout: 400 });
  await expect(client.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toMatchObject({ code });
  expect(texts(slack.transcript('C1'))).toEqual(said);
});

test('a client that tries again after a lost reply says it twice', async () => {
  const { slack, botToken, clientWith } = await openSlack();
  slack.faults.next('chat.postMessage', { kind: 'lost reply' });
  const client = clientWith(botToken, { retryConfig: { retries: 1, minTimeout: 1 } });
  await client.chat.postMessage({ channel: 'C1', text: 'x' });
  expect(texts(slack.transcript('C1'))).toEqual(['x', 'x']);
});

test('a slow answer comes all the same', async () => {
  const { slack, client } = await openSlack();
  slack.faults.next('*', { kind: 'slow', delayMs: 30 });
  await client.chat.postMessage({ channel: 'C1', text: 'x' });
  expect(texts(slack.transcript('C1'))).toEqual(['x']);
});

test("an error of Slack's own", async () => {
  const { slack, client } = await openSlack();
  slack.faults.next('auth.test', { kind: 'error', error: 'fatal_error' });
  expect(await errorOf(client.auth.test())).toBe('fatal_error');
});

test('faults can strike at response_urls', async () => {
  const { slack } = await openSlack();
  const url = String(slack.command({ user: 'U1', channel: 'C1', text: '' }).payload.response_url);
  const use = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
  slack.faults.next('response_url', { kind: 'server error', status: 503 }, { kind: 'lost reply' });
  expect((await use()).status).toBe(503);
  await expect(use()).rejects.toThrow();
  expect(texts(slack.seenBy('U1').ephemerals)).toEqual(['x']);
});

test('connections are refused while Slack is offline', async () => {
  const { slack, client } = await openSlack();
  await client.auth.test();
  await slack.goOffline();
  await expect(client.auth.test()).rejects.toMatchObject({ original: { cause: { code: 'ECONNREFUSED' } } });
  await slack.comeBack();
  await client.auth.test();
});

test('chance is the same for the same seed', async () => {
  const { slack, client } = await openSlack();
  const round = async (seed: number) => {
    slack.faults.random(seed, { serverError: 0.3, failedAfter: 0.2, methods: ['chat.postMessage'] });
    const before = slack.calls.length;
    for (let count = 0; count < 30; count += 1) {
      await client.chat.postMessage({ channel: 'C1', text: 'x' }).catch(() => {});
      await client.auth.test();
    }
    return slack.calls.slice(before).map(({ outcome, done }) => `${outcome} ${done}`);
  };
  const first = await round(7);
  expect(new Set(first).size).toBeGreaterThan(1);
  expect(await round(7)).toEqual(first);
  expect(await round(8)).not.toEqual(first);
  slack.faults.clear();
  await client.chat.postMessage({ channel: 'C1', text: 'x' });
});
