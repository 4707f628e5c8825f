import { describe, expect, it } from 'vitest';
import { threadName } from '../../../../src/platforms/discord/sending/reply-thread.ts';
import type { Fault } from '../../../fakes/discord/faults.ts';
import { longText, openSending, options, text } from './sending-room.ts';

const route = 'POST /channels/:id/messages/:id/threads';

async function openAsked(more: Parameters<typeof openSending>[0] = {}) {
  const sending = await openSending(more);
  const { discord, at, messenger } = sending;
  const ask = () =>
    at('ops', {
      message: discord.say({ channel: 'ops', user: 'ada', text: `<@${discord.bot.id}> what is a **pod**?` }).id,
      opensThread: true,
    });
  const post = async (key: string, to = ask()) => messenger.post(to, text('A pod.'), options(key));
  return { ...sending, ask, post };
}

it('hangs on the first message of the reply, by the name of what was asked', async () => {
  const { discord, messenger, ask, posted, calls } = await openAsked();
  await messenger.post(ask(), longText(2), options('1'));
  expect(calls(route).map(({ body, path }) => [body, path])).toEqual([
    [
      { name: 'what is a pod ?', auto_archive_duration: 1440 },
      `/channels/${discord.channelId('ops')}/messages/${posted()[0]?.id}/threads`,
    ],
  ]);
  expect(discord.channelId('what is a pod ?')).toBe(posted()[0]?.id);
  expect(discord.refused).toEqual([]);
});

describe('a reply stands without a thread', () => {
  it('where the bot may open none, which is not tried each time', async () => {
    const { discord, post, posted, calls } = await openAsked();
    discord.setPermissions('ops', { who: 'bot', deny: ['CreatePublicThreads'] });
    await post('1');
    await post('2');
    expect(posted()).toHaveLength(2);
    expect(calls(route)).toHaveLength(1);
  });

  it('where it was deleted at once, and the next has one all the same', async () => {
    const { discord, post, posted, calls } = await openAsked();
    discord.faults.next(route, { kind: 'error', status: 404, code: 10008, message: 'Unknown Message' });
    await post('1');
    await post('2');
    expect(posted()).toHaveLength(2);
    expect(calls(route)).toHaveLength(2);
  });

  it('where Discord cannot be reached for it', async () => {
    const { discord, post, posted } = await openAsked({ pace: { timeoutMs: 100 } });
    const error: Fault = { kind: 'server error' };
    discord.faults.next(route, error, error, error, error);
    await post('1');
    expect(posted()).toHaveLength(1);
  });

  it('once nobody waits any more', async () => {
    const { discord, messenger, ask, posted } = await openAsked();
    discord.faults.next(route, { kind: 'rate limited', retryAfterS: 600 });
    const off = new AbortController();
    const posting = messenger.post(ask(), text('A pod.'), options('1', { signal: off.signal }));
    await discord.until(() => discord.faults.waiting(route) === 0);
    off.abort();
    await posting;
    expect(posted()).toHaveLength(1);
  });
});

it('is opened once, whatever becomes of the reply', async () => {
  const { discord, post, calls, logged } = await openAsked();
  discord.faults.next(route, { kind: 'lost reply' });
  await post('1');
  expect(calls(route)).toHaveLength(2);
  expect(logged).toEqual([]);
});

it('also hangs on a reply that is found rather than told of', async () => {
  const { discord, post, posted } = await openAsked();
  discord.faults.next('POST /channels/:id/messages', { kind: 'lost reply' });
  await post('1');
  expect(posted()).toHaveLength(1);
  expect(discord.channelId('what is a pod ?')).toBe(posted()[0]?.id);
});

it.each([
  ['<@!123> <#4> <@&5> <:wave:6> <a:dance:7> </ask:8> <t:9:R> why?', 'why?'],
  ['**bold** `code` ~~no~~ ||yes|| # x', 'bold code no yes x'],
  ['<@123>', 'More on this'],
  ['', 'More on this'],
  ['a\n\n\tb', 'a b'],
])('calls %j "%s"', (asked, name) => {
  expect(threadName(asked)).toBe(name);
});

it('has a name that is not too long', () => {
  expect(threadName('word '.repeat(50))).toHaveLength(95);
  expect(threadName('💡'.repeat(80)).length).toBeLessThanOrEqual(100);
});
