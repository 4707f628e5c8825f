import { expect, it } from 'vitest';
import { incomingOf, openIntakeRoom } from './intake-room.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
const answersTo = (texts: readonly string[]) => texts.map((text) => `You said ${text}.`).sort();

it('answers each of 10,000 messages that come at once, once, and acknowledges them before it answers many', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat, handled } = await start({
    // Each would wait for the disk by itself.
    storeThrough: ({ events, places }) => ({
      events: { ...events, take: events.take, finish: async () => true },
      places,
    }),
  });
  const texts = numbers(10_000);
  let handledWhenTaken = 0;
  await Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: `person ${text}` })))).then(() => {
    handledWhenTaken = handled.length;
  });
  expect(handledWhenTaken).toBeLessThan(1_000);
  await time.until(() => chat.stats().answered === texts.length);
  expect(service.texts().toSorted()).toEqual(answersTo(texts));
  expect(chat.stats()).toMatchObject({ waiting: 0, computing: 0, posting: 0, duplicates: 0 });
});

it('has nothing left to do once everything is answered', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { chat } = await start();
  const texts = numbers(50);
  await Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: `person ${text}` }))));
  await time.settle();
  expect(service.texts().toSorted()).toEqual(answersTo(texts));
  const later = time.now() + 3_600_000;
  const { events } = await openStore();
  expect(await events.takeOver('test', { holder: 'test', now: later, leaseUntil: later }, 10)).toEqual([]);
});

it.each([
  ['one after the other', false],
  ['at the same moment', true],
])('answers one of several deliveries that come %s, in one process and in several', async (_, atOnce) => {
  const { time, service, start } = await openIntakeRoom();
  const processes = [await start(), await start()];
  const texts = numbers(20);
  // Of each message four deliveries, in another order for each process.
  const deliveries = [0, 1, 2, 3].flatMap((round) => {
    const order = round % 2 === 0 ? texts : texts.toReversed();
    return order.map((text) => ({ text, process: processes[(round + Number(text)) % 2]! }));
  });
  const taken: Promise<void>[] = [];
  for (const { text, process } of deliveries) {
    taken.push(process.chat.take(incomingOf(text, { person: `person ${text}` })));
    if (!atOnce) await time.settle();
  }
  await Promise.all(taken);
  await time.settle();
  expect(service.texts().toSorted()).toEqual(answersTo(texts));
  const duplicates = processes.map(({ chat }) => chat.stats().duplicates);
  expect(duplicates[0]! + duplicates[1]!).toBe(60);
});

it('acknowledges a second delivery no earlier than the first one', async () => {
  const { time, start } = await openIntakeRoom();
  let write = (): void => {};
  const { chat } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: {
        ...events,
        take: (event, hold) =>
          new Promise((resolve) => {
            write = () => resolve(events.take(event, hold));
          }),
      },
    }),
  });
  let acknowledged = 0;
  for (let delivery = 0; delivery < 2; delivery += 1) {
    void chat.take(incomingOf('one')).then(() => {
      acknowledged += 1;
    });
  }
  await time.settle();
  expect(acknowledged).toBe(0);
  write();
  await time.settle();
  expect(acknowledged).toBe(2);
});

it('answers a command that is delivered twice once', async () => {
  const { start } = await openIntakeRoom();
  const [one, other] = [await start(), await start()];
  const { request, event } = incomingOf('help');
  const replies = await Promise.all([
    one.chat.answer(request, event),
    one.chat.answer(request, event),
    other.chat.answer(request, event),
  ]);
  expect(replies.filter((reply) => reply !== undefined)).toHaveLength(1);
  // Without an identity each is a command of its own.
  expect((await one.chat.answer(request))?.markdown).toBe('You said help.');
  expect((await one.chat.answer(request))?.markdown).toBe('You said help.');
});
