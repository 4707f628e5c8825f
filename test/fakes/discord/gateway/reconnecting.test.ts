import { expect, type TestContext, test } from 'vitest';
import type { FakeDiscordOptions } from '../fake-discord.ts';
import { listenTo, openDiscord, talkIn } from '../opened-discord.ts';

// The real client waits half a second before it connects anew, so these run together.

async function openListening(atEnd: TestContext['onTestFinished'], options: FakeDiscordOptions = {}) {
  const opened = await openDiscord(options, {}, atEnd);
  const listening = listenTo(opened);
  await listening.manager.connect();
  return { ...opened, ...listening, ...talkIn(opened, listening) };
}

test.concurrent('a socket that breaks is resumed, and what was missed comes', async ({ onTestFinished }) => {
  const { discord, said, texts, of } = await openListening(onTestFinished);
  const first = said('one');
  await discord.until(() => texts().length === 1);
  discord.gateway.drop();
  await discord.until(() => discord.gateway.connections === 0);
  const second = said('two');
  await discord.until(() => of('RESUMED').length === 1);
  expect(texts()).toEqual([first, second]);
  expect(discord.gateway.starts).toMatchObject([{ kind: 'identify' }, { kind: 'resume', outcome: 'ok', replayed: 1 }]);
  said('three');
  await discord.until(() => texts().length === 3);
  expect(discord.warnings).toEqual([]);
});

test.concurrent('a peer that is silent is noticed by its heartbeats', async ({ onTestFinished }) => {
  const { discord, said, texts, of } = await openListening(onTestFinished, { heartbeatIntervalMs: 25 });
  discord.gateway.silence();
  const text = said('while it was silent');
  await discord.until(() => of('RESUMED').length === 1);
  await discord.until(() => texts().length === 1);
  expect(texts()).toEqual([text]);
});

test.concurrent('handshakes are refused, and then taken', async ({ onTestFinished }) => {
  const opened = await openDiscord({}, {}, onTestFinished);
  const { discord } = opened;
  discord.faults.next('gateway', { kind: 'server error' }, { kind: 'reset' });
  const { manager, of } = listenTo(opened);
  void manager.connect().catch(() => {});
  await discord.until(() => of('READY').length === 1);
  expect(discord.faults.waiting('gateway')).toBe(0);
});

test.concurrent('while it is offline nothing can be reached; the session is resumed after it', async ({
  onTestFinished,
}) => {
  const { discord, rest, said, texts } = await openListening(onTestFinished);
  await discord.goOffline();
  // A socket that was kept alive tells of its end first.
  await expect(rest.get('/users/@me')).rejects.toThrow();
  await expect(rest.get('/users/@me')).rejects.toThrow('ECONNREFUSED');
  const text = said('meanwhile');
  await discord.comeBack();
  await discord.until(() => texts().length === 1);
  expect(texts()).toEqual([text]);
  expect(discord.gateway.starts.map(({ kind }) => kind)).toEqual(['identify', 'resume']);
});
