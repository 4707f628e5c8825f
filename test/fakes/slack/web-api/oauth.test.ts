import { App, HTTPReceiver, LogLevel, MemoryInstallationStore } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { errorOf, type OpenedSlack, openSlack, silence } from '../opened-slack.ts';

const scopes = ['chat:write', 'commands'];

/** A real Bolt app that workspaces install, and its installation page. */
async function startInstallableApp({ slack }: OpenedSlack) {
  const installations = new MemoryInstallationStore();
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    stateSecret: 'state-secret',
    scopes,
    installationStore: installations,
    installerOptions: { authorizationUrl: slack.authorizeUrl, clientOptions: { slackApiUrl: slack.apiUrl } },
    logger: silence,
  });
  const app = new App({ receiver, clientOptions: { slackApiUrl: slack.apiUrl }, logLevel: LogLevel.ERROR });
  app.command('/stevedore', async ({ ack, say, context }) => {
    await ack();
    await say(`for ${context.teamId}`);
  });
  const server = await app.start(0);
  onTestFinished(async () => void (await app.stop()));
  const address = server.address();
  const root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  slack.httpTarget(`${root}/slack/events`);
  return { installUrl: `${root}/slack/install`, installations };
}

async function twoWorkspaces() {
  const opened = await openSlack({}, { botToken: false });
  opened.slack.addWorkspace({ team: 'T2', users: [{ id: 'U8' }], channels: [{ id: 'C8' }], botToken: false });
  return { ...opened, ...(await startInstallableApp(opened)) };
}

test('each workspace that installs the app is served with a token of its own', async () => {
  const { slack, installUrl, installations } = await twoWorkspaces();
  expect((await slack.visitInstallPage(installUrl, { workspace: 'T1', user: 'U2' })).status).toBe(200);
  expect((await slack.visitInstallPage(installUrl, { workspace: 'T2', user: 'U8' })).status).toBe(200);
  slack.command({ user: 'U1', channel: 'C1', text: '' });
  slack.command({ user: 'U8', channel: 'C8', text: '' });
  await slack.until(() => slack.transcript('C1').length === 1 && slack.transcript('C8').length === 1);
  expect(slack.transcript('C1')[0]?.text).toBe('for T1');
  expect(slack.transcript('C8')[0]?.text).toBe('for T2');
  const kept = await installations.fetchInstallation({
    teamId: 'T1',
    isEnterpriseInstall: false,
    enterpriseId: undefined,
  });
  expect(kept).toMatchObject({ team: { id: 'T1', name: 'Harbour' }, user: { id: 'U2' }, bot: { scopes } });
});

test('who refuses installs nothing', async () => {
  const { slack, installUrl } = await twoWorkspaces();
  const visit = await slack.visitInstallPage(installUrl, { workspace: 'T1', user: 'U2', refuses: true });
  expect(visit.status).toBe(500);
  expect(slack.calls).toEqual([]);
});

test('a code is good for one exchange, with the secret of the app', async () => {
  const { slack, clientWith } = await openSlack({}, { botToken: false });
  const { clientId: client_id, clientSecret: client_secret } = slack.app;
  // What stands in for the app's callback is a page that shows its arguments.
  const redirect_uri = `${slack.apiUrl}api.test`;
  const page = new URL(slack.authorizeUrl);
  page.search = new URLSearchParams({ client_id, scope: 'chat:write', redirect_uri }).toString();
  const visit = await slack.visitInstallPage(page.toString(), { workspace: 'T1', user: 'U1' });
  const { code } = (JSON.parse(visit.body) as { args: { code: string } }).args;
  const { oauth } = clientWith(undefined);
  expect(await errorOf(oauth.v2.access({ client_id, client_secret: 'guessed', code, redirect_uri }))).toBe(
    'bad_client_secret',
  );
  expect(await errorOf(oauth.v2.access({ client_id, client_secret, code: 'guessed', redirect_uri }))).toBe(
    'invalid_code',
  );
  const granted = await oauth.v2.access({ client_id, client_secret, code, redirect_uri });
  expect(granted).toMatchObject({
    scope: 'chat:write',
    team: { id: 'T1' },
    authed_user: { id: 'U1' },
    token_type: 'bot',
  });
  expect(await errorOf(oauth.v2.access({ client_id, client_secret, code, redirect_uri }))).toBe('code_already_used');
  await clientWith(granted.access_token).auth.test();
});
