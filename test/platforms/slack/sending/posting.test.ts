import { describe, expect, it, vi } from 'vitest';
import { GoneError } from '../../../../src/chat/chat.ts';
import type { Fault } from '../../../fakes/slack/faults.ts';
import { longText, openSending, options, partsIn, text } from './sending-room.ts';

const c1 = { channel: 'C1' };

it('posts with the key in the metadata, and lets nothing unfold', async () => {
  const { slack, messenger, calls } = await openSending();
  await messenger.post(c1, text('See [it](https://example.com).'), options('key-1'));
  expect(slack.transcript('C1').map((line) => line.text)).toEqual(['See it (https://example.com).']);
  expect(JSON.parse(String(calls('chat.postMessage')[0]?.args.metadata))).toEqual({
    event_type: 'stevedore_post',
    event_payload: { key: 'key-1', part: 1, of: 1 },
  });
  expect([slack.refused, slack.warnings]).toEqual([[], []]);
});

it('names people as Slack does, without calling on them', async () => {
  const { slack, messenger } = await openSending();
  await messenger.post(c1, text('[someone](person:U1) leads, then [someone](person:UGONE).'), options('k'));
  expect(slack.transcript('C1')[0]?.text).toBe('ada leads, then someone.');
  expect(slack.notifications).toEqual([]);
});

/** As of a process that stood still while it waited for its turn. */
function lostMeanwhile() {
  const lost = new AbortController();
  let asked = 0;
  const isHeld = () => {
    asked += 1;
    if (asked > 1) lost.abort(new Error('somebody else has it'));
    return asked === 1;
  };
  return { signal: lost.signal, isHeld };
}

it.each(['everyone', 'asker'] as const)(
  'leaves to others what is no longer its to post (for %s)',
  async (visibility) => {
    const { slack, messenger } = await openSending();
    const method = visibility === 'everyone' ? 'chat.postMessage' : 'chat.postEphemeral';
    slack.faults.next(method, { kind: 'rate limited', retryAfterS: 0 });
    const posting = messenger.post(c1, text('hello', { visibility }), {
      ...options('1', { person: 'U1' }),
      ...lostMeanwhile(),
    });
    await expect(posting).rejects.toThrow('somebody else has it');
    expect(slack.seenBy('U1')).toMatchObject({ lines: [], ephemerals: [] });
  },
);

describe('what may have been seen is not sent again', () => {
  const faults: readonly Fault[] = [
    { kind: 'lost reply' },
    { kind: 'failed after' },
    { kind: 'no answer after' },
    { kind: 'reset' },
    { kind: 'server error', status: 503 },
    { kind: 'no answer' },
    { kind: 'error', error: 'fatal_error' },
    { kind: 'rate limited', retryAfterS: 0 },
  ];
  it.each(faults)('and what was not is: $kind', async (fault) => {
    const { slack, messenger } = await openSending({ pace: { timeoutMs: 400 } });
    for (const to of [c1, { channel: 'C1', thread: await topOf(slack, messenger) }]) {
      slack.faults.next('chat.postMessage', fault, fault);
      await messenger.post(to, text(`hello ${to.channel}`), options('key'));
    }
    expect(slack.transcript('C1').filter((line) => line.text === 'hello C1')).toHaveLength(2);
  });

  it('also when the history cannot be read at once', async () => {
    const { slack, messenger, calls } = await openSending();
    slack.faults.next('chat.postMessage', { kind: 'lost reply' });
    slack.faults.next('conversations.history', { kind: 'server error' }, { kind: 'rate limited', retryAfterS: 0 });
    await messenger.post(c1, text('hello'), options('key'));
    expect(slack.transcript('C1')).toHaveLength(1);
    expect(calls('chat.postMessage')).toHaveLength(1);
  });

  it('also when it is given up for now and tried again later', async () => {
    const { slack, messenger } = await openSending({ pace: { attempts: 2 } });
    slack.faults.next('chat.postMessage', { kind: 'lost reply' });
    slack.faults.next('conversations.history', { kind: 'server error' }, { kind: 'server error' });
    await expect(messenger.post(c1, text('hello'), options('key'))).rejects.toThrow();
    await messenger.post(c1, text('hello'), options('key'));
    expect(slack.transcript('C1')).toHaveLength(1);
  });

  it('and nothing is read back where Slack was not reached at all', async () => {
    const { slack, messenger, calls } = await openSending({ pace: { attempts: 50, retryMs: 0 } });
    await slack.goOffline();
    const posting = messenger.post(c1, text('hello'), options('key'));
    setTimeout(() => void slack.comeBack(), 30);
    await posting;
    expect(slack.transcript('C1')).toHaveLength(1);
    expect(calls('conversations.history')).toEqual([]);
  });
});

async function topOf(
  slack: Awaited<ReturnType<typeof openSending>>['slack'],
  messenger: Awaited<ReturnType<typeof openSending>>['messenger'],
): Promise<string> {
  await messenger.post(c1, text('top'), options('top'));
  return slack.transcript('C1').find((line) => line.text === 'top')?.ts ?? '';
}

describe('a message in several posts', () => {
  it('comes in order and whole, whatever happens to a part', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postMessage', { kind: 'reset' }, { kind: 'lost reply' }, { kind: 'lost reply' });
    await messenger.post(c1, longText(3), options('key'));
    expect(partsIn(slack.transcript('C1'))).toEqual(['part 1', 'part 2', 'part 3']);
  });

  it('goes on after the parts that are there when it is posted again', async () => {
    const { slack, messenger } = await openSending({ pace: { attempts: 1 } });
    slack.faults.next('chat.postMessage', { kind: 'slow', delayMs: 0 }, { kind: 'lost reply' });
    slack.faults.next('conversations.history', { kind: 'server error' });
    await expect(messenger.post(c1, longText(3), options('key'))).rejects.toThrow();
    await messenger.post(c1, longText(3), options('key'));
    expect(partsIn(slack.transcript('C1'))).toEqual(['part 1', 'part 2', 'part 3']);
  });

  it('is finished by another process that finds a part of it', async () => {
    const { slack, messenger, startMessenger } = await openSending({ pace: { attempts: 1 } });
    slack.faults.next('chat.postMessage', { kind: 'slow', delayMs: 0 }, { kind: 'server error' });
    await expect(messenger.post(c1, longText(3), options('key'))).rejects.toThrow();
    const next = await startMessenger();
    expect(await next.messenger.wasPosted(c1, 'key')).toBe(false);
    await next.messenger.post(c1, longText(3), options('key'));
    expect(partsIn(slack.transcript('C1'))).toEqual(['part 1', 'part 2', 'part 3']);
    expect(await (await startMessenger()).messenger.wasPosted(c1, 'key')).toBe(true);
  });
});

describe('wasPosted', () => {
  it('knows places and keys apart, also of another process', async () => {
    const { slack, messenger, startMessenger } = await openSending();
    const thread = await topOf(slack, messenger);
    await messenger.post({ channel: 'C1', thread }, text('reply'), options('in-thread'));
    const { messenger: other } = await startMessenger();
    expect(await other.wasPosted({ channel: 'C1', thread }, 'in-thread')).toBe(true);
    expect(await other.wasPosted({ channel: 'C1', thread }, 'other')).toBe(false);
    expect(await other.wasPosted(c1, 'top')).toBe(true);
    expect(await other.wasPosted({ channel: 'C2' }, 'top')).toBe(false);
  });

  it('finds what has slipped to another page', async () => {
    const { slack, messenger } = await openSending();
    await messenger.post(c1, text('old'), options('old'));
    for (let n = 0; n < 250; n += 1) slack.say({ channel: 'C1', user: 'U1', text: `chat ${n}` });
    expect(await messenger.wasPosted(c1, 'old')).toBe(true);
  });

  it('looks no longer than somebody wants to know', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('conversations.history', { kind: 'rate limited', retryAfterS: 600 });
    const off = new AbortController();
    const looking = messenger.wasPosted(c1, 'key', off.signal);
    await slack.until(() => slack.calls.some(({ outcome }) => outcome === 'rate limited'));
    off.abort();
    await expect(looking).rejects.toThrow();
  });
});

describe('a rate limit', () => {
  it('holds up its channel alone, for as long as Slack says, and keeps the order there', async () => {
    const slept: number[] = [];
    let wake = () => {};
    const { slack, messenger } = await openSending({
      sleep: (ms) => {
        slept.push(ms);
        return new Promise((resolve) => {
          wake = resolve;
        });
      },
    });
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 7 });
    const first = messenger.post(c1, text('first'), options('1'));
    await vi.waitFor(() => expect(slept).toHaveLength(1));
    const second = messenger.post(c1, text('second'), options('2'));
    await messenger.post({ channel: 'C2' }, text('elsewhere'), options('3'));
    expect(slept).toEqual([7_000]);
    expect(slack.transcript('C1')).toEqual([]);
    wake();
    await Promise.all([first, second]);
    expect(slack.transcript('C1').map((line) => line.text)).toEqual(['first', 'second']);
  });

  it('is not waited for once the post is called off, nor are those in front', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterS: 600 });
    const off = new AbortController();
    const first = messenger.post(c1, text('first'), options('1', { signal: off.signal }));
    const second = messenger.post(c1, text('second'), options('2', { signal: off.signal }));
    const third = messenger.post(c1, text('third'), options('3'));
    await slack.until(() => slack.calls.some(({ outcome }) => outcome === 'rate limited'));
    off.abort();
    const ends = await Promise.allSettled([first, second, third]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(slack.transcript('C1').map((line) => line.text)).toEqual(['third']);
  });
});

describe('a place out of reach', () => {
  it('is gone, with what to do', async () => {
    const { slack, messenger } = await openSending();
    const refused = async (channel: string) => {
      const error = await messenger.post({ channel }, text('x'), options('k')).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(GoneError);
      return String(error);
    };
    expect(await refused('C3')).toMatch(/not_in_channel.*\/invite/);
    expect(await refused('C9')).toMatch(/channel_not_found/);
    slack.archive('C1');
    expect(await refused('C1')).toMatch(/is_archived.*unarchive/);
    slack.uninstall('T1');
    expect(await refused('C2')).toMatch(/account_inactive.*install it again/);
  });

  it('is another matter when the token is wrong: that can be mended', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_auth' });
    const error = await messenger.post(c1, text('x'), options('k')).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(GoneError);
    expect(String(error)).toContain('invalid_auth');
  });
});

describe('a message for one person', () => {
  const alone = { visibility: 'asker' } as const;

  it('is shown to them alone in a channel, and is plain in a direct message', async () => {
    const { slack, messenger } = await openSending();
    await messenger.post(c1, text('for ada', alone), options('k', { person: 'U1' }));
    expect(slack.transcript('C1')).toEqual([]);
    expect(slack.transcript('C1', 'U1').map((line) => line.text)).toEqual(['for ada']);
    const channel = slack.directMessage('U1');
    await messenger.post({ channel }, text('here', alone), options('k2', { person: 'U1' }));
    expect(slack.transcript(channel)).toMatchObject([{ text: 'here', ephemeral: false }]);
  });

  it('is shown in a thread only where Slack shows such a thing', async () => {
    const { slack, messenger } = await openSending();
    const thread = await topOf(slack, messenger);
    const to = { channel: 'C1', thread };
    await messenger.post(to, text('one', alone), options('1', { person: 'U1' }));
    await messenger.post(to, text('a reply'), options('2'));
    await messenger.post(to, text('two', alone), options('3', { person: 'U1' }));
    const shown = slack.seenBy('U1').ephemerals.map((line) => [line.text, line.threadTs]);
    expect(shown).toEqual([
      ['one', undefined],
      ['two', thread],
    ]);
    expect(slack.warnings).toEqual([]);
  });

  it('is not repeated after a lost reply, but that is said', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postEphemeral', { kind: 'lost reply' });
    await messenger.post(c1, longText(2, alone), options('k', { person: 'U1' }));
    const shown = slack.seenBy('U1').ephemerals.map((line) => line.text.slice(0, 30));
    expect(shown).toEqual([expect.stringContaining('part 1'), 'If my answer did not arrive, p']);
  });

  it('is said to be lost, perhaps, though that gets lost as well', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postEphemeral', { kind: 'reset' }, { kind: 'reset' });
    await messenger.post(c1, text('for ada', alone), options('k', { person: 'U1' }));
    const shown = slack.seenBy('U1').ephemerals.map((line) => line.text);
    expect(shown).toEqual(['If my answer did not arrive, please ask again.']);
  });

  it('is sent again when it surely was not sent', async () => {
    const { slack, messenger } = await openSending();
    slack.faults.next('chat.postEphemeral', { kind: 'rate limited', retryAfterS: 0 });
    await messenger.post(c1, text('for ada', alone), options('k', { person: 'U1' }));
    expect(slack.seenBy('U1').ephemerals.map((line) => line.text)).toEqual(['for ada']);
  });

  it('is gone with the person', async () => {
    const { messenger } = await openSending();
    const posting = messenger.post({ channel: 'C2' }, text('x', alone), options('k', { person: 'U3' }));
    await expect(posting).rejects.toThrow(/user_not_in_channel/);
  });

  it('needs a person', async () => {
    const { messenger } = await openSending();
    await expect(messenger.post(c1, text('x', alone), options('k'))).rejects.toThrow(/for whom/);
  });
});

describe('a payload that Slack would refuse', () => {
  const choices = [{ label: 'Press', text: 'press', typed: 'p', buttonOnly: false }];

  it('goes out as plain text, whole, and is logged', async () => {
    const { slack, messenger, logged } = await openSending();
    const markdown = `${'Both < and & stay.\n'.repeat(400)}end`;
    const conversation = 'C'.repeat(300);
    await messenger.post(c1, text(markdown, { choices }), { ...options('k'), conversation });
    expect(slack.transcript('C1').length).toBeGreaterThan(1);
    const said = slack.transcript('C1').map((line) => line.text);
    expect(said.join('').match(/Both < and & stay\./g)).toHaveLength(400);
    expect(logged.join('\n')).toContain('block_id');
    expect(slack.refused).toEqual([]);
  });

  it('loses its blocks where Slack knows better', async () => {
    const { slack, messenger, logged } = await openSending();
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await messenger.post(c1, text('**bold** words', { choices }), options('k'));
    expect(slack.transcript('C1')[0]?.text).toContain('bold words');
    expect(slack.transcript('C1')).toHaveLength(1);
    expect(logged.join('\n')).toContain('invalid_blocks');
  });
});
