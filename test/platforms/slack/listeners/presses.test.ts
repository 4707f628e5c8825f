import { describe, expect, it } from 'vitest';
import type { MessageParts, Pressed } from '../../../../src/chat/message.ts';
import type { Request } from '../../../../src/chat/request.ts';
import { listen, openWorkspace } from './listening.ts';

const button = (label: string, text = label.toLowerCase()) => ({ label, text, typed: text, buttonOnly: false });

/** Says what the presses ask for; anything else gets an answer with buttons. */
function script({ text, visibility }: Request): MessageParts {
  const after: Record<string, { pressed?: Pressed; visibility?: 'everyone' | 'asker' }> = {
    why: {},
    helpful: { visibility: 'asker', pressed: { becomes: 'noted', note: '1 found this helpful', open: true } },
    close: { visibility: 'asker', pressed: { becomes: 'noted', note: 'Closed', open: false } },
    share: { visibility: 'everyone', pressed: { becomes: 'gone' } },
    gap: { visibility: 'asker', pressed: { becomes: 'replaced' } },
  };
  const known = after[text];
  if (known !== undefined) {
    return { markdown: `Pressed ${text}`, ...(visibility !== undefined && { visibility }), ...known };
  }
  const choices = [
    ...['Why', 'Helpful', 'Close', 'Share', 'Gap'].map((label) => button(label)),
    button('Next?', 'what next'),
  ];
  return { markdown: `Answer to ${text}`, choices, ...(visibility !== undefined && { visibility }) };
}

async function openChannel() {
  const slack = await openWorkspace();
  const bot = await listen(slack);
  bot.says(script);
  const mention = `<@${slack.world.workspaces.get('T1')?.bot.userId}>`;
  const press = async (channel: string, label: string, user = 'U1') => {
    const delivery = slack.press({ user, channel, button: label });
    await bot.quiet();
    return delivery;
  };
  return { slack, bot, mention, press };
}

describe('on a message in a thread', () => {
  async function openThread() {
    const room = await openChannel();
    const { ts } = room.slack.say({ channel: 'C1', user: 'U1', text: `${room.mention} what is a pod` });
    await room.bot.quiet();
    return { ...room, ts, thread: (as?: string) => room.slack.thread('C1', ts, as).slice(1) };
  }

  it('answers in the thread for all, whoever pressed', async () => {
    const { bot, press, ts, thread } = await openThread();
    await press('C1', 'Why', 'U2');
    expect(bot.asked[1]).toEqual({
      ...{ platform: 'slack', place: 'C1', conversation: `C1:${ts}`, person: 'U2' },
      ...{ shared: true, addressed: true, text: 'why' },
    });
    expect(thread('U3').map(({ text }) => text)).toEqual([expect.stringContaining('Answer'), 'Pressed why']);
  });

  it('tells the presser alone what concerns them alone, in the thread, and puts a note below', async () => {
    const { press, thread } = await openThread();
    await press('C1', 'Helpful', 'U2');
    expect(thread('U2')).toMatchObject([{ ephemeral: false }, { text: 'Pressed helpful', ephemeral: true }]);
    expect(thread('U1')).toHaveLength(1);
    expect(thread('U1')[0]?.text).toContain('1 found this helpful');
    expect(thread('U1')[0]?.buttons).toContain('Helpful');
  });

  it('takes the buttons away once it is closed', async () => {
    const { press, thread } = await openThread();
    await press('C1', 'Close');
    expect(thread('U2')).toMatchObject([{ buttons: [] }]);
  });

  it('asks a suggested question in the thread', async () => {
    const { bot, press, ts, thread } = await openThread();
    await press('C1', 'Next?', 'U2');
    expect(bot.asked[1]).toMatchObject({ text: 'what next', conversation: `C1:${ts}` });
    expect(thread().at(-1)?.text).toContain('Answer to what next');
  });

  it('goes on after a restart, in another process', async () => {
    const { slack, bot, thread } = await openThread();
    await bot.stop();
    const next = await listen(slack);
    next.says(script);
    slack.press({ user: 'U2', channel: 'C1', button: 'Why' });
    await next.quiet();
    expect(next.asked).toMatchObject([{ text: 'why', person: 'U2' }]);
    expect(thread().at(-1)?.text).toBe('Pressed why');
  });

  it('answers one press once', async () => {
    const { slack, bot, press } = await openThread();
    await slack.deliveries.repeat(await press('C1', 'Why'));
    await bot.quiet();
    expect(bot.asked).toHaveLength(2);
  });
});

describe('on a message at the top of a channel', () => {
  async function openTop() {
    const room = await openChannel();
    room.slack.command({ user: 'U1', channel: 'C1', text: '--public what is a pod' });
    await room.bot.quiet();
    const [top] = room.slack.transcript('C1').filter(({ ours }) => ours);
    return { ...room, top };
  }

  it('answers in a thread below it', async () => {
    const { slack, press, top } = await openTop();
    await press('C1', 'Next?', 'U2');
    expect(slack.transcript('C1').at(-1)).toMatchObject({ ours: true, threadTs: top?.ts });
  });

  it('tells the presser where they look', async () => {
    const { slack, press } = await openTop();
    await press('C1', 'Helpful', 'U2');
    const [told] = slack.seenBy('U2').ephemerals;
    expect(told).toMatchObject({ text: 'Pressed helpful' });
    expect(told?.threadTs).toBeUndefined();
  });
});

describe('on what only the presser sees', () => {
  async function openPrivate() {
    const room = await openChannel();
    room.slack.command({ user: 'U1', channel: 'C1', text: 'what is a pod' });
    await room.bot.quiet();
    const seen = (user = 'U1') => room.slack.transcript('C1', user);
    return { ...room, seen };
  }

  it('answers them alone', async () => {
    const { bot, press, seen } = await openPrivate();
    await press('C1', 'Next?');
    expect(bot.asked[1]).toMatchObject({ conversation: 'C1:U1', shared: false, visibility: 'asker' });
    expect(seen()).toMatchObject([
      { ephemeral: true },
      { ephemeral: true, text: expect.stringContaining('Answer to what next') },
    ]);
    expect(seen('U2')).toEqual([]);
  });

  it('shares it in the channel and goes', async () => {
    const { press, seen } = await openPrivate();
    await press('C1', 'Share');
    expect(seen()).toMatchObject([{ ephemeral: false, text: 'Pressed share' }]);
  });

  it('is replaced', async () => {
    const { press, seen } = await openPrivate();
    await press('C1', 'Gap');
    expect(seen()).toMatchObject([{ ephemeral: true, text: 'Pressed gap' }]);
  });

  it('stays when sharing it failed', async () => {
    const { slack, press, seen } = await openPrivate();
    slack.faults.next('response_url', { kind: 'error', error: 'action_prohibited' });
    await press('C1', 'Share');
    expect(seen()).toMatchObject([{ ephemeral: true, text: expect.stringContaining('Answer to what is a pod') }]);
  });

  it('is shared in the thread where it stands', async () => {
    const { slack, bot, press } = await openChannel();
    const { ts } = slack.say({ channel: 'C1', user: 'U2', text: 'what is a pod?' });
    const reply = slack.say({ channel: 'C1', user: 'U2', text: 'anybody?', thread_ts: ts });
    slack.messageShortcut({ user: 'U1', channel: 'C1', ts: reply.ts, callbackId: 'answer_from_notes' });
    await bot.quiet();
    await press('C1', 'Share');
    expect(bot.asked[1]).toMatchObject({ text: 'share', conversation: 'C1:U1' });
    expect(slack.thread('C1', ts, 'U1').map(({ text }) => text)).toEqual([
      'what is a pod?',
      'anybody?',
      'Pressed share',
    ]);
  });
});

describe('in direct messages', () => {
  it('answers there, and puts a note below', async () => {
    const { slack, bot, press } = await openChannel();
    const { channel } = slack.tell('U1', 'what is a pod');
    await bot.quiet();
    await press(channel, 'Helpful');
    expect(bot.asked[1]).toMatchObject({ conversation: channel, shared: false });
    const [, answer, told] = slack.transcript(channel, 'U1');
    expect(answer?.text).toContain('1 found this helpful');
    expect(told).toMatchObject({ text: 'Pressed helpful', ephemeral: false });
  });
});

it('acknowledges links, and asks nothing', async () => {
  const { slack, bot } = await openChannel();
  const { world } = slack;
  const channel = world.workspaces.get('T1')?.channels.get('C1');
  const own = world.workspaces.get('T1')?.bot;
  if (channel === undefined || own === undefined) throw new Error('no channel');
  const link = { type: 'button', action_id: 'open', url: 'https://x.test', text: { type: 'plain_text', text: 'Open' } };
  channel.messages.push({
    ...{ ts: world.ids.ts(), channel: 'C1', user: own.userId, botId: own.botId, text: 'A link', hasFallback: true },
    ...{
      blocks: [{ type: 'actions', block_id: 'links', elements: [link] }],
      attachments: [],
      unfurlLinks: false,
      unfurlMedia: false,
    },
  });
  const pressed = slack.press({ user: 'U1', channel: 'C1', button: 'Open' });
  await bot.quiet();
  expect((await pressed.settled).state).toBe('acknowledged');
  expect(bot.asked).toEqual([]);
});
