import { describe, expect, it, vi } from 'vitest';
import { GoneError } from '../../../../src/chat/chat.ts';
import type { Fault } from '../../../fakes/discord/faults.ts';
import { longText, openSending, options, partsIn, text } from './sending-room.ts';

const posts = 'POST /channels/:id/messages';
const history = 'GET /channels/:id/messages';
const hello = text('hello');

it('posts in a way that calls on nobody, and is posted once whoever sends it again', async () => {
  const { discord, messenger, at, calls } = await openSending();
  await messenger.post(at('ops'), text(`See <@${discord.userId('ada')}> and @everyone.`), options('key-1'));
  const [call] = calls(posts);
  expect(call?.body).toMatchObject({
    allowed_mentions: { parse: [], replied_user: false },
    enforce_nonce: true,
    nonce: expect.stringMatching(/^[\w-]{16,25}$/),
  });
  expect([discord.notifications, discord.refused, discord.warnings]).toEqual([[], [], []]);
});

it('replies without calling, also to what has been deleted', async () => {
  const { discord, messenger, at, posted } = await openSending();
  const asked = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
  await messenger.post(at('ops', { message: asked.id }), hello, options('1'));
  expect(posted()[0]?.repliesTo).toBe(asked.id);
  discord.remove({ channel: 'ops', message: asked.id });
  await messenger.post(at('ops', { message: asked.id }), hello, options('2'));
  expect(posted()[1]?.repliesTo).toBeUndefined();
  expect([discord.notifications, discord.refused]).toEqual([[], []]);
});

it('replies with its first part alone', async () => {
  const { discord, messenger, at, posted } = await openSending();
  const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
  await messenger.post(at('ops', { message }), longText(3), options('1'));
  expect(posted().map(({ repliesTo }) => repliesTo)).toEqual([message, undefined, undefined]);
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
    const { discord, messenger, at } = await openSending();
    discord.faults.next(posts, { kind: 'server error' });
    const how = { ...options('1', { person: discord.userId('ada') }), ...lostMeanwhile() };
    await expect(messenger.post(at('ops'), text('hello', { visibility }), how)).rejects.toThrow('somebody else has it');
    expect(discord.calls.filter(({ route, outcome }) => route === posts && outcome === 'ok')).toEqual([]);
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
    { kind: 'error', status: 503, code: 130000, message: 'API resource is currently overloaded.' },
    { kind: 'rate limited', retryAfterS: 0.02 },
    { kind: 'rate limited', retryAfterS: 0.02, scope: 'global' },
  ];
  it.each(faults)('and what was not is: $kind', async (fault) => {
    const { discord, messenger, at, posted } = await openSending({ pace: { timeoutMs: 100 } });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    for (const [index, to] of [at('ops'), at('ops', { message })].entries()) {
      discord.faults.next(posts, fault, fault);
      await messenger.post(to, text(`hello ${index}`), options(`key-${index}`));
    }
    expect(posted().map((line) => line.text)).toEqual([
      expect.stringMatching('hello 0'),
      expect.stringMatching('hello 1'),
    ]);
  });

  it('also when Discord has forgotten the nonce', async () => {
    const { discord, messenger, at, posted } = await openSending({ discord: { nonceLifeMs: 0 } });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    for (const [index, to] of [at('ops'), at('ops', { message })].entries()) {
      discord.faults.next(posts, { kind: 'lost reply' });
      await messenger.post(to, hello, options('key'));
      expect(posted()).toHaveLength(index + 1);
    }
  });

  it('and the rest follows where the first of several plain texts stands there', async () => {
    const deny = [{ who: 'bot', deny: ['EmbedLinks' as const] }];
    const { discord, messenger, at, posted } = await openSending({
      ...{ guild: { channels: [{ name: 'ops', overwrites: deny }] }, discord: { nonceLifeMs: 0 } },
    });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    await messenger.post(at('ops'), text('a\n\nb'), options('plain from now on'));
    discord.faults.next(posts, { kind: 'lost reply' });
    await messenger.post(at('ops', { message }), longText(2), options('key'));
    const parts = partsIn(posted()).filter((part) => part !== '');
    expect([...new Set(parts)]).toEqual(['part 1', 'part 2']);
    expect(posted().filter(({ repliesTo }) => repliesTo === message)).toHaveLength(1);
  });

  it('also when the history cannot be read', async () => {
    const deny = [{ who: 'bot', deny: ['ReadMessageHistory' as const] }];
    const { discord, messenger, at, posted } = await openSending({
      guild: { channels: [{ name: 'ops', overwrites: deny }] },
    });
    discord.faults.next(posts, { kind: 'lost reply' });
    await messenger.post(at('ops'), hello, options('key'));
    expect(posted()).toHaveLength(1);
  });

  it('and for that no more is read back than may have been posted meanwhile', async () => {
    const time = { at: Date.now() };
    const clock = { now: () => time.at };
    const { discord, messenger, at, posted, calls } = await openSending({ clock, discord: { clock } });
    for (let n = 0; n < 250; n += 1) discord.say({ channel: 'ops', user: 'ada', text: `chat ${n}` });
    time.at += 60 * 60_000;
    discord.faults.next(posts, { kind: 'reset' });
    await messenger.post(at('ops'), hello, options('key'));
    expect(posted()).toHaveLength(1);
    expect(calls(history)).toHaveLength(1);
  });

  it('also when it is given up for now and tried again later', async () => {
    const { discord, messenger, at, posted } = await openSending({ pace: { attempts: 2 } });
    discord.faults.next(posts, { kind: 'lost reply' });
    discord.faults.next(history, { kind: 'server error' }, { kind: 'server error' });
    await expect(messenger.post(at('ops'), hello, options('key'))).rejects.toThrow();
    discord.forgetNonces();
    await messenger.post(at('ops'), hello, options('key'));
    expect(posted()).toHaveLength(1);
  });

  it('also when the signal ends it on its way', async () => {
    const { discord, messenger, at, posted } = await openSending();
    discord.faults.next(posts, { kind: 'no answer after' });
    const off = new AbortController();
    const posting = messenger.post(at('ops'), hello, options('key', { signal: off.signal }));
    await discord.until(() => posted().length === 1);
    off.abort(new Error('stopping'));
    await expect(posting).rejects.toThrow();
    discord.forgetNonces();
    await messenger.post(at('ops'), hello, options('key'));
    expect(posted()).toHaveLength(1);
  });

  it('and nothing is read back where Discord was not reached at all', async () => {
    const { discord, messenger, at, posted, calls } = await openSending({ pace: { attempts: 50, retryMs: 0 } });
    await discord.goOffline();
    const posting = messenger.post(at('ops'), hello, options('key'));
    setTimeout(() => void discord.comeBack(), 30);
    await posting;
    expect(posted()).toHaveLength(1);
    expect(calls(history)).toEqual([]);
  });
});

describe('a message in several posts', () => {
  it('comes in order and whole, whatever happens to a part', async () => {
    const { discord, messenger, at, posted } = await openSending();
    discord.faults.next(posts, { kind: 'reset' }, { kind: 'lost reply' }, { kind: 'lost reply' });
    await messenger.post(at('ops'), longText(3), options('key'));
    expect(posted()).toHaveLength(3);
    expect(partsIn(posted())).toEqual(['part 1', 'part 2', 'part 3']);
  });

  it('goes on after the parts that are there when it is posted again', async () => {
    const { discord, messenger, at, posted } = await openSending({ pace: { attempts: 1 } });
    discord.faults.next(posts, { kind: 'slow', delayMs: 0 }, { kind: 'lost reply' });
    discord.faults.next(history, { kind: 'server error' });
    await expect(messenger.post(at('ops'), longText(3), options('key'))).rejects.toThrow();
    discord.forgetNonces();
    await messenger.post(at('ops'), longText(3), options('key'));
    expect(partsIn(posted())).toEqual(['part 1', 'part 2', 'part 3']);
  });

  it('is finished by another process that finds a part of it', async () => {
    const { discord, messenger, at, posted, startMessenger } = await openSending({ pace: { attempts: 1 } });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    for (const [key, to] of [['unasked', at('ops')] as const, ['reply', at('ops', { message })] as const]) {
      discord.faults.next(posts, { kind: 'slow', delayMs: 0 }, { kind: 'server error' });
      await expect(messenger.post(to, longText(3), options(key))).rejects.toThrow();
      discord.forgetNonces();
      const next = startMessenger();
      expect(await next.wasPosted(to, key)).toBe(false);
      await next.post(to, longText(3), options(key));
      expect(await startMessenger().wasPosted(to, key)).toBe(true);
    }
    expect(partsIn(posted())).toEqual(['part 1', 'part 2', 'part 3', 'part 1', 'part 2', 'part 3']);
  });
});

describe('wasPosted', () => {
  it('knows places and keys apart, also of another process', async () => {
    const { discord, messenger, at, startMessenger } = await openSending({
      guild: { channels: [{ name: 'ops' }, { name: 'other' }] },
    });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    await messenger.post(at('ops', { message }), text('hello\n\nall'), options('reply'));
    await messenger.post(at('ops'), hello, options('unasked'));
    const other = startMessenger();
    expect(await other.wasPosted(at('ops', { message }), 'reply')).toBe(true);
    expect(await other.wasPosted(at('ops', { message }), 'other')).toBe(false);
    expect(await other.wasPosted(at('ops'), 'unasked')).toBe(true);
    expect(await other.wasPosted(at('other'), 'unasked')).toBe(false);
  });

  it('knows a text without embeds by what it replies to', async () => {
    const { discord, messenger, at, posted, startMessenger } = await openSending();
    const [asked, after] = ['what is a pod', 'and a node'].map(
      (said) => discord.say({ channel: 'ops', user: 'ada', text: said }).id,
    );
    if (asked === undefined || after === undefined) throw new Error('nothing was asked');
    await messenger.post(at('ops', { message: asked }), hello, options('one'));
    expect(posted().map((line) => line.text)).toEqual(['hello']);
    expect(await messenger.wasPosted(at('ops', { message: asked }), 'two')).toBe(false);
    const other = startMessenger();
    expect(await other.wasPosted(at('ops', { message: asked }), 'one')).toBe(true);
    expect(await other.wasPosted(at('ops', { message: after }), 'two')).toBe(false);
    expect(await other.wasPosted(at('ops'), 'one')).toBe(false);
  });

  it('finds what has slipped to another page, and not what others have posted', async () => {
    const { discord, messenger, at, posted, calls } = await openSending({ discord: { app: { messageContent: true } } });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    await messenger.post(at('ops'), hello, options('old'));
    for (let n = 0; n < 250; n += 1) discord.say({ channel: 'ops', user: 'ada', text: `chat ${n}` });
    await messenger.post(at('ops', { message }), hello, options('late'));
    expect(await messenger.wasPosted(at('ops'), 'old')).toBe(true);
    expect(await messenger.wasPosted(at('ops', { message }), 'late')).toBe(true);
    expect(calls(history)).toHaveLength(6);
    const [ours] = posted();
    const kept = ours?.message;
    if (kept !== undefined) Object.assign(kept, { author: discord.userId('ben') });
    expect(await messenger.wasPosted(at('ops'), 'old')).toBe(false);
  });

  it('looks at the newest thousand messages', async () => {
    const { discord, messenger, at, calls } = await openSending();
    await messenger.post(at('ops'), hello, options('old'));
    for (let n = 0; n < 1_000; n += 1) discord.say({ channel: 'ops', user: 'ada', text: `chat ${n}` });
    expect(await messenger.wasPosted(at('ops'), 'old')).toBe(false);
    expect(calls(history)).toHaveLength(10);
  });

  it('looks no longer than somebody wants to know', async () => {
    const { discord, messenger, at } = await openSending();
    discord.faults.next(history, { kind: 'rate limited', retryAfterS: 600 });
    const off = new AbortController();
    const looking = messenger.wasPosted(at('ops'), 'key', off.signal);
    await discord.until(() => discord.calls.length > 0);
    off.abort();
    await expect(looking).rejects.toThrow();
  });
});

describe('a rate limit', () => {
  it('holds up its channel alone, for as long as Discord says, and keeps the order there', async () => {
    const slept: number[] = [];
    let wake = () => {};
    const { discord, messenger, at, posted } = await openSending({
      guild: { channels: [{ name: 'ops' }, { name: 'other' }] },
      sleep: (ms) => {
        slept.push(ms);
        return new Promise((resolve) => {
          wake = resolve;
        });
      },
      clock: { now: () => Date.now() + (slept.length > 1 ? 7_000 : 0) },
    });
    discord.faults.next(posts, { kind: 'rate limited', retryAfterS: 7 });
    const first = messenger.post(at('ops'), text('first'), options('1'));
    await vi.waitFor(() => expect(slept).toEqual([7_000]));
    const second = messenger.post(at('ops'), text('second'), options('2'));
    await messenger.post(at('other'), text('elsewhere'), options('3'));
    expect(posted()).toEqual([]);
    slept.push(0);
    wake();
    await Promise.all([first, second]);
    expect(posted().map((line) => line.text)).toEqual([
      expect.stringMatching('first'),
      expect.stringMatching('second'),
    ]);
  });

  it('is not waited for once the post is called off, nor are those in front', async () => {
    const { discord, messenger, at, posted } = await openSending();
    discord.faults.next(posts, { kind: 'rate limited', retryAfterS: 0.3 });
    const off = new AbortController();
    const first = messenger.post(at('ops'), text('first'), options('1', { signal: off.signal }));
    const second = messenger.post(at('ops'), text('second'), options('2', { signal: off.signal }));
    const third = messenger.post(at('ops'), text('third'), options('3'));
    await discord.until(() => discord.calls.length > 0);
    off.abort();
    const ends = await Promise.allSettled([first, second, third]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(posted().map((line) => line.text)).toEqual([expect.stringMatching('third')]);
  });

  it('of buckets is kept by a burst', async () => {
    const { discord, messenger, at, posted } = await openSending({ discord: { rateLimits: true } });
    await Promise.all(Array.from({ length: 5 }, (_, n) => messenger.post(at('ops'), text(`${n}`), options(`k${n}`))));
    expect(posted()).toHaveLength(5);
    expect(discord.invalidRequests).toBe(0);
  });
});

describe('a place out of reach', () => {
  const refusal = async (posting: Promise<void>) => {
    const error = await posting.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GoneError);
    return String(error);
  };

  it('is gone, with the permission that is missing', async () => {
    const { discord, messenger, at } = await openSending();
    const post = (channel: string) => refusal(messenger.post(at(channel), hello, options('k')));
    expect(await post('secret')).toMatch(/50001.*lacks the permission View Channel:/);
    discord.setPermissions('ops', { who: 'everyone', deny: ['SendMessages'] });
    discord.setPermissions('ops', { who: 'bot', deny: ['SendMessages', 'ReadMessageHistory'] });
    expect(await post('ops')).toMatch(
      /50013.*in #ops the bot lacks the permissions Send Messages and Read Message History:/,
    );
    discord.setPermissions('ops', { who: 'bot', allow: [] });
    discord.setPermissions('ops', { who: 'everyone', deny: [] });
    discord.timeOut('Harbour', 'bot', Date.now() + 60_000);
    expect(await post('ops')).toMatch(/50013.*timed out/);
    discord.kick('Harbour');
    expect(await post('ops')).toMatch(/not in the server/);
  });

  it('is gone in a thread', async () => {
    const { discord, messenger, at } = await openSending();
    const { thread } = discord.startThread({ channel: 'ops', user: 'ada', name: 'talk', text: 'hi' });
    const to = { ...at('ops'), channel: thread };
    discord.archiveThread(thread);
    await messenger.post(to, hello, options('awake'));
    discord.setPermissions('ops', { who: 'bot', deny: ['SendMessagesInThreads'] });
    expect(await refusal(messenger.post(to, hello, options('k')))).toMatch(/in #talk .*Send Messages in Threads:/);
    discord.setPermissions('ops', { who: 'bot', deny: [] });
    discord.archiveThread(thread, { locked: true });
    expect(await refusal(messenger.post(to, hello, options('k')))).toMatch(/160005.*locked/);
    discord.deleteChannel(thread);
    expect(await refusal(messenger.post(to, hello, options('k')))).toMatch(/10003.*deleted/);
    await expect(messenger.wasPosted(to, 'k')).rejects.toThrow(GoneError);
  });

  it('is another matter when the token is wrong: that can be mended', async () => {
    const { discord, messenger, at } = await openSending();
    discord.faults.next(posts, { kind: 'error', status: 401, code: 0, message: '401: Unauthorized' });
    const error = await messenger.post(at('ops'), hello, options('k')).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(GoneError);
    expect(String(error)).toContain('http_401');
    await messenger.post(at('ops'), hello, options('k'));
  });
});

describe('where embeds are not allowed', () => {
  const guild = { channels: [{ name: 'ops', overwrites: [{ who: 'bot', deny: ['EmbedLinks' as const] }] }] };

  it('posts plain text, and does not try again each time', async () => {
    const { discord, messenger, at, posted, logged } = await openSending({ guild });
    await messenger.post(at('ops'), longText(2), options('1'));
    await messenger.post(at('ops'), text('short'), options('2'));
    expect(posted().every(({ message }) => message.embeds.length === 0)).toBe(true);
    expect(partsIn(posted()).filter((part) => part !== '')).toEqual(['part 1', 'part 2']);
    expect(posted().at(-1)?.text).toBe('short');
    expect(discord.invalidRequests).toBe(1);
    expect(discord.refused).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/^warn: a channel gets plain text.*Embed Links/)]);
  });

  it('shows them again where it was something else that was not allowed', async () => {
    const { discord, messenger, at, posted } = await openSending();
    discord.setPermissions('ops', { who: 'bot', deny: ['SendMessages'] });
    await expect(messenger.post(at('ops'), hello, options('1'))).rejects.toThrow(GoneError);
    discord.setPermissions('ops', { who: 'bot', allow: ['SendMessages'] });
    await messenger.post(at('ops'), hello, options('2'));
    expect(posted()[0]?.message.embeds).toHaveLength(1);
  });

  it('knows its reply by what it replies to', async () => {
    const { discord, messenger, at, startMessenger } = await openSending({ guild });
    const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
    const to = at('ops', { message });
    expect(await messenger.wasPosted(to, 'k')).toBe(false);
    await messenger.post(to, hello, options('k'));
    expect(await startMessenger().wasPosted(to, 'k')).toBe(true);
  });

  it('also goes on where Discord does not take them for another reason', async () => {
    const { discord, messenger, at, posted, logged } = await openSending();
    discord.faults.next(posts, { kind: 'error', status: 400, code: 50035, message: 'Invalid Form Body' });
    await messenger.post(at('ops'), text('hello\n\n- there'), options('k'));
    expect(posted()[0]?.message.embeds).toEqual([]);
    expect(logged.join('\n')).toMatch(/^error: Discord refused the embeds/);
  });
});

it('posts without a reply where Discord takes none', async () => {
  const deny = [{ who: 'bot', deny: ['ReadMessageHistory' as const] }];
  const { discord, messenger, at, posted } = await openSending({
    guild: { users: [{ name: 'ada' }], channels: [{ name: 'ops', overwrites: deny }] },
  });
  const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'what is a pod' });
  await messenger.post(at('ops', { message }), hello, options('k'));
  expect(posted()[0]?.repliesTo).toBeUndefined();
});
