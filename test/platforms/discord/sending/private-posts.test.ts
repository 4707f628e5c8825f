import { expect, it } from 'vitest';
import { longText, openSending, options, partsIn, text } from './sending-room.ts';

const channels = 'POST /users/@me/channels';
const posts = 'POST /channels/:id/messages';
const secret = text('only for you', { visibility: 'asker' });

async function openAsked(more: Parameters<typeof openSending>[0] = {}) {
  const sending = await openSending(more);
  const { discord, at } = sending;
  const { id: message } = discord.say({ channel: 'ops', user: 'ada', text: 'how am I doing' });
  const how = (key: string) => options(key, { person: discord.userId('ada') });
  return { ...sending, how, to: at('ops', { message, opensThread: true }) };
}

it('goes into direct messages, which are opened once', async () => {
  const { discord, messenger, posted, calls, how, to } = await openAsked();
  await messenger.post(to, secret, how('1'));
  await messenger.post(to, longText(2, { visibility: 'asker' }), how('2'));
  const told = discord.seenBy('ada').directMessages;
  expect(told[0]?.text).toBe('only for you\nYou asked in #ops');
  expect(partsIn(told.slice(1))).toEqual(['part 1', 'part 2']);
  expect(posted()).toEqual([]);
  expect(calls(channels)).toHaveLength(1);
  expect(calls('POST /channels/:id/messages/:id/threads')).toEqual([]);
});

it('comes once, whatever becomes of the replies and however often it is posted', async () => {
  const { discord, messenger, how, to } = await openAsked();
  discord.faults.next(channels, { kind: 'reset' }, { kind: 'lost reply' });
  discord.faults.next(posts, { kind: 'server error' }, { kind: 'lost reply' });
  await messenger.post(to, secret, how('1'));
  expect(discord.faults.waiting(posts)).toBe(0);
  discord.forgetNonces();
  await messenger.post(to, secret, how('1'));
  expect(discord.seenBy('ada').directMessages).toHaveLength(1);
  expect(await messenger.wasPosted(to, '1')).toBe(false);
});

it('leaves a line, which tells nothing of it, where the person takes no direct messages', async () => {
  const { discord, messenger, posted, how, to, calls } = await openAsked();
  discord.setDirectMessages('ada', false);
  await messenger.post(to, secret, how('1'));
  await messenger.post(to, secret, how('1'));
  expect(posted().map(({ text: line, repliesTo }) => [line, repliesTo])).toEqual([
    [expect.stringMatching(/Allow direct messages.*slash commands/), to.message],
  ]);
  expect(posted()[0]?.text).not.toContain('only for you');
  expect(await messenger.wasPosted(to, '1')).toBe(true);
  expect(calls('POST /channels/:id/messages/:id/threads')).toEqual([]);
  discord.setDirectMessages('ada', true);
  await messenger.post(to, secret, how('2'));
  expect(discord.seenBy('ada').directMessages).toHaveLength(1);
});

it('is said right there where nobody else reads', async () => {
  const { discord, messenger, calls } = await openSending();
  const { channel, id: message } = discord.tell('ada', 'how am I doing');
  await messenger.post({ channel, message }, secret, options('1', { person: discord.userId('ada') }));
  expect(discord.replies(message).map((line) => line.text)).toEqual(['only for you']);
  expect(calls(channels)).toEqual([]);
});

it('is not said to nobody', async () => {
  const { messenger, at, discord } = await openSending();
  await expect(messenger.post(at('ops'), secret, options('1'))).rejects.toThrow('for whom');
  expect(discord.calls).toEqual([]);
});
