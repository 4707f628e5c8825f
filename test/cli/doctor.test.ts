import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { scopes } from '../../src/platforms/slack/scopes.ts';
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { runProgram } from './program-process.ts';

beforeAll(async () => {
  // The first run builds.
  await runProgram(['--version'], { cwd: tmpdir(), env: {} });
}, 120_000);

/** Runs the doctor in a folder of one note. */
async function doctor(environment: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'stevedore-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'pod.md'), '# Pod\n\nA pod is the smallest unit that Kubernetes runs.\n');
  const env = { HOME: folder, CORPUS_DIR: folder, ...environment };
  return { folder, ...(await runProgram(['doctor', ...options], { cwd: folder, env })) };
}

async function beginSlack() {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const { botToken } = slack.addWorkspace({ name: 'Acme', scopes: Object.keys(scopes) });
  const { apiUrl, app } = slack;
  return { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: app.appToken, SLACK_API_URL: apiUrl };
}

async function beginDiscord() {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const guild = discord.addGuild({ name: 'Acme', channels: [{ name: 'general' }] });
  const place = `discord:${guild.id}/${discord.channelId('general')}`;
  return { discord, place, environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl } };
}

it('finds all well without any setting, and says how to begin with Slack and Discord', async () => {
  const { folder, code, stdout, stderr } = await doctor({});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'ok       settings: they can be read',
    `ok       notes: 1 in ${folder}`,
    `ok       store: SQLite, in ${folder}/.local/state/stevedore`,
    'ok       The web page: off. To switch it on, set HTTP_PORT to a port.',
    'ok       Slack: off. To switch it on, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN as docs/slack.md says.',
    'ok       Discord: off. To switch it on, set DISCORD_TOKEN as docs/discord.md says.',
    ...['', 'All is well.', ''],
  ]);
});

it('tries Slack, and shows what to do below what is wrong', async () => {
  const environment = { ...(await beginSlack()), DAILY_QUIZ: 'slack:C1 09:00; slack:C2 09:00; elsewhere:X 09:00' };
  const { code, stdout } = await doctor(environment);
  expect(code).toBe(1);
  expect(stdout).toContain('ok       Slack bot token: it is @stevedore in the workspace Acme\n');
  expect(stdout).toContain('ok       Slack socket: Slack says hello\n');
  expect(stdout).toContain('ok       daily quiz in slack:C1: @stevedore is in the channel\n');
  expect(stdout).toMatch(/^problem {2}daily quiz in slack:C2: .*\n {9}Say "\/invite @stevedore" in the channel\.$/m);
  expect(stdout).toMatch(/^warning {2}daily quiz in elsewhere:X: nobody posts it: elsewhere is off$/m);
  expect(stdout).toMatch(/\n\n1 problem, 1 warning\.\n$/);
});

it('tries Discord, and shows nothing of the token', async () => {
  const { discord, place, environment } = await beginDiscord();
  const right = await doctor({ ...environment, DAILY_QUIZ: `${place} 09:00` });
  expect(right.stdout).toContain('ok       Discord bot token: it is @stevedore\n');
  expect(right.stdout).toContain(`ok       daily quiz in ${place}: it may post in #general\n`);
  // Those of a process that has not been started yet.
  expect(right.stdout).toMatch(/^warning {2}Discord commands: none .*\n {9}/m);
  expect(right.stdout).toMatch(/\n\n0 problems, 1 warning\.\n$/);
  discord.resetToken();
  const refused = await doctor(environment);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/^problem {2}Discord bot token: Discord does not take DISCORD_TOKEN \(401\)\n {9}/m);
  for (const { stdout, stderr } of [right, refused]) {
    expect(stdout + stderr).not.toContain(environment.DISCORD_TOKEN.split('.')[2]);
  }
});

it('prints the same for programs', async () => {
  const environment = { ...(await beginSlack()), SLACK_BOT_TOKEN: 'xoxb-revoked' };
  const { code, stdout } = await doctor(environment, '--json');
  expect(code).toBe(1);
  const { problems, warnings, findings } = JSON.parse(stdout);
  expect([problems, warnings]).toEqual([1, 0]);
  expect(findings).toContainEqual({
    check: 'Slack bot token',
    state: 'problem',
    message: 'Slack does not take SLACK_BOT_TOKEN (invalid_auth)',
    remedy: expect.stringMatching(/^Set SLACK_BOT_TOKEN to /),
  });
  expect(stdout).not.toContain('revoked');
});

it('names wrong settings, those of Slack and Discord beside what else there is to find', async () => {
  const slackAlone = await doctor({ SLACK_BOT_TOKEN: 'xoxb-alone', DISCORD_SHARDS: 'many' });
  expect(slackAlone.code).toBe(1);
  expect(slackAlone.stdout).toMatch(/ok {7}notes: [\s\S]*problem {2}Slack settings: SLACK_APP_TOKEN is not set/);
  expect(slackAlone.stdout).toMatch(/^problem {2}Discord settings: DISCORD_SHARDS is not understood/m);
  const all = await doctor({ SLACK_BOT_TOKEN: 'xoxb-alone', LOG_LEVEL: 'loud' });
  expect(all.stdout).toMatch(
    /^problem {2}settings: LOG_LEVEL .*\nproblem {2}settings: SLACK_APP_TOKEN .*\n\n2 problems/,
  );
});

it('tells of notes and of a database that cannot be used', async () => {
  const { code, stdout } = await doctor({ CORPUS_DIR: '/nowhere', DATABASE_URL: 'postgres://127.0.0.1:9/none' });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^problem {2}notes: .*\/nowhere/m);
  expect(stdout).toMatch(/^problem {2}store: /m);
  expect(stdout).toMatch(/\n\n2 problems, 0 warnings\.\n$/);
});
