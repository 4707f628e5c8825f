import { afterEach, expect, test } from 'vitest';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { type Mode, startSmallApp } from './small-app.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function room(mode: Mode): Promise<{ slack: FakeSlack; heard: string[]; bot: string }> {
  const slack = await startFakeSlack();
  endings.push(() => slack.close());
  const { botToken, workspace } = slack.addWorkspace({
    users: [{ id: 'U1', name: 'ada' }],
    channels: [{ id: 'C1', name: 'ops' }],
  });
  const { stop, heard } = await startSmallApp(slack, botToken, mode);
  endings.push(stop);
  return { slack, heard, bot: workspace.bot.userId };
}

test('the request URL of a Bolt app proves to be its own', async () => {
  const { slack } = await room('http');
  const [url = ''] = slack.httpTargets;
  expect(await slack.verifyUrl(url)).toBe(true);
  expect(await slack.verifyUrl(slack.apiUrl)).toBe(false);
});

test('a Bolt app refuses what was signed long ago', async () => {
  const { slack, heard } = await room('http');
  slack.skewSignatures(-6 * 60_000);
  const [delivery] = slack.say({ channel: 'C1', user: 'U1', text: 'old' }).deliveries;
  await slack.until(() => delivery?.attempts.length === 2);
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['http_error', 'http_error']);
  expect(heard).toEqual([]);
});

for (const mode of ['socket', 'http'] as const) {
  test(`a mention comes as two events with one ts over ${mode}`, async () => {
    const { slack, heard, bot } = await room(mode);
    const said = slack.say({ channel: 'C1', user: 'U1', text: `<@${bot}> hello & welcome` });
    await said.settled;
    await slack.until(() => slack.thread('C1', said.ts).length === 2);
    expect(slack.thread('C1', said.ts).map(({ text }) => text)).toEqual([
      '@stevedore hello & welcome',
      'heard: @stevedore hello & welcome',
    ]);
    expect(said.deliveries.map(({ type }) => type)).toEqual(['app_mention', 'message']);
    expect(new Set(heard).size).toBe(heard.length);
    expect(slack.refused).toEqual([]);
  });

  test(`a direct message is answered over ${mode}`, async () => {
    const { slack } = await room(mode);
    slack.tell('U1', 'anything new?');
    await slack.until(() => slack.seenBy('U1').lines.length === 2);
    expect(slack.seenBy('U1').lines.map(({ text }) => text)).toEqual(['anything new?', 'told: anything new?']);
  });

  test(`a command is answered for the asker alone, and its button replaces the answer, over ${mode}`, async () => {
    const { slack } = await room(mode);
    await slack.command({ user: 'U1', channel: 'C1', text: 'why' }).settled;
    await slack.until(() => slack.seenBy('U1').ephemerals.length === 1);
    expect(slack.seenBy('U1').ephemerals[0]).toMatchObject({ text: 'asked: why\n[More]', buttons: ['More'] });
    const press = slack.press({ user: 'U1', channel: 'C1', button: 'More' });
    expect(press.payload.message).toBeUndefined();
    await slack.until(() => slack.seenBy('U1').ephemerals[0]?.text === 'here is more');
    expect(slack.transcript('C1')).toEqual([]);
  });
}
