import { expect, test } from 'vitest';
import { errorOf, openSlack } from '../opened-slack.ts';

test('auth.test tells who one is, and in a header what one may do', async () => {
  const { slack, client, bot } = await openSlack({}, { scopes: ['chat:write', 'commands'] });
  const who = await client.auth.test();
  expect(who).toMatchObject({ team: 'Harbour', team_id: 'T1', user_id: bot, app_id: slack.app.id });
  expect(who.response_metadata?.scopes).toEqual(['chat:write', 'commands']);
});

test.each([
  ['not_authed', undefined],
  ['invalid_auth', 'xoxb-unknown'],
])('%s', async (error, token) => {
  const { clientWith } = await openSlack();
  expect(await errorOf(clientWith(token).auth.test())).toBe(error);
});

test('tokens of the app and of the bot do not serve for one another', async () => {
  const { slack, client, clientWith } = await openSlack();
  expect(await errorOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
  expect(await errorOf(clientWith(slack.app.appToken).auth.test())).toBe('not_allowed_token_type');
  expect((await clientWith(slack.app.appToken).apps.connections.open({})).url).toMatch(/^ws:/);
});

test('an app token needs its scope to open connections', async () => {
  const { slack, clientWith } = await openSlack({ app: { appTokenScopes: ['authorizations:read'] } });
  expect(await errorOf(clientWith(slack.app.appToken).apps.connections.open({}))).toBe('missing_scope');
});

test('a missing scope is named, and counts as refused', async () => {
  const { slack, client } = await openSlack({}, { scopes: ['commands'] });
  await expect(client.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'chat:write', provided: 'commands' },
  });
  expect(slack.refused).toMatchObject([{ method: 'chat.postMessage', error: 'missing_scope' }]);
});

test('unknown methods, missing arguments and broken bodies are refused', async () => {
  const { slack, client, botToken } = await openSlack();
  expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  expect(await errorOf(client.apiCall('chat.postMessage', { text: 'x' }))).toBe('invalid_arguments');
  const post = (contentType: string, body: string) =>
    fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': contentType },
      body,
    }).then((response) => response.json());
  expect(await post('application/json', '{')).toMatchObject({ ok: false, error: 'invalid_json' });
  expect(await post('application/json', '[]')).toMatchObject({ error: 'json_not_object' });
  expect(await post('text/csv', 'a,b')).toMatchObject({ error: 'invalid_post_type' });
  expect(await post('application/json', '{}')).toMatchObject({ ok: true, warning: 'missing_charset' });
  expect(await post('application/json; charset=utf-8', '{}')).not.toHaveProperty('warning');
});

test('a revoked token and one of an uninstalled app are told apart', async () => {
  const { slack, client, botToken, clientWith } = await openSlack();
  await client.auth.revoke({ test: true });
  await client.auth.test();
  slack.uninstall('T1');
  expect(await errorOf(client.auth.test())).toBe('account_inactive');
  const again = slack.reinstall('T1', ['chat:write']);
  expect(again).not.toBe(botToken);
  await clientWith(again).auth.revoke();
  expect(await errorOf(clientWith(again).auth.test())).toBe('token_revoked');
});

test('an app uninstalls itself with its own credentials', async () => {
  const { slack, client } = await openSlack();
  const { clientId: client_id, clientSecret: client_secret } = slack.app;
  expect(await errorOf(client.apps.uninstall({ client_id, client_secret: 'guessed' }))).toBe('bad_client_secret');
  await client.apps.uninstall({ client_id, client_secret });
  expect(slack.deliveries.log.map(({ type }) => type)).toEqual(['app_uninstalled', 'tokens_revoked']);
});

test('the date of replies is that of the clock', async () => {
  const { slack } = await openSlack({ clock: { now: () => Date.UTC(2030, 0, 1) } });
  const { headers } = await fetch(`${slack.apiUrl}api.test`, { method: 'POST' });
  expect(headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
});

test('a channel takes a message a second after a few, a method its calls a minute', async () => {
  let now = 1_700_000_000_000;
  const { botToken, clientWith } = await openSlack({ rateLimits: true, clock: { now: () => now } });
  const client = clientWith(botToken, { rejectRateLimitedCalls: true });
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  for (let count = 0; count < 3; count += 1) await post('C1');
  await expect(post('C1')).rejects.toMatchObject({ retryAfter: 1 });
  await post('U1');
  now += 1000;
  await post('C1');
  await expect(post('C1')).rejects.toMatchObject({ retryAfter: 1 });
  for (let count = 0; count < 20; count += 1) await client.users.list({});
  await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 3 });
});
