import { describe, expect, it } from 'vitest';
import { type ListeningOptions, listen, openWorkspace } from './listening.ts';

async function openChannel(options: ListeningOptions = {}) {
  const slack = await openWorkspace();
  const bot = await listen(slack, options);
  const give = async (text: string, channel = 'C1', user = 'U1') => {
    slack.command({ user, channel, text });
    await bot.quiet();
  };
  return { slack, bot, give };
}

describe('in a channel', () => {
  it('is answered for the person who gave it', async () => {
    const { slack, bot, give } = await openChannel();
    await give('what is a &lt;pod&gt; &amp; why');
    expect(bot.asked).toEqual([
      {
        platform: 'slack',
        place: 'C1',
        conversation: 'C1:U1',
        person: 'U1',
        shared: false,
        addressed: true,
        text: 'what is a <pod> & why',
        visibility: 'asker',
      },
    ]);
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ channel: 'C1', text: 'You said: what is a <pod> & why' }]);
    expect(slack.transcript('C1', 'U2')).toEqual([]);
  });

  it('takes text that Slack did not escape', async () => {
    const { bot, give } = await openChannel();
    await give('what is <kind> & <name>');
    expect(bot.asked[0]?.text).toBe('what is <kind> & <name>');
  });

  it.each(['--public what is a pod', '—public  what is a pod', '--PUBLIC what is a pod'])(
    'is answered for all: %s',
    async (text) => {
      const { slack, bot, give } = await openChannel();
      await give(text);
      expect(bot.asked).toMatchObject([{ text: 'what is a pod', shared: true }]);
      expect(bot.asked[0]?.visibility).toBeUndefined();
      // The others see what was asked, too.
      expect(slack.transcript('C1', 'U2')).toMatchObject([
        { user: 'U1', text: expect.stringMatching(/^\/stevedore .*what is a pod$/) },
        { ephemeral: false, text: 'You said: what is a pod' },
      ]);
    },
  );

  it('keeps what begins like the option', async () => {
    const { bot, give } = await openChannel();
    await give('--publicly-known flags');
    expect(bot.asked).toMatchObject([{ text: '--publicly-known flags', visibility: 'asker' }]);
  });

  it('is answered for all where that is set', async () => {
    const { slack, give } = await openChannel({ settings: { commandReplies: 'everyone' } });
    await give('what is a pod');
    expect(slack.transcript('C1', 'U2')).toMatchObject([
      { user: 'U1', text: '/stevedore what is a pod' },
      { text: 'You said: what is a pod' },
    ]);
  });

  it('asks for help when it has no words', async () => {
    const { bot, give } = await openChannel();
    await give('  ');
    await give('--public');
    expect(bot.asked).toMatchObject([
      { text: 'help', visibility: 'asker' },
      { text: 'help', shared: true },
    ]);
  });

  it('is answered also where the bot is no member', async () => {
    const { slack, give } = await openChannel();
    await give('what is a pod', 'C2');
    expect(slack.seenBy('U1').ephemerals).toMatchObject([{ channel: 'C2', text: 'You said: what is a pod' }]);
  });

  it('is acknowledged before it is answered', async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slack = await openWorkspace();
    const bot = await listen(slack, {
      chat: () => ({
        answer: () => waiting.then(() => undefined),
        ...{ complete: async () => [], preview: async () => undefined, take: async () => {}, leave: async () => {} },
      }),
    });
    const given = slack.command({ user: 'U1', channel: 'C1', text: 'what is a pod' });
    expect((await given.settled).state).toBe('acknowledged');
    answer();
    await bot.quiet();
    expect(slack.transcript('C1', 'U1')).toEqual([]);
  });
});

describe('in a direct message', () => {
  it('is answered there when it is one with the bot, as part of it', async () => {
    const { slack, bot, give } = await openChannel();
    const channel = slack.directMessage('U1');
    await give('what is a pod', channel);
    expect(bot.asked).toMatchObject([{ place: channel, conversation: channel, shared: false }]);
    expect(bot.asked[0]?.visibility).toBeUndefined();
    expect(slack.transcript(channel)).toMatchObject([
      { ephemeral: false, ours: true, text: 'You said: what is a pod' },
    ]);
  });

  it('is answered for the asker alone when it is one of two people', async () => {
    const { slack, give } = await openChannel();
    const channel = slack.directMessage('U1');
    slack.world.workspaces.get('T1')?.channels.get(channel)?.members.clear();
    slack.world.workspaces.get('T1')?.channels.get(channel)?.members.add('U1').add('U2');
    await give('--public what is a pod', channel);
    expect(slack.transcript(channel, 'U1')).toMatchObject([{ ephemeral: true, text: 'You said: what is a pod' }]);
    expect(slack.transcript(channel, 'U2')).toEqual([]);
  });
});

it('bears the name that is set', async () => {
  const { slack, bot } = await openChannel({ settings: { command: '/notes' } });
  slack.command({ user: 'U1', channel: 'C1', text: 'what is a pod', command: '/notes' });
  await bot.quiet();
  expect(bot.asked).toHaveLength(1);
});

it('apologises when the reply cannot be shown, and the log knows where but not what', async () => {
  const { slack, bot, give } = await openChannel();
  slack.faults.next(
    'chat.postMessage',
    { kind: 'error', error: 'fatal_error' },
    { kind: 'error', error: 'fatal_error' },
  );
  const channel = slack.directMessage('U1');
  await give('what is a pod', channel);
  expect(slack.transcript(channel, 'U1')).toMatchObject([{ text: expect.stringContaining('Sorry') }]);
  const errors = bot.logged.filter(({ level }) => level === 'error');
  expect(errors).toMatchObject([{ message: 'answering a command failed', fields: { place: channel, person: 'U1' } }]);
  expect(JSON.stringify(errors)).not.toContain('what is a pod');
});
