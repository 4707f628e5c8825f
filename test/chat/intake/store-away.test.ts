import { expect, it } from 'vitest';
import type { EventStore } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store.ts';
import { incomingOf, messageOf, openIntakeRoom, requestOf } from './intake-room.ts';

const minuteMs = 60_000;
const forever = new Promise<never>(() => {});
const away = async (): Promise<never> => {
  throw new StoreError('unavailable', 'The database cannot be reached.');
};

/** A store whose verbs on events can be replaced at any moment. */
function replaceable() {
  const instead: Partial<EventStore> = {};
  return {
    instead,
    cut: (how: () => Promise<never>) =>
      Object.assign(instead, { claim: how, take: how, renew: how, takeOver: how, finish: how }),
    mend() {
      for (const verb of Object.keys(instead) as (keyof EventStore)[]) delete instead[verb];
    },
    through: <T extends { readonly events: EventStore }>(store: T): T => ({
      ...store,
      events: new Proxy(store.events, {
        get: (events, verb: keyof EventStore) => instead[verb] ?? events[verb],
      }),
    }),
  };
}

it.each([
  ['away', away],
  ['silent', () => forever],
])('answers once while the store is %s, and says so once', async (_, how) => {
  const { time, service, start, openStore } = await openIntakeRoom();
  const store = replaceable();
  store.cut(how);
  const { chat, lines } = await start({ storeThrough: store.through });
  let acknowledged = 0;
  for (const text of ['one', 'two', 'one', 'two', 'three']) {
    void chat.take(incomingOf(text)).then(() => {
      acknowledged += 1;
    });
  }
  const command = chat.answer(requestOf('help'), 'event of help');
  await time.pass(2_000);
  expect(acknowledged).toBe(5);
  expect(service.texts().toSorted()).toEqual(['You said one.', 'You said three.', 'You said two.']);
  expect((await command)?.markdown).toBe('You said help.');
  expect(await chat.answer(requestOf('help'), 'event of help')).toBeUndefined();
  await time.pass(10 * minuteMs);
  const about = lines('error').filter((line) => line.startsWith('remembering what came in'));
  expect(about).toHaveLength(1);

  // Once it is back, it is told what was answered meanwhile, so that no other process answers it again.
  store.mend();
  await time.pass(minuteMs);
  const { events } = await openStore();
  for (const text of ['one', 'two', 'three']) {
    expect(await events.claim({ platform: 'test', event: `event of ${text}` }, time.now())).toBe(false);
  }
  const other = await start();
  await other.chat.take(incomingOf('four'));
  await time.pass(5 * minuteMs);
  expect(service.shown).toHaveLength(4);
});

it('is patient with a store that has much to do, and does it', async () => {
  const { time, start } = await openIntakeRoom();
  const store = replaceable();
  let done = 0;
  store.instead.take = () =>
    new Promise((resolve) => {
      done += 1;
      time.set(() => resolve(true), done * 400);
    });
  const { chat, lines } = await start({ storeThrough: store.through });
  const texts = Array.from({ length: 6 }, (_, index) => String(index));
  const all = Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: text }))));
  await time.pass(2_400);
  await all;
  expect(lines('error')).toEqual([]);
});

it('acknowledges within 3 seconds, however much the store has to do', async () => {
  const { time, start } = await openIntakeRoom();
  const store = replaceable();
  let done = 0;
  store.instead.take = () =>
    new Promise((resolve) => {
      done += 1;
      time.set(() => resolve(true), done * 400);
    });
  const { chat, handled } = await start({ storeThrough: store.through });
  const texts = Array.from({ length: 20 }, (_, index) => String(index));
  const all = Promise.all(texts.map((text) => chat.take(incomingOf(text, { person: text }))));
  await time.pass(2_999);
  await all;
  await time.pass(20_000);
  expect(handled.toSorted()).toEqual(texts.toSorted());
});

it('leaves to another process what the store says, late, that it has', async () => {
  const { time, service, start } = await openIntakeRoom();
  // Of what one person alone has seen, the service cannot tell that it was posted.
  const handle = async () => ({ ...messageOf('psst'), visibility: 'asker' as const });
  const other = await start({ handle });
  await other.chat.take(incomingOf('hello'));
  await time.settle();
  service.fate = () => 'fails';
  const store = replaceable();
  const { chat, handled } = await start({ handle, storeThrough: store.through });
  store.instead.take = () => new Promise((resolve) => time.set(() => resolve(false), 5_000));
  await Promise.all([chat.take(incomingOf('hello')), time.pass(10_000)]);
  service.fate = () => 'arrives';
  await time.pass(5 * minuteMs);
  expect(handled).toEqual(['hello']);
  expect(service.texts()).toEqual(['psst']);
});

it('posts nothing once its leases may be over, and others go on', async () => {
  const { time, service, start } = await openIntakeRoom();
  const store = replaceable();
  const one = await start({ storeThrough: store.through });
  let works = false;
  service.fate = () => (works ? 'arrives' : 'fails');
  await one.chat.take(incomingOf('hello'));
  await time.pass(30_000);
  store.cut(away);
  await time.pass(minuteMs);
  const tried = service.tried();
  works = true;
  await time.pass(5 * minuteMs);
  expect(service.tried()).toBe(tried);
  expect(one.lines('warn').join()).toContain('leases');

  const other = await start();
  await time.settle();
  expect(service.texts()).toEqual(['You said hello.']);
  store.mend();
  await time.pass(5 * minuteMs);
  expect(service.texts()).toEqual(['You said hello.']);
  expect(other.chat.stats().takenOver).toBe(1);
});

it('posts nothing when it has slept through its leases', async () => {
  const { time, service, start } = await openIntakeRoom();
  let wake = (): void => {};
  const sleeper = await start({
    handle: async ({ text }) => {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      return messageOf(`late answer to ${text}`);
    },
  });
  await sleeper.chat.take(incomingOf('hello'));
  await time.settle();
  sleeper.freeze();
  await start();
  await time.pass(2 * minuteMs);
  wake();
  await time.settle();
  expect(service.texts()).toEqual(['You said hello.']);
});

it('takes over anew what it was given while it could not hear it', async () => {
  const { time, service, start } = await openIntakeRoom();
  const dead = await start({ handle: () => forever });
  await dead.chat.take(incomingOf('hello'));
  await time.settle();
  dead.kill();
  service.fate = (to) => (to.includes('slow') ? 20 * minuteMs : 'arrives');
  let lost = 0;
  const { chat } = await start({
    storeThrough: ({ events, places }) => ({
      places,
      events: {
        ...events,
        async takeOver(...parameters) {
          const found = await events.takeOver(...parameters);
          if (found.length === 0 || lost > 0) return found;
          lost += 1;
          throw new StoreError('unavailable', 'The connection was lost.');
        },
      },
    }),
  });
  // It is held all the while, and must not hold the other one with it.
  await chat.take(incomingOf('slow'));
  await time.pass(5 * minuteMs);
  expect(lost).toBe(1);
  expect(service.texts()).toEqual(['You said hello.']);
});

it('calls off what is being posted before its lease is over', async () => {
  const { time, service, start } = await openIntakeRoom();
  const store = replaceable();
  service.fate = () => 58_000;
  const { chat } = await start({ storeThrough: store.through });
  await chat.take(incomingOf('hello'));
  store.cut(away);
  await time.pass(59_000);
  expect(service.texts()).toEqual([]);
  service.fate = () => 'arrives';
  await start();
  await time.pass(2 * minuteMs);
  expect(service.texts()).toEqual(['You said hello.']);
});

it('goes on by itself with what it lost, once the store is back, though it has more to do', async () => {
  const { time, service, start } = await openIntakeRoom();
  const store = replaceable();
  service.fate = () => 'fails';
  const { chat, handled } = await start({ storeThrough: store.through });
  await chat.take(incomingOf('hello'));
  await time.settle();
  store.cut(away);
  await time.pass(50_000);
  store.mend();
  // It holds this one all the while, and nothing of what it has lost.
  service.fate = (to) => (to.includes('slow') ? 10 * minuteMs : 'arrives');
  await chat.take(incomingOf('slow'));
  await time.pass(2 * minuteMs);
  expect(service.texts()).toEqual(['You said hello.']);
  expect(handled).toEqual(['hello', 'slow', 'hello']);
  await time.pass(10 * minuteMs);
  expect(service.texts()).toEqual(['You said hello.', 'You said slow.']);
});

it('does not post again what it posted and could not write down', async () => {
  const { time, service, start } = await openIntakeRoom();
  const store = replaceable();
  const { chat } = await start({ storeThrough: store.through });
  store.instead.finish = away;
  store.instead.renew = away;
  // Of what one person alone has seen, the service cannot tell that it was posted.
  await chat.take(incomingOf('x'.repeat(3_000)));
  await time.pass(5 * minuteMs);
  expect(service.shown).toHaveLength(1);
  store.mend();
  await time.pass(5 * minuteMs);
  expect(service.shown).toHaveLength(1);
  await start();
  await time.pass(5 * minuteMs);
  expect(service.shown).toHaveLength(1);
});

it('logs, and no more, when it cannot remove the settings of places that it has left', async () => {
  const { start, openStore, time } = await openIntakeRoom();
  const { places } = await openStore();
  for (const place of ['T1/C1', 'T1/C2', 'T2/C1']) {
    await places.put({ platform: 'test', place }, 'daily', {}, time.now());
  }
  const { chat } = await start();
  await chat.leave('test', 'T1/');
  expect((await places.all('daily')).map(({ place }) => place)).toEqual(['T2/C1']);
  const cutOff = await start({ storeThrough: (store) => ({ ...store, places: { ...store.places, remove: away } }) });
  await cutOff.chat.leave('test', 'T2/');
  expect(cutOff.lines('error')).toHaveLength(1);
});
