import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../../../src/platforms/examination.ts';
import { examineSlack } from '../../../../src/platforms/slack/examine/examine-slack.ts';
import { scopes } from '../../../../src/platforms/slack/scopes.ts';
import type { SlackSettings } from '../../../../src/platforms/slack/slack-settings.ts';
import { type FakeSlack, startFakeSlack } from '../../../fakes/slack/fake-slack.ts';
import type { WorkspaceParts } from '../../../fakes/slack/new-workspace.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const needed = Object.keys(scopes);

/** A workspace with the app in it, and settings that are right for it. */
async function begin({ slackIsAheadMs = 0, ...parts }: WorkspaceParts & { readonly slackIsAheadMs?: number } = {}) {
  const slack = await startFakeSlack({ clock: { now: () => now + slackIsAheadMs } });
  onTestFinished(() => slack.close());
  const { botToken } = slack.addWorkspace({ name: 'Acme', scopes: needed, ...parts });
  const settings: SlackSettings = {
    botToken,
    transport: { kind: 'socket', appToken: slack.app.appToken },
    ...{ apiUrl: slack.apiUrl, command: '/stevedore', admins: [], commandReplies: 'asker' },
  };
  const examine = (other: Partial<SlackSettings> = {}, dailyPlaces: readonly string[] = [], patienceMs = 5_000) =>
    examineSlack({ ...settings, ...other }, { clock: { now: () => now }, dailyPlaces }, patienceMs);
  return { slack, settings, examine };
}

const lines = (findings: readonly Finding[]) =>
  findings.map(({ check, state, message }) => `${state} ${check}: ${message}`);
const unwell = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'ok');

it('finds nothing wrong with what is right, and leaves nothing open', async () => {
  const { slack, examine } = await begin();
  expect(lines(await examine({}, ['C1']))).toEqual([
    'ok Slack bot token: it is @stevedore in the workspace Acme',
    'ok Slack scopes: the bot token has all that are needed',
    'ok Slack app token: Slack takes it',
    'ok Slack socket: Slack says hello',
    'ok clock: it agrees with the clock of Slack',
    'ok Slack channels: @stevedore is in one',
    'ok daily quiz in slack:C1: @stevedore is in the channel',
  ]);
  await slack.until(() => slack.sockets.open === 0);
  expect(slack.refused).toEqual([]);
});

describe('the bot token', () => {
  it.each([
    ['invalid_auth', /^Set SLACK_BOT_TOKEN to api\.slack\.com\/apps → .* → Bot User OAuth Token/],
    ['account_inactive', /^Install the app again \(.*set SLACK_BOT_TOKEN to the new token/],
    ['token_expired', /^Turn token rotation off/],
  ])('that Slack refuses with %s is a problem, with what to do', async (error, remedy) => {
    const { slack, examine } = await begin();
    slack.faults.next('auth.test', { kind: 'error', error });
    const [finding] = unwell(await examine());
    expect(finding).toMatchObject({ state: 'problem', message: `Slack does not take SLACK_BOT_TOKEN (${error})` });
    expect(finding?.remedy).toMatch(remedy);
  });

  it('lacks scopes that are named, with what each is for', async () => {
    const { examine } = await begin({ scopes: needed.filter((scope) => scope !== 'users:read') });
    const found = unwell(await examine());
    expect(lines(found)).toEqual([`problem Slack scopes: the bot token lacks users:read (${scopes['users:read']})`]);
    expect(found[0]?.remedy).toMatch(/Bot Token Scopes → Add an OAuth Scope.*Reinstall to Workspace/);
  });

  it('of another app than the app token is told', async () => {
    const { slack, examine } = await begin();
    const apiUrl = await passOn(slack, 'bots.info', { ok: true, bot: { app_id: 'A0OTHER' } });
    const found = unwell(await examine({ apiUrl }));
    expect(lines(found)).toEqual([
      `problem Slack tokens together: SLACK_BOT_TOKEN belongs to the app A0OTHER and SLACK_APP_TOKEN to ${slack.app.id}`,
    ]);
  });
});

describe('the way to Slack', () => {
  it('that is not there is told with its reason, and what follows from it is not', async () => {
    const { examine } = await begin();
    const found = await examine({ apiUrl: `http://127.0.0.1:${await freePort()}/api/` });
    expect(lines(found)).toEqual([
      'problem Slack bot token: Slack cannot be reached (ECONNREFUSED)',
      'problem Slack app token: Slack cannot be reached (ECONNREFUSED)',
    ]);
    expect(found[0]?.remedy).toContain('SLACK_API_URL');
  });

  it('that never answers is given up', async () => {
    const { slack, examine } = await begin();
    slack.faults.next('auth.test', { kind: 'no answer' });
    expect(lines(unwell(await examine({}, [], 400)))).toEqual([
      expect.stringMatching(/^problem Slack bot token: Slack cannot be reached \(/),
    ]);
  });

  it.each([
    [403, /\(HTTP 403\)$/],
    [407, /\(fetch failed\)$/],
  ])('may be closed by a proxy with %i', async (status, reason) => {
    const { slack, examine } = await begin();
    slack.faults.next('auth.test', { kind: 'server error', status });
    const [found, ...others] = unwell(await examine());
    expect([found?.check, others]).toEqual(['Slack bot token', []]);
    expect(found?.message).toMatch(/^Slack cannot be reached/);
    expect(found?.message).toMatch(reason);
  });

  it('that is too busy is only a warning', async () => {
    const { slack, examine } = await begin();
    slack.faults.next('auth.test', { kind: 'rate limited', retryAfterS: 30 });
    expect(unwell(await examine())).toMatchObject([{ state: 'warning', remedy: 'Try again in a minute.' }]);
  });
});

describe('the app token', () => {
  const problemOf = async (prepare: (slack: FakeSlack) => void, appToken?: string, patienceMs?: number) => {
    const { slack, examine } = await begin();
    prepare(slack);
    const transport = { kind: 'socket', appToken: appToken ?? slack.app.appToken } as const;
    const found = unwell(await examine({ transport }, [], patienceMs));
    expect(found).toHaveLength(1);
    return found[0];
  };

  it('that Slack does not know is a problem', async () => {
    const found = await problemOf(() => {}, 'xapp-wrong');
    expect(found?.message).toBe('Slack does not take SLACK_APP_TOKEN (invalid_auth)');
    expect(found?.remedy).toMatch(/^Set SLACK_APP_TOKEN to a token of this page: .*App-Level Tokens/);
  });

  it('without its scope is to be made anew', async () => {
    const found = await problemOf((slack) =>
      slack.faults.next('apps.connections.open', { kind: 'error', error: 'missing_scope' }),
    );
    expect(found?.remedy).toMatch(/scope connections:write/);
  });

  it('may be right, and no hello comes', async () => {
    const found = await problemOf((slack) => slack.sockets.delayHello(60_000), undefined, 400);
    expect(found).toMatchObject({ check: 'Slack socket', message: 'there is no hello from Slack' });
    expect(found?.remedy).toContain('wss://');
  });

  it('may be right, and Socket Mode off', async () => {
    const found = await problemOf((slack) => {
      slack.sockets.delayHello(60_000);
      const timer = setInterval(() => slack.sockets.announceDisconnect('link_disabled'), 10);
      onTestFinished(() => clearInterval(timer));
    });
    expect(found).toMatchObject({ check: 'Slack socket', message: 'Slack hangs up (link_disabled)' });
    expect(found?.remedy).toMatch(/^Socket Mode is off\./);
  });
});

describe('the clock', () => {
  it.each([
    [59_000, []],
    [90_000, ['warning clock: it is 90 s behind the clock of Slack']],
    [-3_600_000, ['warning clock: it is 3600 s ahead of the clock of Slack']],
  ])('that Slack has %i ms ahead of ours gives %j', async (slackIsAheadMs, expected) => {
    const { examine } = await begin({ slackIsAheadMs });
    expect(lines(unwell(await examine()))).toEqual(expected);
  });

  it('is a problem in HTTP mode once Slack seems to sign too long ago', async () => {
    const { examine } = await begin({ slackIsAheadMs: -301_000 });
    const transport = { kind: 'http', signingSecret: '0'.repeat(32), port: await freePort() } as const;
    expect(lines(unwell(await examine({ transport })))).toEqual([
      'problem clock: it is 301 s ahead of the clock of Slack, so requests from Slack are refused as too old',
    ]);
  });
});

describe('channels', () => {
  it('in which the bot is not are told where a daily quiz is to be', async () => {
    const { examine } = await begin({
      channels: [{ id: 'C1' }, { id: 'C2', withBot: false }, { id: 'G3', kind: 'group' }],
    });
    const found = await examine({}, ['C2', 'G3', 'general', 'D1']);
    expect(lines(found.slice(-5))).toEqual([
      'ok Slack channels: @stevedore is in 2',
      'problem daily quiz in slack:C2: @stevedore is not in the channel, so nothing can be posted there',
      'ok daily quiz in slack:G3: @stevedore is in the channel',
      'problem daily quiz in slack:general: this is no channel',
      'ok daily quiz in slack:D1: it is a direct message',
    ]);
    expect(found.at(-4)?.remedy).toBe('Say "/invite @stevedore" in the channel.');
  });

  it('are counted over all pages', async () => {
    const channels = Array.from({ length: 450 }, (_, index) => ({ id: `C${1000 + index}` }));
    const { examine } = await begin({ channels });
    expect(lines((await examine({}, ['C1449'])).slice(-2))).toEqual([
      'ok Slack channels: @stevedore is in 450',
      'ok daily quiz in slack:C1449: @stevedore is in the channel',
    ]);
  });

  it('are none yet, which is said', async () => {
    const { examine } = await begin({ channels: [{ id: 'C1', withBot: false }] });
    expect(unwell(await examine())).toMatchObject([
      { check: 'Slack channels', state: 'warning', remedy: 'Say "/invite @stevedore" in a channel.' },
    ]);
  });
});

describe('HTTP mode', () => {
  it('is examined as far as one can from here', async () => {
    const { examine } = await begin();
    const port = await freePort();
    const transport = { kind: 'http', signingSecret: 'secret', port } as const;
    expect(lines(await examine({ transport }))).toEqual([
      'ok Slack bot token: it is @stevedore in the workspace Acme',
      'ok Slack scopes: the bot token has all that are needed',
      'warning Slack signing secret: it is not 32 digits of 0–9 and a–f, as signing secrets are',
      `ok port ${port}: it is free`,
      'ok clock: it agrees with the clock of Slack',
      'ok Slack channels: @stevedore is in one',
    ]);
  });

  it('wants its port', async () => {
    const { examine } = await begin();
    const server = createServer();
    const port = await listen(server);
    onTestFinished(() => void server.close());
    const transport = { kind: 'http', signingSecret: '0'.repeat(32), port } as const;
    expect(lines(unwell(await examine({ transport })))).toEqual([
      `warning port ${port}: something listens there already`,
    ]);
  });

  it('needs no bot token where workspaces install the app themselves', async () => {
    const { settings, examine } = await begin();
    const { botToken: _, ...others } = settings;
    const oauth = { clientId: '1.2', clientSecret: 'secret', stateSecret: 'secret' };
    const transport = { kind: 'http', signingSecret: '0'.repeat(32), port: await freePort() } as const;
    const deps = { clock: { now: () => now }, dailyPlaces: [] };
    expect(lines(await examineSlack({ ...others, oauth, transport }, deps))).toEqual([
      'ok Slack API: it can be reached',
      'ok Slack signing secret: it has the form of one',
      `ok port ${transport.port}: it is free`,
      'ok clock: it agrees with the clock of Slack',
    ]);
    expect(await examine()).not.toEqual([]);
  });
});

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => server.listen(0, () => resolve((server.address() as AddressInfo).port)));
}

/** Slack, but for one method, which replies as if the bot token were another's. @returns the root of the Web API */
async function passOn(slack: FakeSlack, method: string, reply: object): Promise<string> {
  const server = createServer(async (request, response) => {
    const name = request.url?.replace('/api/', '') ?? '';
    const answered = await fetch(slack.apiUrl + name, {
      ...{ method: 'POST', body: await text(request) },
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? '',
      },
    });
    const body = await answered.text();
    response.setHeader('date', answered.headers.get('date') ?? '');
    response.setHeader('x-oauth-scopes', answered.headers.get('x-oauth-scopes') ?? '');
    response.end(name === method ? JSON.stringify(reply) : body);
  });
  const port = await listen(server);
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}/api/`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
