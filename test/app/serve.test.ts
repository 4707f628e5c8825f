import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { serve } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/logger.ts';
import { createVault } from '../../src/ops/vault.ts';
import { readVaultKeys } from '../../src/ops/vault-key.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { readManifest } from '../fakes/slack/manifest.ts';
import { freePort } from '../platforms/slack/slack-room.ts';

const manifest = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));

/** A workspace whose app was made by the manifest. */
async function beginSlack() {
  const slack = await startFakeSlack({ app: manifest.app, retryDelaysMs: [0, 20, 50] });
  onTestFinished(() => slack.close());
  return { slack, ...slack.addWorkspace({ users: [{ id: 'U1' }], scopes: manifest.scopes }) };
}

const tokensOf = ({ apiUrl, app }: FakeSlack, botToken: string) => ({
  ...{ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: app.appToken, SLACK_API_URL: apiUrl },
});

/** Serves a note about pods from now on. */
async function begin(environment: Readonly<Record<string, string>>, atTerminal = false) {
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-serve-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'pod.md'), '# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n');
  const config = await readConfig({
    CORPUS_DIR: folder,
    DATA_DIR: join(folder, '.state'),
    HTTP_PORT: 'off',
    ...environment,
  });
  const input = Object.assign(new PassThrough(), { isTTY: atTerminal });
  const output = Object.assign(new PassThrough(), { isTTY: atTerminal, columns: 80 });
  const errors = new PassThrough();
  const signals = new EventEmitter();
  const seen = { output: '', log: '' };
  output.on('data', (data) => (seen.output += data));
  errors.on('data', (data) => (seen.log += data));
  const served = serve(config, { input, output, errors, signals });
  const stop = () => {
    signals.emit('SIGTERM');
    return served;
  };
  return { input, seen, served, stop };
}

it('answers a mention in Slack, also once its input is at an end, and stops at a signal', async () => {
  const { slack, workspace, botToken } = await beginSlack();
  const { input, seen, stop } = await begin(tokensOf(slack, botToken));
  input.end('what is a pod\n');
  await slack.until(() => slack.sockets.open === 1, { timeoutMs: 10_000 });
  const said = slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` });
  await slack.until(() => slack.thread('C1', said.ts).length === 2, { timeoutMs: 10_000 });
  expect(slack.thread('C1', said.ts)[1]?.text).toContain('the smallest unit that Kubernetes runs');
  await vi.waitFor(() => expect(seen.output).toContain('the smallest unit'), 5_000);
  await stop();
  expect(slack.sockets.open).toBe(0);
  expect([slack.refused, slack.warnings]).toEqual([[], []]);
});

it('can all that people ask of it with what the manifest asks for', async () => {
  const { slack, botToken } = await beginSlack();
  const { input, stop } = await begin(tokensOf(slack, botToken));
  input.end();
  await slack.until(() => slack.sockets.open === 1, { timeoutMs: 10_000 });
  const seen = () => slack.seenBy('U1');
  const privately = (count: number) =>
    slack.until(() => seen().ephemerals.filter(({ text }) => text.includes('the smallest unit')).length === count);

  slack.command({ user: 'U1', channel: 'C1', text: 'what is a pod' });
  await privately(1);
  const said = slack.say({ channel: 'C1', user: 'U1', text: 'I wonder what a pod is' });
  slack.messageShortcut({ user: 'U1', channel: 'C1', ts: said.ts, callbackId: 'answer_from_notes' });
  await privately(2);
  slack.tell('U1', 'what is a pod');
  await slack.until(() => slack.transcript(slack.directMessage('U1')).length === 2);
  slack.openHome('U1');
  await slack.until(() => seen().home !== undefined);
  slack.openHome('U1', 'messages');
  await slack.until(() => seen().prompts.length > 0);
  await stop();
  expect([slack.refused, slack.warnings, seen().errors]).toEqual([[], [], []]);
});

it('answers what Slack was told that it has, though it is to stop', async () => {
  const { slack, workspace, botToken } = await beginSlack();
  const { input, stop } = await begin(tokensOf(slack, botToken));
  input.end();
  await slack.until(() => slack.sockets.open === 1, { timeoutMs: 10_000 });
  slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 0 });
  const said = slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` });
  await said.settled;
  await stop();
  expect(slack.thread('C1', said.ts)).toHaveLength(2);
});

it('names the setting that Slack refuses, and goes on in the terminal', async () => {
  const { slack } = await beginSlack();
  const { input, seen, stop } = await begin(tokensOf(slack, 'xoxb-wrong'), true);
  await vi.waitFor(() => expect(seen.log).toMatch(/^error: a platform is left out .*SLACK_BOT_TOKEN/m), 5_000);
  input.write('what is a pod\n');
  await vi.waitFor(() => expect(seen.output).toContain('the smallest unit'), 5_000);
  await stop();
});

it('ends with what is wrong when nobody is left to talk to', async () => {
  const { slack } = await beginSlack();
  const { input, seen, served } = await begin(tokensOf(slack, 'xoxb-wrong'));
  input.end();
  await expect(served).rejects.toThrow(/SLACK_BOT_TOKEN/);
  expect(seen.log).toContain('SLACK_BOT_TOKEN');
  expect(seen.log).not.toContain('xoxb-wrong');
});

it('leaves Slack out where its settings are wrong, and says so', async () => {
  const { input, seen, served } = await begin({ SLACK_BOT_TOKEN: 'xoxb-alone' });
  input.end('what is a pod\n');
  await expect(served).rejects.toThrow(/^SLACK_APP_TOKEN is not set/);
  expect(seen.output).toContain('the smallest unit');
});

it('ends, with Slack, when the person at the terminal leaves', async () => {
  const { slack, botToken } = await beginSlack();
  const { input, seen, served } = await begin(tokensOf(slack, botToken), true);
  await slack.until(() => slack.sockets.open === 1, { timeoutMs: 10_000 });
  expect(seen.output).toContain('exit or Ctrl-D to stop');
  expect(seen.output).toContain('Slack is on too');
  input.write('exit\n');
  await served;
  expect(slack.sockets.open).toBe(0);
});

it('leaves Discord out where its settings are wrong, or its token is not known, and tells the token nobody', async () => {
  const wrong = await begin({ DISCORD_TOKEN: 'hush' });
  wrong.input.end();
  await expect(wrong.served).rejects.toThrow(/^DISCORD_TOKEN is not such a token/);
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL } = discord;
  discord.resetToken();
  const refused = await begin({ DISCORD_TOKEN, DISCORD_API_URL });
  refused.input.end('what is a pod\n');
  await expect(refused.served).rejects.toThrow(/^DISCORD_TOKEN .*Reset Token/);
  expect(refused.seen.output).toContain('the smallest unit');
  expect(wrong.seen.log + wrong.seen.output).not.toContain('hush');
  expect(refused.seen.log + refused.seen.output).not.toContain(DISCORD_TOKEN.split('.')[2]);
});

it('does not say at the terminal that what is left out is on', async () => {
  const { input, seen, served } = await begin({ SLACK_BOT_TOKEN: 'xoxb-alone', DISCORD_TOKEN: 'hush' }, true);
  await vi.waitFor(() => expect(seen.output).toContain('Discord is left out, as its settings are wrong'));
  expect(seen.output).toContain('Slack is left out, as its settings are wrong');
  expect(seen.output).not.toContain('is on too');
  expect(seen.log).toMatch(/^error: a platform is left out .*DISCORD_TOKEN/m);
  input.write('exit\n');
  await served;
});

it('says at the terminal what would switch Slack and Discord on', async () => {
  const { input, seen, served } = await begin({}, true);
  await vi.waitFor(() => expect(seen.output).toContain('Slack is off; to switch it on, set SLACK_BOT_TOKEN'));
  expect(seen.output).toContain('Discord is off; to switch it on, set DISCORD_TOKEN as docs/discord.md says.');
  input.write('exit\n');
  await served;
});

it('answers one person so often in a minute, and says so beyond that, but not at the terminal', async () => {
  const { slack, workspace, botToken } = await beginSlack();
  const { input, seen, stop } = await begin({ ...tokensOf(slack, botToken), REQUESTS_PER_MINUTE: '2' });
  input.end('what is a pod\n'.repeat(4));
  await slack.until(() => slack.sockets.open === 1, { timeoutMs: 10_000 });
  const ask = () => slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` });
  const asked = [ask(), ask()];
  const replies = () => slack.transcript('C1', 'U1').filter(({ ours }) => ours);
  await slack.until(() => replies().length === 2, { timeoutMs: 10_000 });
  expect(slack.thread('C1', asked[0]?.ts ?? '')[1]?.text).toContain('the smallest unit');
  expect(slack.seenBy('U1').ephemerals[0]?.text).toMatch(/Please ask again in \d+ seconds/);
  await vi.waitFor(() => expect(seen.output.match(/the smallest unit/g)).toHaveLength(4), 5_000);
  await stop();
});

it('reads the tokens of workspaces that installed the app, which nobody else can', async () => {
  const slack = await startFakeSlack({ app: manifest.app });
  onTestFinished(() => slack.close());
  const { workspace, botToken } = slack.addWorkspace({ team: 'T2', users: [{ id: 'U1' }], scopes: manifest.scopes });
  const key = Buffer.alloc(32, 7).toString('base64');
  const dataDir = mkdtempSync(join(tmpdir(), 'stevedore-tokens-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  await keepInstallation(dataDir, key, {
    team: { id: 'T2' },
    bot: { token: botToken, scopes: manifest.scopes, id: workspace.bot.botId, userId: workspace.bot.userId },
  });
  const port = await freePort();
  const { input, seen, stop } = await begin({
    ...{ DATA_DIR: dataDir, TOKEN_ENCRYPTION_KEY: key },
    ...{ SLACK_MODE: 'http', SLACK_PORT: String(port), SLACK_API_URL: slack.apiUrl },
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    ...{ SLACK_CLIENT_ID: slack.app.clientId, SLACK_CLIENT_SECRET: slack.app.clientSecret },
    SLACK_STATE_SECRET: 'what-nobody-else-knows',
  });
  input.end();
  await vi.waitFor(() => expect(seen.log).toMatch(/"platform":"slack".*"a platform listens"/), 10_000);
  slack.httpTarget(`http://127.0.0.1:${port}/slack/events`);
  const said = slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` });
  await slack.until(() => slack.thread('C1', said.ts).length === 2, { timeoutMs: 10_000 });
  await stop();
  const kept = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1'));
  expect(kept.join()).toContain('slack/T2');
  expect(kept.join() + seen.log).not.toContain(botToken);
});

/** As the platform keeps it when somebody has installed the app. */
async function keepInstallation(dataDir: string, key: string, installation: object): Promise<void> {
  const store = await openStore({ dataDir, logger: silentLogger });
  const read = readVaultKeys(key);
  if ('problem' in read) throw new Error(read.problem);
  const vault = createVault({ secrets: store.secrets, keys: read.keys, clock: systemClock });
  await vault.put('slack/T2', JSON.stringify(installation));
  await store.close();
}
