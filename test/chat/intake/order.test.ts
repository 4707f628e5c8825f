import { expect, it } from 'vitest';
import { incomingOf, messageOf, openIntakeRoom, requestOf } from './intake-room.ts';

const thread = { conversation: 'thread' };

it('answers one conversation in order, and others at the same time', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat } = await start({
    // The first takes longest.
    handle: async ({ text }) => {
      await new Promise<void>((resolve) => time.set(resolve, text === 'one' ? 9_000 : 1_000));
      return messageOf(text);
    },
  });
  for (const text of ['one', 'two', 'three']) await chat.take(incomingOf(text, thread));
  await chat.take(incomingOf('aside'));
  await time.pass(2_000);
  expect(service.texts()).toEqual(['aside']);
  await time.pass(20_000);
  expect(service.texts()).toEqual(['aside', 'one', 'two', 'three']);
});

it('answers in order though a post has to be tried again', async () => {
  const { time, service, start } = await openIntakeRoom();
  let failures = 3;
  service.fate = () => (failures-- > 0 ? 'fails' : 'arrives');
  const { chat } = await start();
  for (const text of ['one', 'two']) await chat.take(incomingOf(text, thread));
  await time.pass(60_000);
  expect(service.texts()).toEqual(['You said one.', 'You said two.']);
});

it('begins no answer in a conversation before the one before it is posted', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 5_000;
  const { chat, handled } = await start();
  for (const text of ['one', 'two']) await chat.take(incomingOf(text, thread));
  await time.settle();
  expect(handled).toEqual(['one']);
  await time.pass(5_000);
  expect(handled).toEqual(['one', 'two']);
});

it('replies to who waits without waiting for posts, and before what has only been taken', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 60_000;
  const { chat, handled } = await start();
  for (const text of ['one', 'two']) await chat.take(incomingOf(text, thread));
  await time.settle();
  expect((await chat.answer(requestOf('press', thread)))?.markdown).toBe('You said press.');
  expect(handled).toEqual(['one', 'press']);
});

it('computes replies to those who wait before answers to what has only been taken', async () => {
  const { start } = await openIntakeRoom();
  const { chat, handled } = await start();
  const texts = Array.from({ length: 200 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: text }))));
  await chat.answer(requestOf('press'));
  expect(handled.length).toBeLessThan(100);
});

it('computes no two answers of a conversation at a time, whoever waits for them', async () => {
  const { time, start } = await openIntakeRoom();
  let atWork = 0;
  let most = 0;
  const { chat, handled } = await start({
    handle: async ({ text }) => {
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise<void>((resolve) => time.set(resolve, 1_000));
      atWork -= 1;
      return messageOf(text);
    },
  });
  void chat.answer(requestOf('one', thread));
  await chat.take(incomingOf('two', thread));
  void chat.answer(requestOf('three', thread));
  await time.pass(10_000);
  expect(handled.toSorted()).toEqual(['one', 'three', 'two']);
  expect(most).toBe(1);
});

it('lets everything that has arrived have its turn between two answers, and few wait at a time', async () => {
  const { time, start } = await openIntakeRoom();
  let turn = 0;
  let counting = true;
  const count = (): void => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  count();
  const begun: number[] = [];
  let atWork = 0;
  let most = 0;
  const { chat } = await start({
    handle: async ({ text }) => {
      begun.push(turn);
      atWork += 1;
      most = Math.max(most, atWork);
      for (let turns = 0; turns < 6; turns += 1) await new Promise(setImmediate);
      atWork -= 1;
      return messageOf(text);
    },
  });
  const texts = Array.from({ length: 50 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => chat.answer(requestOf(text, { person: text }))));
  counting = false;
  expect(new Set(begun).size).toBe(50);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(10);
  await time.settle();
});

it('holds up no other channel while one is slow', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = (to) => (to.startsWith('slow/') ? 30 * 60_000 : 'arrives');
  const { chat, handled } = await start();
  const texts = Array.from({ length: 500 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => chat.take(incomingOf(text, { place: 'slow', person: text }))));
  await chat.take(incomingOf('elsewhere'));
  await time.until(() => service.shown.length > 0);
  expect(service.texts()).toEqual(['You said elsewhere.']);
  // Messages take memory, so not all of them are made while they cannot be posted.
  expect(handled.length).toBeLessThan(200);
  expect(chat.stats().posting).toBeLessThan(200);
  expect(chat.stats().waiting).toBeGreaterThan(300);
});

it('answers with an apology where the bot fails or takes for ever, and goes on', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat, lines } = await start({
    handle: async ({ text }) => {
      if (text === 'fails') throw new Error('inner detail');
      if (text === 'hangs') return new Promise(() => {});
      return messageOf(text);
    },
  });
  for (const text of ['fails', 'hangs', 'works']) await chat.take(incomingOf(text, thread));
  const overheard = incomingOf('fails', { addressed: false });
  await chat.take({ ...overheard, event: 'overheard' });
  const replies = ['fails', 'hangs', 'works'].map((text) => chat.answer(requestOf(text)));
  await time.pass(60_000);
  expect(service.texts()).toEqual([expect.stringMatching(/sorry/i), expect.stringMatching(/sorry/i), 'works']);
  expect((await Promise.all(replies)).map((reply) => reply?.markdown)).toEqual([
    expect.stringMatching(/sorry/i),
    expect.stringMatching(/sorry/i),
    'works',
  ]);
  expect(lines('error')).toHaveLength(5);
});

it('says nothing where the bot has nothing to say', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat } = await start({ handle: async () => undefined });
  await chat.take(incomingOf('see you at lunch', { addressed: false }));
  expect(await chat.answer(requestOf('psst'))).toBeUndefined();
  await time.pass(120_000);
  expect(service.tried()).toBe(0);
  expect(chat.stats()).toMatchObject({ waiting: 0, takenOver: 0 });
});
