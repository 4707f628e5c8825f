import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { ConfigError } from '../../../src/errors.ts';
import { scopes } from '../../../src/platforms/slack/scopes.ts';
import { createSlackPlatform } from '../../../src/platforms/slack/slack-platform.ts';
import type { FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { createPlainChat } from '../plain-chat.ts';
import { chatWith, freePort, openHttpRoom, openRoom } from './slack-room.ts';

const caught = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('the bot token', () => {
  it.each(['invalid_auth', 'account_inactive', 'not_allowed_token_type'])(
    'that Slack refuses (%s) is for the operator to mend',
    async (error) => {
      const { slack, platform } = await openRoom();
      slack.faults.next('auth.test', { kind: 'error', error });
      const thrown = await caught(platform.start(chatWith({})));
      expect(thrown).toBeInstanceOf(ConfigError);
      expect(String(thrown)).toMatch(
        new RegExp(`^ConfigError: SLACK_BOT_TOKEN was refused by Slack \\(${error}\\): copy`),
      );
      expect(slack.sockets.made).toBe(0);
    },
  );

  it('that cannot be tried now is worth another start', async () => {
    const { slack, platform, mention } = await openRoom();
    await slack.goOffline();
    const thrown = await caught(platform.start(chatWith({})));
    expect(thrown).not.toBeInstanceOf(ConfigError);
    expect(String(thrown)).toContain('Slack cannot be reached');
    await slack.comeBack();
    await platform.start(createPlainChat(platform, async () => createMessage({ markdown: 'here' })));
    const said = slack.say({ channel: 'C1', user: 'U1', text: `${mention} hello` });
    await said.settled;
    expect(slack.thread('C1', said.ts)[1]?.text).toBe('here');
  });

  it('is used with the scopes that it has, and what is missing is told', async () => {
    const all = Object.keys(scopes);
    const { platform, logged } = await openRoom({ scopes: all.filter((scope) => scope !== 'users:read') });
    await platform.start(chatWith({}));
    expect(logged.filter(({ level }) => level === 'warn')).toMatchObject([
      { message: expect.stringContaining('stevedore doctor'), fields: { missing: ['users:read'] } },
    ]);
    const whole = await openRoom({ scopes: all });
    await whole.platform.start(chatWith({}));
    expect(whole.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('is needed', async () => {
    const { settings } = await openRoom();
    const { botToken: _, ...without } = settings;
    const host = {} as Parameters<typeof createSlackPlatform>[0];
    expect(() => createSlackPlatform(host, without)).toThrow(/SLACK_BOT_TOKEN/);
  });
});

describe('the port', () => {
  it('that something listens on is for the operator to mend, and can be tried again', async () => {
    const { slack, platform, settings } = await openHttpRoom();
    const { port } = settings.transport as { readonly port: number };
    const other = createServer().listen(port);
    onTestFinished(() => void other.close());
    const thrown = await caught(platform.start(chatWith({})));
    expect(thrown).toBeInstanceOf(ConfigError);
    expect(String(thrown)).toContain(`SLACK_PORT is ${port}`);
    await new Promise((resolve) => other.close(resolve));
    await platform.start(chatWith({}));
    expect((await slack.tell('U1', 'hello').deliveries[0]?.settled)?.state).toBe('acknowledged');
  });

  it('takes nothing that is not signed by Slack, or was signed long ago', async () => {
    const { slack, platform } = await openHttpRoom({ slack: { retryDelaysMs: [] } });
    const taken: string[] = [];
    const take = async ({ event }: { readonly event: string }) => void taken.push(event);
    await platform.start(chatWith({ take }));
    slack.skewSignatures(-6 * 60_000);
    const old = slack.tell('U1', 'hello');
    await old.settled;
    expect(old.deliveries[0]?.attempts[0]?.outcome).toBe('http_error');
    slack.skewSignatures(0);
    await slack.tell('U1', 'hello').settled;
    expect(taken).toHaveLength(1);
  });

  it('is free again after stopping', async () => {
    const { platform, settings } = await openHttpRoom();
    const { port } = settings.transport as { readonly port: number };
    await platform.start(chatWith({}));
    await platform.stop();
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve, reject) => other.once('error', reject).listen(port, resolve));
  });
});

describe('who may set things up', () => {
  it('are the admins of the workspace, and those of the settings', async () => {
    const { platform } = await openRoom({ settings: { admins: ['U1'] } });
    await platform.start(chatWith({}));
    expect(await platform.isAdmin('C1', 'U1')).toBe(true);
    expect(await platform.isAdmin('C1', 'U2')).toBe(true);
    await expect(platform.isAdmin('no place', 'U2')).rejects.toThrow();
  });

  it('is nobody else', async () => {
    const { platform } = await openRoom();
    await platform.start(chatWith({}));
    expect(await platform.isAdmin('C1', 'U1')).toBe(false);
  });
});

describe('stopping', () => {
  it('leaves the way out open, for what was taken before', async () => {
    const { slack, platform } = await openRoom();
    await platform.start(chatWith({}));
    await platform.stop();
    const options = { key: 'k', signal: new AbortController().signal };
    await platform.post('C1', createMessage({ markdown: 'late' }), options);
    expect(await platform.wasPosted('C1', 'k')).toBe(true);
    expect(slack.transcript('C1').map(({ text }) => text)).toEqual(['late']);
  });

  it.each([
    ['response_url', () => 'C1'],
    ['chat.postMessage', (slack: FakeSlack) => slack.directMessage('U1')],
  ])('waits no longer than it may where Slack asks to wait before a %s', async (method, channelIn) => {
    const { slack, platform, logged } = await openRoom({ runtime: { settlingMs: 100 } });
    const hello = createMessage({ markdown: 'hello', visibility: 'asker' });
    await platform.start(chatWith({ answer: async () => hello }));
    slack.faults.next(method, { kind: 'rate limited', retryAfterS: 3_600 });
    slack.command({ user: 'U1', channel: channelIn(slack), text: 'why' });
    await slack.until(() => slack.calls.some((call) => call.method === method));
    await platform.stop();
    expect(logged.map(({ message }) => message)).toContain('answering a command failed');
  });

  it('ends a start that is under way', async () => {
    const { slack, platform } = await openRoom();
    slack.faults.next(
      'apps.connections.open',
      ...Array.from({ length: 200 }, () => ({ kind: 'server error' }) as const),
    );
    const starting = caught(platform.start(chatWith({})));
    await slack.until(() => slack.calls.some(({ method }) => method === 'apps.connections.open'));
    await platform.stop();
    expect(String(await starting)).toContain('Slack cannot be connected to');
    expect(slack.sockets.open).toBe(0);
  });
});

it.each([
  ['a wrong secret', 0, 'another-secret', 'SLACK_SIGNING_SECRET'],
  ['a clock that is ahead', -400_000, 'signing-secret', 'clock of this machine'],
])('says what to do where it refuses requests because of %s', async (_, skewMs, signingSecret, remedy) => {
  const port = await freePort();
  const { slack, platform, logged } = await openRoom({
    settings: { transport: { kind: 'http', signingSecret, port } },
  });
  slack.httpTarget(`http://127.0.0.1:${port}/slack/events`);
  slack.skewSignatures(skewMs);
  await platform.start(chatWith({}));
  await slack.command({ user: 'U1', channel: 'C1', text: 'what is a pod' }).settled;
  expect(logged.map(({ message }) => message).join()).toContain(remedy);
});

it('tells nobody a token, or what people wrote, in its log', async () => {
  const port = await freePort();
  const { slack, platform, logged, settings } = await openRoom({
    settings: { transport: { kind: 'http', signingSecret: 'signing-secret', port } },
  });
  slack.httpTarget(`http://127.0.0.1:${port}/slack/events`);
  await platform.start(createPlainChat(platform, async () => createMessage({ markdown: 'secret answer' })));
  slack.faults.next('chat.postMessage', { kind: 'lost reply' }, { kind: 'server error' });
  await slack.tell('U1', 'secret question').settled;
  await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: 'secret question' });
  const all = JSON.stringify(logged);
  expect(all).not.toContain(settings.botToken);
  expect(all).not.toMatch(/secret (question|answer)|signing-secret/);
});

it('replies to commands also after it was stopped and started', async () => {
  const { slack, platform } = await openRoom();
  const chat = createPlainChat(platform, async ({ text }) => createMessage({ markdown: `You said: ${text}` }));
  for (const words of ['one', 'two']) {
    await platform.start(chat);
    slack.command({ user: 'U1', channel: 'C1', text: words });
    await slack.until(() => slack.seenBy('U1').lines.some(({ text }) => text === `You said: ${words}`));
    await platform.stop();
  }
});
