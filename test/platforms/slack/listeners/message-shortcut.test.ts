import { describe, expect, it } from 'vitest';
import { listen, openWorkspace } from './listening.ts';

const callbackId = 'answer_from_notes';

async function openChannel() {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  const use = async (channel: string, ts: string, user = 'U1') => {
    slack.messageShortcut({ user, channel, ts, callbackId });
    await bot.quiet();
  };
  return { slack, bot, use };
}

describe('"Answer from notes"', () => {
  it('asks what the message says, for whoever used it', async () => {
    const { slack, bot, use } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U2', text: 'what is a <pod> in <#C1>?' });
    await use('C1', ts);
    expect(bot.asked).toEqual([
      {
        ...{ platform: 'slack', place: 'C1', conversation: 'C1:U1', person: 'U1', shared: false, addressed: true },
        text: 'what is a <pod> in #C1?',
        call: { name: 'ask', options: { question: 'what is a <pod> in #C1?' } },
        visibility: 'asker',
      },
    ]);
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ text: 'You said: ask' }]);
    expect(slack.transcript('C1', 'U2')).toHaveLength(1);
  });

  it('answers in the thread of a reply, without becoming a part of its conversation', async () => {
    const { slack, bot, use } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U2', text: 'hm' });
    const reply = slack.say({ channel: 'C1', user: 'U2', text: 'what is a pod?', thread_ts: ts });
    await bot.quiet();
    await use('C1', reply.ts);
    expect(bot.asked[0]?.conversation).toBe('C1:U1');
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ threadTs: ts, text: 'You said: ask' }]);
  });

  it('answers in the channel when it was used on the message at the top of a thread', async () => {
    const { slack, bot, use } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U2', text: 'what is a pod?' });
    slack.say({ channel: 'C1', user: 'U2', text: 'anybody?', thread_ts: ts });
    await bot.quiet();
    await use('C1', ts);
    const [shown] = slack.seenBy('U1').ephemerals;
    expect(shown?.text).toBe('You said: ask');
    expect(shown?.threadTs).toBeUndefined();
  });

  it('answers where the bot is no member, also on a reply', async () => {
    const { slack, use } = await openChannel();
    const { ts } = slack.say({ channel: 'C2', user: 'U2', text: 'hm' });
    const reply = slack.say({ channel: 'C2', user: 'U2', text: 'what is a pod?', thread_ts: ts });
    await use('C2', reply.ts);
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ channel: 'C2', text: 'You said: ask' }]);
  });

  it('says so when there is nothing to answer', async () => {
    const { slack, bot, use } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U2', text: '' });
    await use('C1', ts);
    expect(bot.asked).toEqual([]);
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ text: expect.stringContaining('no text') }]);
  });

  it('answers in direct messages with the bot', async () => {
    const { slack, bot, use } = await openChannel();
    const { channel, ts } = slack.tell('U1', 'what is a pod');
    await bot.quiet();
    await use(channel, ts);
    expect(bot.asked[1]).toMatchObject({ conversation: channel, call: { name: 'ask' } });
    expect(slack.transcript(channel).at(-1)).toMatchObject({ ephemeral: false, text: 'You said: ask' });
  });
});
