import { describe, expect, it } from 'vitest';
import { listen, openWorkspace } from './listening.ts';

async function openChannel() {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  const own = slack.world.workspaces.get('T1')?.bot.userId ?? '';
  return { slack, bot, mention: `<@${own}>` };
}

describe('in a channel', () => {
  it.each(['mention first', 'message first'] as const)('answers a mention once, in its thread: %s', async (order) => {
    const { slack, bot, mention } = await openChannel();
    const said = slack.say({ channel: 'C1', user: 'U1', text: `${mention} what is a pod & why?`, order });
    expect(said.deliveries).toHaveLength(2);
    await bot.quiet();
    expect(bot.asked.map(({ text }) => text)).toEqual(['what is a pod & why?']);
    const [, reply, ...more] = slack.thread('C1', said.ts);
    expect(reply).toMatchObject({ ours: true, threadTs: said.ts, text: 'You said: what is a pod & why?' });
    expect(more).toEqual([]);
  });

  it('does not answer again what Slack tells of again', async () => {
    const { slack, bot, mention } = await openChannel();
    const said = slack.say({ channel: 'C1', user: 'U1', text: `${mention} what is a pod` });
    await bot.quiet();
    for (const delivery of said.deliveries) await slack.deliveries.repeat(delivery);
    await bot.quiet();
    expect(slack.thread('C1', said.ts)).toHaveLength(2);
  });

  it('hears what is said in threads, but for what people say to one another', async () => {
    const { slack, bot } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U1', text: 'lunch?' });
    slack.say({ channel: 'C1', user: 'U2', text: 'and on ECS?', thread_ts: ts });
    slack.say({ channel: 'C1', user: 'U2', text: '<@U1> yes', thread_ts: ts });
    await bot.quiet();
    expect(bot.taken.map(({ request }) => [request.text, request.addressed])).toEqual([['and on ECS?', false]]);
    expect(bot.taken[0]?.request.conversation).toBe(`C1:${ts}`);
  });

  it('hears neither bots, nor itself, nor edits, nor deletions', async () => {
    const { slack, bot, mention } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U1', text: `${mention} what is a pod` });
    await bot.quiet();
    slack.say({ channel: 'C1', user: 'UPIPE', text: `${mention} deployed`, thread_ts: ts });
    slack.edit({ channel: 'C1', ts, text: `${mention} what is a node` });
    slack.remove({ channel: 'C1', ts });
    await bot.quiet();
    expect(bot.taken.map(({ request }) => request.text)).toEqual(['what is a pod']);
  });

  it('needs its name in a group direct message too', async () => {
    const { slack, bot, mention } = await openChannel();
    slack.say({ channel: 'G1', user: 'U1', text: 'what is a pod' });
    slack.say({ channel: 'G1', user: 'U1', text: `${mention} what is a node` });
    await bot.quiet();
    expect(bot.asked).toMatchObject([{ text: 'what is a node', place: 'G1', shared: true }]);
  });
});

describe('in a direct message', () => {
  it('answers where it was asked: at the bottom, or in the thread', async () => {
    const { slack, bot } = await openChannel();
    const first = slack.tell('U1', 'what is a pod');
    await bot.quiet();
    const second = slack.tell('U1', 'and a node', { thread_ts: first.ts });
    await bot.quiet();
    const lines = slack.transcript(slack.directMessage('U1')).filter(({ ours }) => ours);
    expect(lines.map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ['You said: what is a pod', undefined],
      ['You said: and a node', first.ts],
    ]);
    expect(bot.taken.map(({ event }) => event)).toEqual(
      [first, second].map(({ channel, ts }) => `T1:${channel}:${ts}`),
    );
    expect(bot.asked.map(({ shared, addressed }) => [shared, addressed])).toEqual([
      [false, true],
      [false, true],
    ]);
  });
});

it('stops only when what it was told of has been dealt with', async () => {
  const { slack, bot } = await openChannel();
  slack.faults.next('chat.postMessage', { kind: 'slow', delayMs: 100 });
  const { channel } = slack.tell('U1', 'what is a pod');
  await slack.until(() => bot.taken.length === 1);
  await bot.stop();
  expect(slack.transcript(channel).filter(({ ours }) => ours)).toHaveLength(1);
});
