import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { incomingOf, messageOf, openIntakeRoom } from './intake-room.ts';

const minuteMs = 60_000;

/** Three messages, two of which belong to one conversation. */
const messages = (run: string) => [
  incomingOf(`${run} first`, { conversation: `${run} thread` }),
  incomingOf(`${run} second`, { conversation: `${run} thread` }),
  incomingOf(`${run} third`),
];
const answersIn = (run: string) => ['first', 'second', 'third'].map((which) => `You said ${run} ${which}.`);

type Room = Awaited<ReturnType<typeof openIntakeRoom>>;

/** A process takes the messages and is killed at one of its calls; tells the calls up to then, and what was not acknowledged. */
async function runUntil({ time, start }: Room, store: Store, run: string, death: number) {
  const calls: string[] = [];
  const process = await start({
    store,
    onCall(moment, name) {
      calls.push(`${moment} ${name}`);
      if (calls.length === death + 1) process.kill();
    },
  });
  const unacknowledged = new Set(messages(run));
  for (const message of unacknowledged) {
    void process.chat.take(message).then(() => unacknowledged.delete(message));
  }
  await time.settle();
  process.kill();
  return { calls, unacknowledged };
}

it('answers everything once, at whichever step its process is killed', async () => {
  const room = await openIntakeRoom();
  const { time, service, start } = room;
  const rescuer = await start();
  const store = await room.openStore();
  const answered = (run: string) => service.texts().filter((text) => text.includes(`${run} `));
  const { calls } = await runUntil(room, store, 'unharmed', Number.POSITIVE_INFINITY);
  expect(answered('unharmed').toSorted()).toEqual(answersIn('unharmed'));
  expect(new Set(calls.map((call) => call.split(' ')[1]))).toEqual(
    new Set(['events.takeOver', 'events.take', 'bot.handle', 'outlet.post', 'events.finish']),
  );

  const deaths: string[] = [];
  for (let death = 0; death < calls.length; death += 1) {
    const { calls: made, unacknowledged } = await runUntil(room, store, `run ${death}`, death);
    deaths.push(made.at(death) ?? 'none');
    // The service delivers again what was not acknowledged.
    for (const message of unacknowledged) await rescuer.chat.take(message);
  }
  for (const name of ['events.take', 'bot.handle', 'outlet.post', 'events.finish']) {
    expect(deaths).toContain(`before ${name}`);
    expect(deaths).toContain(`after ${name}`);
  }
  await time.pass(2 * minuteMs);
  for (const [death, where] of deaths.entries()) {
    expect(answered(`run ${death}`).toSorted(), where).toEqual(answersIn(`run ${death}`));
  }
  await time.pass(10 * minuteMs);
  expect(service.shown).toHaveLength(3 * (calls.length + 1));
  expect(rescuer.chat.stats().takenOver).toBeGreaterThan(10);
});

it('leaves alone what another process is at, for as long as that takes', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 10 * minuteMs;
  const one = await start();
  const other = await start();
  await one.chat.take(incomingOf('slow'));
  await time.pass(9 * minuteMs);
  expect(other.chat.stats().takenOver).toBe(0);
  await time.pass(2 * minuteMs);
  expect(service.texts()).toEqual(['You said slow.']);
  expect(service.tried()).toBe(1);
});

it('takes over what was left behind when it starts, and not what it cannot read', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { events } = await openStore();
  const gone = { holder: 'gone', now: time.now() - minuteMs, leaseUntil: time.now() };
  const { request, replyTo } = incomingOf('good');
  const contents: Record<string, unknown> = {
    broken: '{"request":',
    empty: '{}',
    foreign: { request: { ...request, platform: 'elsewhere' }, replyTo },
    wrong: { request: { ...request, text: 7 }, replyTo },
    good: { request, replyTo },
  };
  for (const [event, content] of Object.entries(contents)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await events.take({ platform: 'test', event, person: 'ann', content: text }, gone);
  }
  const { lines, chat } = await start();
  await time.settle();
  expect(service.texts()).toEqual(['You said good.']);
  expect(lines('error')).toHaveLength(4);
  expect(chat.stats()).toMatchObject({ takenOver: 1, waiting: 0 });
  const later = time.now() + 60 * minuteMs;
  expect(await events.takeOver('test', { holder: 'test', now: later, leaseUntil: later }, 10)).toEqual([]);
});

it('drops what has brought down every process that took it over, and says so', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  let deaths = 0;
  const run = async () => {
    const process = await start({
      handle: async ({ text }) => {
        if (text !== 'deadly') return messageOf(`You said ${text}.`);
        deaths += 1;
        process.kill();
        return undefined;
      },
    });
    return process;
  };
  const first = await run();
  await first.chat.take(incomingOf('harmless'));
  await time.settle();
  void first.chat.take(incomingOf('deadly'));
  const restart = async () => {
    await time.pass(2 * minuteMs);
    return run();
  };
  for (let restarts = 0; restarts < 5; restarts += 1) expect((await restart()).lines('error')).toEqual([]);
  await time.settle();
  expect(deaths).toBe(6);
  const survivor = await restart();
  await time.pass(5 * minuteMs);
  expect(deaths).toBe(6);
  expect(survivor.lines('error')).toEqual([expect.stringContaining('taken over 5 times')]);
  expect(service.texts()).toEqual(['You said harmless.']);
  const later = time.now() + 60 * minuteMs;
  const { events } = await openStore();
  expect(await events.takeOver('test', { holder: 'test', now: later, leaseUntil: later }, 10)).toEqual([]);
});

it('does not begin with what is there for a platform that has not started', async () => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const { request, replyTo } = incomingOf('early');
  const { events } = await openStore();
  const content = JSON.stringify({ request, replyTo });
  const now = time.now();
  await events.take(
    { platform: 'test', event: 'early', person: 'ann', content },
    { holder: 'x', now, leaseUntil: now },
  );
  const { chat, outlet } = await start({ opens: false });
  // It came while the platform was starting.
  await chat.take(incomingOf('late'));
  await time.pass(minuteMs);
  expect(service.texts()).toEqual([]);
  chat.open(outlet);
  await time.settle();
  expect(service.texts().toSorted()).toEqual(['You said early.', 'You said late.']);
});

it('keeps a text that holds a credential from the disk, and says so when it cannot be answered', async () => {
  const { time, service, start } = await openIntakeRoom();
  const secret = 'why does password: hunter2hunter2 not work';
  const kept: string[] = [];
  const process = await start({
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
    onCall: (moment, name) => {
      if (`${moment} ${name}` === 'before outlet.post' && kept.length === 2) process.kill();
    },
  });
  const message = incomingOf(secret, { conversation: 'thread' });
  await process.chat.take({ ...message, event: 'one' });
  await time.settle();
  expect(service.texts()).toEqual([`You said ${secret}.`]);
  await process.chat.take({ ...message, event: 'two' });
  await start();
  await time.pass(2 * minuteMs);
  expect(kept.join()).not.toContain('hunter2');
  expect(service.shown[1]).toMatchObject({ onlyTo: 'ann', text: expect.stringContaining('ask again') });
});
