import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { readManifest } from '../fakes/slack/manifest.ts';
import { beginServed } from './served.ts';

const manifest = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));

it('gives each request over HTTP an id, which stands in the log, or takes over that of a proxy', async () => {
  const { get, lines } = await beginServed();
  const idOf = async (given?: string) => {
    const reply = await get('/healthz', given === undefined ? {} : { headers: { 'x-request-id': given } });
    await reply.text();
    return reply.headers.get('x-request-id') ?? '';
  };
  const proxys = '7f2c1e0a-5b7c-4e0a-9d42-0f3k9a2m5x7q';
  // One after the other, so that they share a connection.
  const ids = [await idOf(), await idOf(), await idOf(proxys), await idOf('<script>alert(1)</script>')];
  expect(ids[2]).toBe(proxys);
  for (const id of ids) expect(id).toMatch(/^[\w-]{15,}$/);
  expect(new Set(ids).size).toBe(4);
  const logged = lines().filter(({ msg, route }) => msg === 'a request over HTTP' && route === '/healthz');
  expect(logged.map(({ requestId }) => requestId)).toEqual(expect.arrayContaining(ids));
  expect(logged[0]).toMatchObject({ level: 'debug', method: 'GET', status: 200, ms: expect.any(Number) });
});

it('writes the id of a request into all lines that come of it, and into no other', async () => {
  const slack = await startFakeSlack({ app: manifest.app });
  onTestFinished(() => slack.close());
  const { workspace, botToken } = slack.addWorkspace({ users: [{ id: 'U1' }, { id: 'U2' }], scopes: manifest.scopes });
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: slack.app.appToken, SLACK_API_URL: slack.apiUrl };
  const { health, input, lines } = await beginServed(settings);
  await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ready' }), 10_000);
  const silent = () => lines().filter(({ msg }) => msg === 'the notes do not answer');

  const mention = `<@${workspace.bot.userId}>`;
  slack.say({ channel: 'C1', user: 'U1', text: `${mention} who won the world cup` });
  slack.say({ channel: 'C1', user: 'U2', text: `${mention} who won the world cup` });
  slack.command({ user: 'U1', channel: 'C1', text: 'who won the world cup' });
  input.write('who won the world cup\n');
  await vi.waitFor(() => expect(silent()).toHaveLength(4), 10_000);
  const ids = silent().map(({ requestId }) => requestId);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{15}$/);
  for (const { msg, requestId } of lines()) {
    if (['stopping', 'a platform listens', 'connected to Slack'].includes(String(msg)))
      expect(requestId).toBeUndefined();
  }
});
