import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { readManifest } from '../fakes/slack/manifest.ts';
import { type Family, readExposition } from '../ops/exposition.ts';
import { beginServed } from './served.ts';

const manifest = readManifest(parse(readFileSync('deploy/slack-manifest.yaml', 'utf8')));

it('counts and times what people ask in Slack, in the terminal and over HTTP, and names nobody', async () => {
  const slack = await startFakeSlack({ app: manifest.app });
  onTestFinished(() => slack.close());
  const { workspace, botToken } = slack.addWorkspace({ users: [{ id: 'U1' }], scopes: manifest.scopes });
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: slack.app.appToken, SLACK_API_URL: slack.apiUrl };
  const { get, health, input, shown } = await beginServed(settings);
  await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'ready' }), 10_000);
  const scrape = async () => readExposition(await (await get('/metrics')).text());

  input.write('what is a pod\nwho won the world cup\nhelp\n');
  await vi.waitFor(() => expect(shown()).toMatch(/smallest unit[\s\S]*don't say[\s\S]*leaderboard/), 5_000);
  slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 0 });
  const said = slack.say({ channel: 'C1', user: 'U1', text: `<@${workspace.bot.userId}> what is a pod` });
  await said.settled;
  const repeated = [...said.deliveries];
  for (const delivery of repeated) await slack.deliveries.repeat(delivery);
  await slack.until(() => slack.thread('C1', said.ts).length === 2);
  await slack.goOffline();
  await slack.comeBack();
  await get('/nowhere/secret-path');
  await get('/healthz');

  await vi.waitFor(async () => {
    const families = await scrape();
    expect(valueIn(families, 'stevedore_reconnects_total', { platform: 'slack', how: 'lost' })).toBeGreaterThan(0);
    expect(valueIn(families, 'stevedore_reply_seconds', { platform: 'slack' }, '_count')).toBe(1);
  }, 10_000);
  const families = await scrape();
  const value = (name: string, labels = {}, suffix = '') => valueIn(families, `stevedore_${name}`, labels, suffix);
  expect(value('questions_total', { platform: 'console', state: 'answer' })).toBe(1);
  expect(value('questions_total', { platform: 'console', state: 'silent' })).toBe(1);
  expect(value('questions_total', { platform: 'slack', state: 'answer' })).toBe(1);
  expect(value('requests_total', { platform: 'console', command: 'ask' })).toBe(2);
  expect(value('requests_total', { platform: 'console', command: 'help' })).toBe(1);
  expect(value('reply_seconds', { platform: 'console' }, '_count')).toBe(3);
  expect(value('answer_seconds', {}, '_count')).toBeGreaterThanOrEqual(3);
  expect(value('duplicates_suppressed_total', { platform: 'slack' })).toBeGreaterThanOrEqual(repeated.length);
  expect(value('rate_limits_total', { platform: 'slack' })).toBe(1);
  expect(value('store_seconds', { part: 'events' }, '_count')).toBeGreaterThan(0);
  expect(value('http_request_seconds', { route: '/healthz', method: 'GET', status: '200' }, '_count')).toBeGreaterThan(
    1,
  );
  expect(value('http_request_seconds', { route: 'other', method: 'GET', status: '404' }, '_count')).toBe(1);
  expect([value('notes'), value('sections'), value('store_up'), value('ready')]).toEqual([1, 1, 1, 1]);

  const written = await (await get('/metrics')).text();
  for (const word of ['U1', 'C1', 'T1', 'pod', 'cup', 'secret-path', botToken]) expect(written).not.toContain(word);
});

it('counts the answers to quiz questions', async () => {
  const { get, input, shown } = await beginServed();
  input.write('quiz pod 1\nnext\nquiz pod 1\n1\n');
  await vi.waitFor(() => expect(shown().match(/Question 1 of 1/g)).toHaveLength(2), 10_000);
  await vi.waitFor(async () => {
    const families = readExposition(await (await get('/metrics')).text());
    const attempts = families.get('stevedore_quiz_attempts_total')?.samples ?? [];
    expect(attempts.reduce((sum, { value }) => sum + value, 0)).toBe(1);
    expect(families.get('stevedore_questions_total')?.samples).toEqual([]);
  }, 10_000);
});

function valueIn(families: ReadonlyMap<string, Family>, name: string, labels: object = {}, suffix = '') {
  const spelled = (of: object) => JSON.stringify(Object.entries(of).toSorted());
  const { samples = [] } = families.get(name) ?? {};
  return samples.find((one) => one.name === `${name}${suffix}` && spelled(one.labels) === spelled(labels))?.value;
}
