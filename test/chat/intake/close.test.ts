import { expect, it } from 'vitest';
import { StoreError } from '../../../src/store/store.ts';
import { incomingOf, messageOf, openIntakeRoom, requestOf } from './intake-room.ts';

it('finishes what it has taken before it closes', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  service.fate = () => 3_000;
  const { chat } = await start();
  for (const text of ['one', 'two']) await chat.take(incomingOf(text, { conversation: 'thread' }));
  await time.settle();
  let closed = false;
  const closing = chat.close().then(() => {
    closed = true;
  });
  await time.pass(5_000);
  expect(closed).toBe(false);
  await time.pass(1_000);
  await closing;
  expect(service.texts()).toEqual(['You said one.', 'You said two.']);
  const later = time.now() + 3_600_000;
  const { events } = await openStore();
  expect(await events.takeOver('test', { holder: 'test', now: later, leaseUntil: later }, 10)).toEqual([]);
  await chat.close();
  await expectQuiet(time);
});

/** No timer is left behind. */
async function expectQuiet(time: { waiting(): number; settle(): Promise<void> }) {
  await time.settle();
  expect(time.waiting()).toBe(0);
}

it('leaves what it cannot finish in time to the next process at once, and shows nothing any more', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 60_000;
  const { chat } = await start();
  for (const text of ['one', 'two']) await chat.take(incomingOf(text, { conversation: 'thread' }));
  await chat.take(incomingOf('three'));
  await time.settle();
  const closing = chat.close(8_000);
  await time.pass(8_000);
  await closing;
  await expectQuiet(time);
  service.fate = () => 'arrives';
  await start();
  await time.settle();
  expect(service.texts().toSorted()).toEqual(['You said one.', 'You said three.', 'You said two.']);
  await time.pass(300_000);
  expect(service.shown).toHaveLength(3);
});

it('gives what cannot be called off the time to arrive before others may post it', async () => {
  const { time, service, start } = await openIntakeRoom();
  const one = await start({ opens: false });
  one.chat.open({
    ...one.outlet,
    name: 'test',
    post: async (to, { markdown: text }, { key }) => {
      await new Promise<void>((resolve) => time.set(resolve, 15_000));
      service.shown.push({ to, key, text, at: time.now() });
    },
  });
  await one.chat.take(incomingOf('hello'));
  await time.settle();
  const closing = one.chat.close(8_000);
  await time.pass(10_000);
  await closing;
  await start();
  await time.pass(120_000);
  expect(service.texts()).toEqual(['You said hello.']);
});

it('leaves what comes while it closes to the next process', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 5_000;
  const { chat } = await start();
  await chat.take(incomingOf('before'));
  await time.settle();
  const closing = chat.close();
  await chat.take(incomingOf('meanwhile'));
  expect((await chat.answer(requestOf('help')))?.markdown).toMatch(/restarted/);
  await time.pass(5_000);
  await closing;
  await chat.take(incomingOf('after'));
  expect(service.texts()).toEqual(['You said before.']);
  service.fate = () => 'arrives';
  await start();
  await time.settle();
  expect(service.texts().toSorted()).toEqual(['You said after.', 'You said before.', 'You said meanwhile.']);
});

it('replies to who still waits when the grace is over', async () => {
  const { time, start } = await openIntakeRoom();
  const { chat } = await start({ handle: () => new Promise(() => {}) });
  const replies = ['one', 'two', 'three'].map((text) => chat.answer(requestOf(text, { conversation: 'thread' })));
  await time.settle();
  const closing = chat.close(1_000);
  await time.pass(10_000);
  for (const reply of await Promise.all(replies)) expect(reply?.markdown).toMatch(/restarted/);
  await closing;
});

it('answers what is being computed when it is told to close', async () => {
  const { time, start } = await openIntakeRoom();
  const { chat } = await start({
    handle: async ({ text }) => {
      await new Promise<void>((resolve) => time.set(resolve, 2_000));
      return messageOf(text);
    },
  });
  const reply = chat.answer(requestOf('one'));
  await time.settle();
  const closing = chat.close();
  await time.pass(2_000);
  expect((await reply)?.markdown).toBe('one');
  await closing;
});

it('closes though the store does not reply', async () => {
  const { time, start } = await openIntakeRoom();
  const forever = new Promise<never>(() => {});
  let silent = false;
  const { chat } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: new Proxy(events, {
        get: (target, verb: keyof typeof events) => (silent ? () => forever : target[verb]),
      }),
    }),
    handle: () => forever,
  });
  await chat.take(incomingOf('one'));
  await time.settle();
  silent = true;
  let closed = false;
  void chat.close(1_000).then(() => {
    closed = true;
  });
  let refused = false;
  void chat.take(incomingOf('two')).catch(() => {
    refused = true;
  });
  await time.pass(20_000);
  expect({ closed, refused }).toEqual({ closed: true, refused: true });
});

it('does not take what it can keep nowhere, and takes its next delivery', async () => {
  const { time, service, start } = await openIntakeRoom();
  let away = true;
  const { chat } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: {
        ...events,
        take: (...parameters) =>
          away ? Promise.reject(new StoreError('unavailable', 'No database.')) : events.take(...parameters),
      },
    }),
  });
  service.fate = () => 5_000;
  await chat.take(incomingOf('before'));
  const closing = chat.close();
  const deliveries = [chat.take(incomingOf('meanwhile')), chat.take(incomingOf('meanwhile'))];
  for (const delivery of deliveries) await expect(delivery).rejects.toThrow('No database.');
  away = false;
  await chat.take(incomingOf('meanwhile'));
  await time.pass(5_000);
  await closing;
  // The first one was acknowledged, and answered from memory.
  expect(service.texts()).toEqual(['You said before.']);
  await start();
  await time.pass(5_000);
  expect(service.texts()).toEqual(['You said before.', 'You said meanwhile.']);
});

it('does not begin with what it is given to take over while it closes', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { events } = await openStore();
  const { event, request, replyTo } = incomingOf('left');
  const content = JSON.stringify({ request, replyTo });
  const now = time.now();
  await events.take({ platform: 'test', event, person: 'ann', content }, { holder: 'gone', now, leaseUntil: now });
  const { chat, handled } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: {
        ...events,
        takeOver: async (...parameters) => {
          await new Promise<void>((resolve) => time.set(resolve, 1_000));
          return events.takeOver(...parameters);
        },
      },
    }),
  });
  await time.settle();
  const closing = chat.close();
  await time.pass(2_000);
  await closing;
  await time.pass(60_000);
  expect(handled).toEqual([]);
  await start();
  await time.settle();
  expect(service.texts()).toEqual(['You said left.']);
});

it('completes what is typed beside the conversation’s other requests, until it closes', async () => {
  const { time, start } = await openIntakeRoom();
  const completion = { complete: async () => ['What is a pod?'] };
  const { chat } = await start({ completion, handle: () => new Promise(() => {}) });
  const request = requestOf('', { call: { name: 'ask', options: { question: 'po' } } });
  void chat.answer(request);
  expect(await chat.complete(request, 'question')).toEqual(['What is a pod?']);
  const closing = chat.close(0);
  expect(await chat.complete(request, 'question')).toEqual([]);
  await time.pass(10_000);
  await closing;
});
