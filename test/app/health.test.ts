import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { readManifest } from '../fakes/slack/manifest.ts';
import { beginServed } from './served.ts';

const manifest = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));

async function beginSlack() {
  const slack = await startFakeSlack({ app: manifest.app });
  onTestFinished(() => slack.close());
  const { workspace, botToken } = slack.addWorkspace({ users: [{ id: 'U1' }], scopes: manifest.scopes });
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: slack.app.appToken, SLACK_API_URL: slack.apiUrl };
  return { slack, workspace, settings };
}

it('is ready once its notes are read and its platforms listen, and says what it has', async () => {
  const { health, get, input } = await beginServed();
  expect(await (await get('/healthz')).text()).toBe('ok\n');
  input.end();
  await vi.waitFor(async () => expect(await health()).toMatchObject({ code: 200, status: 'ready' }), 10_000);
  const now = await health();
  expect(now).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+/),
    store: { state: 'up' },
    notes: { notes: 1, sections: 1, problems: { error: 0, warning: 0 } },
  });
  expect(now.platforms).toContainEqual(expect.objectContaining({ name: 'web', state: 'listening' }));
  await vi.waitFor(async () =>
    expect((await health()).platforms).toContainEqual(expect.objectContaining({ name: 'console', state: 'deserted' })),
  );
});

it('stays ready while its store is held up by somebody else', async () => {
  const { dataDir, get, health } = await beginServed();
  await vi.waitFor(async () => expect((await get('/')).status).toBe(200), 10_000);
  const other = new Libsql(join(dataDir, 'stevedore.db'));
  other.exec('begin exclusive');
  expect(await health()).toMatchObject({ code: 200, status: 'degraded', store: { state: 'down', reason: 'slow' } });
  other.exec('rollback');
  other.close();
  await vi.waitFor(
    async () => expect(await health()).toMatchObject({ status: 'ready', store: { state: 'up' } }),
    5_000,
  );
});

it('says which platform is left out, why, and nothing secret', async () => {
  const { slack, settings } = await beginSlack();
  const token = 'xoxb-123456789012-abcdefghijkl';
  const { health } = await beginServed({ ...settings, SLACK_BOT_TOKEN: token });
  await vi.waitFor(async () => expect(await health()).toMatchObject({ code: 200, status: 'degraded' }), 10_000);
  const left = (await health()).platforms;
  expect(left).toContainEqual(expect.objectContaining({ name: 'slack', state: 'left-out' }));
  expect(JSON.stringify(left)).toMatch(/SLACK_BOT_TOKEN/);
  expect(JSON.stringify(left)).not.toContain(token);
  expect(JSON.stringify(left)).not.toContain(slack.app.appToken);
});

it('says that Slack is being connected to again, and is not ready from the first signal on', async () => {
  const { slack, workspace, settings } = await beginSlack();
  const { health, signal, served } = await beginServed(settings);
  await vi.waitFor(async () => expect(await health()).toMatchObject({ code: 200, status: 'ready' }), 10_000);
  await slack.goOffline();
  const reconnecting = { name: 'slack', state: 'reconnecting', connections: 0, since: expect.any(String) };
  await vi.waitFor(async () => expect((await health()).platforms).toContainEqual(reconnecting), 10_000);
  expect(await health()).toMatchObject({ code: 200, status: 'degraded' });
  await slack.comeBack();
  await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ready' }), 10_000);

  slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 1 });
  await slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` }).settled;
  signal();
  expect(await health()).toMatchObject({ code: 503, status: 'stopping' });
  await served;
});
