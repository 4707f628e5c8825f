import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { scopes } from '../../src/platforms/slack/scopes.ts';
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

it('finds all well without any setting, and says how to begin with Slack', async () => {
  const { folder, code, stdout, stderr } = await doctor({});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'ok       settings: they can be read',
    `ok       notes: 1 in ${folder}`,
    `ok       store: SQLite, in ${folder}/.local/state/stevedore`,
    'ok       Slack: off. To switch it on, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN as docs/slack.md says.',
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

it('names wrong settings, those of Slack beside what else there is to find', async () => {
  const slackAlone = await doctor({ SLACK_BOT_TOKEN: 'xoxb-alone' });
  expect(slackAlone.code).toBe(1);
  expect(slackAlone.stdout).toMatch(/ok {7}notes: [\s\S]*problem {2}Slack settings: SLACK_APP_TOKEN is not set/);
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
