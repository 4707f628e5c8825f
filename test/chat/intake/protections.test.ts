import { expect, it } from 'vitest';
import { incomingOf, messageOf, openIntakeRoom, requestOf } from './intake-room.ts';

/** Takes texts of Ann's that nothing else is like. */
function speaker(chat: Awaited<ReturnType<Awaited<ReturnType<typeof openIntakeRoom>>['start']>>['chat']) {
  let count = 0;
  return async (times: number, over: Parameters<typeof requestOf>[1] = {}) => {
    for (let time = 0; time < times; time += 1) await chat.take(incomingOf(`question ${++count}`, over));
  };
}

it('answers a person 15 times at once and 30 times a minute, and says once per wait how long it is', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat, handled } = await start();
  const say = speaker(chat);
  await say(20);
  await time.settle();
  expect(handled).toHaveLength(15);
  const lines = () => service.shown.filter(({ onlyTo }) => onlyTo === 'ann').map(({ text }) => text);
  expect(lines()).toEqual([expect.stringContaining('10 seconds')]);
  // Others are not concerned.
  await chat.take(incomingOf('from bob', { person: 'bob' }));
  await time.pass(4_000);
  expect(handled.at(-1)).toBe('from bob');
  await say(3);
  await time.pass(6_000);
  expect(handled).toHaveLength(16);
  await say(1);
  await time.settle();
  expect(handled).toHaveLength(17);
  await say(9);
  await time.settle();
  expect(lines()).toHaveLength(2);

  const before = handled.length;
  for (let second = 0; second < 120; second += 1) {
    await say(1);
    await time.pass(1_000);
  }
  expect((handled.length - before) / 2).toBeGreaterThan(25);
  expect((handled.length - before) / 2).toBeLessThan(31);
  expect(lines().length).toBeLessThan(20);
});

it('tells who waits for a reply each time how long it is', async () => {
  const { time, start } = await openIntakeRoom();
  const { chat } = await start({ limits: { perMinute: 6, burst: 2 } });
  const replies = async (texts: readonly string[]) =>
    Promise.all(texts.map(async (text) => (await chat.answer(requestOf(text)))?.markdown));
  expect(await replies(['one', 'two'])).toEqual(['You said one.', 'You said two.']);
  const refused = await chat.answer(requestOf('three'));
  expect(refused).toMatchObject({ visibility: 'asker', markdown: expect.stringContaining('in 10 seconds') });
  await time.pass(7_500);
  expect(await replies(['four', 'five'])).toEqual(Array(2).fill(expect.stringContaining('in 3 seconds')));
  await time.pass(2_500);
  expect(await replies(['six'])).toEqual(['You said six.']);
});

it('opens pages for who asks too often', async () => {
  const { start } = await openIntakeRoom();
  const { chat } = await start({ limits: { perMinute: 6, burst: 1 } });
  const open = (name: string) => chat.answer(requestOf('', { call: { name, options: {} } }));
  await chat.answer(requestOf('one'));
  expect((await open('ask'))?.markdown).toContain('ask again in');
  expect((await open('home'))?.markdown).toBe('You said .');
});

it('counts a press on a choice for a quarter, so that a quiz can be played fast', async () => {
  const { start } = await openIntakeRoom();
  const { chat, handled } = await start();
  for (let press = 0; press < 100; press += 1) await chat.answer(requestOf('quiz answer abc 1'));
  expect(handled).toHaveLength(60);
});

it('does not count what is delivered twice, or what nobody said to the bot', async () => {
  const { time, start } = await openIntakeRoom();
  const { chat, handled } = await start({
    handle: async ({ addressed }) => (addressed ? messageOf('yes') : undefined),
  });
  const other = await start({ opens: false });
  const say = speaker(chat);
  await say(100, { addressed: false });
  await time.until(() => handled.length === 100);
  await time.settle();
  for (let count = 0; count < 100; count += 1) {
    await other.chat.take(incomingOf(`question ${count + 1}`));
    await chat.take(incomingOf('hello'));
  }
  await time.settle();
  await say(14);
  await time.settle();
  expect(handled).toHaveLength(115);
  expect(other.chat.stats()).toMatchObject({ duplicates: 100, refused: 0 });
});

it('excuses itself to nobody who did not speak to it', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat, handled } = await start();
  const say = speaker(chat);
  await say(15);
  await say(5, { addressed: false });
  await chat.take(incomingOf('y'.repeat(2_001), { addressed: false, person: 'bob' }));
  await time.settle();
  expect(handled).toHaveLength(15);
  expect(service.shown.filter(({ onlyTo }) => onlyTo !== undefined)).toEqual([]);
  expect(chat.stats().refused).toBe(6);
});

it('answers texts of up to 2,000 characters, and keeps none that is longer', async () => {
  const { time, service, start } = await openIntakeRoom();
  const kept: string[] = [];
  const { chat, handled } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: {
        ...events,
        take(event, hold) {
          kept.push(event.content);
          return events.take(event, hold);
        },
      },
    }),
  });
  const longest = '😀'.repeat(2_000);
  const tooLong = 'z'.repeat(12_345);
  await chat.take({ ...incomingOf(longest), event: 'long' });
  await chat.take({ ...incomingOf(tooLong, { conversation: 'thread' }), event: 'too long' });
  await time.settle();
  expect(handled).toEqual([longest]);
  const refusal = expect.stringMatching(/12,345 characters.*2,000/);
  expect(service.shown[1] ?? service.shown[0]).toBeDefined();
  expect(service.shown.find(({ onlyTo }) => onlyTo === 'ann')?.text).toEqual(refusal);
  expect(kept.join()).not.toContain('zzz');

  expect(await chat.answer(requestOf(tooLong))).toMatchObject({ markdown: refusal, visibility: 'asker' });
  const call = { name: 'ask', options: { question: tooLong } };
  expect((await chat.answer(requestOf('', { call })))?.markdown).toEqual(refusal);
  await chat.take({ ...incomingOf('called', { call }), event: 'called' });
  await time.settle();
  expect(handled).toHaveLength(1);
  expect(kept.join()).not.toContain('zzz');
});

it('tells at once what it will not answer, though a post before it takes its time', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = (_, { visibility }) => (visibility === 'asker' ? 'arrives' : 3_600_000);
  const { chat } = await start();
  await chat.take(incomingOf('one', { conversation: 'thread' }));
  await chat.take(incomingOf('x'.repeat(2_001), { conversation: 'thread' }));
  await time.settle();
  expect(service.texts()).toEqual([expect.stringMatching(/2,001 characters/)]);
});

it('leaves out its excuses when very many of them are on their way', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 3_600_000;
  const { chat } = await start();
  const people = Array.from({ length: 1_100 }, (_, index) => `person ${index}`);
  const tooLong = 'x'.repeat(2_001);
  await Promise.all(people.map((person) => chat.take({ ...incomingOf(tooLong, { person }), event: person })));
  await time.until(() => service.tried() === 1_000);
  await time.settle();
  expect(chat.stats()).toMatchObject({ refused: 1_100, posting: 1_000, waiting: 0 });
});

it('says at once that it is busy when too many wait, and has room again later', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { chat, handled } = await start({
    limits: { maxWaiting: 10 },
    handle: async ({ text }) => {
      await new Promise<void>((resolve) => time.set(resolve, 1_000));
      return messageOf(`answer to ${text}`);
    },
  });
  const texts = Array.from({ length: 15 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: text }))));
  await time.settle();
  const busy = expect.stringMatching(/more questions waiting/);
  expect(service.texts()).toEqual(Array(5).fill(busy));
  expect(handled.length).toBeLessThan(10);
  expect(await chat.answer(requestOf('help'))).toMatchObject({ markdown: busy, visibility: 'asker' });
  await time.pass(20_000);
  expect(service.shown).toHaveLength(15);
  expect(handled).toHaveLength(10);
  await chat.take(incomingOf('later'));
  await time.pass(2_000);
  expect(service.texts().at(-1)).toBe('answer to later');
  const later = time.now() + 3_600_000;
  const { events } = await openStore();
  expect(await events.takeOver('test', { holder: 'test', now: later, leaseUntil: later }, 10)).toEqual([]);
});

it('takes over no more than there is room for', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { events } = await openStore();
  const gone = { holder: 'gone', now: time.now() - 60_000, leaseUntil: time.now() };
  for (let count = 0; count < 30; count += 1) {
    const { event, request, replyTo } = incomingOf(String(count));
    await events.take({ platform: 'test', event, person: 'ann', content: JSON.stringify({ request, replyTo }) }, gone);
  }
  service.fate = () => 5_000;
  const { chat } = await start({ limits: { maxWaiting: 10 } });
  await time.settle();
  expect(chat.stats().takenOver).toBe(10);
  await time.pass(60_000);
  expect(service.shown).toHaveLength(30);
});
