import { expect, it } from 'vitest';
import type { Fate } from './fake-service.ts';
import { incomingOf, messageOf, openIntakeRoom } from './intake-room.ts';

const minuteMs = 60_000;

it('posts to where it came from, for who asked, under a key that all processes give it', async () => {
  const { time, service, start } = await openIntakeRoom();
  const { chat } = await start({ handle: async () => ({ ...messageOf('psst'), visibility: 'asker' }) });
  await chat.take(incomingOf('hello'));
  await time.settle();
  expect(service.shown[0]).toMatchObject({ to: 'room/thread of hello', onlyTo: 'ann', text: 'psst' });
  // Written out, as a process of another version must find the same.
  expect(service.shown[0]?.key).toBe('EGs52RB0NTEl8SqQK-itFg');
});

it.each<[string, readonly Fate[], number]>([
  ['does not arrive', ['fails', 'fails'], 3],
  ['arrives while the reply to it is lost', ['replyLost'], 1],
  ['first does not arrive, and then does while the reply is lost', ['fails', 'replyLost'], 2],
])('posts once what %s', async (_, fates, tries) => {
  const { time, service, start } = await openIntakeRoom();
  const left = [...fates];
  service.fate = () => left.shift() ?? 'arrives';
  const { chat } = await start();
  await chat.take(incomingOf('hello'));
  await time.pass(10 * minuteMs);
  expect(service.texts()).toEqual(['You said hello.']);
  expect(service.tried()).toBe(tries);
});

it('does not post again while it cannot tell whether it has', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 'replyLost';
  service.silent = true;
  const { chat } = await start();
  await chat.take(incomingOf('hello'));
  await time.pass(10 * minuteMs);
  expect(service.tried()).toBe(1);
  service.silent = false;
  await time.pass(2 * minuteMs);
  expect(service.tried()).toBe(1);
  expect(chat.stats()).toMatchObject({ answered: 1, posting: 0 });
});

it('tries again after 1, 2, 4 … 60 s, and gives up after an hour', async () => {
  const { time, service, start } = await openIntakeRoom();
  const triedAt: number[] = [];
  service.fate = () => {
    triedAt.push(time.now());
    return 'fails';
  };
  const { chat, lines } = await start();
  await chat.take(incomingOf('hello'));
  await time.pass(2 * 60 * minuteMs);
  const pauses = triedAt.slice(1).map((at, index) => (at - triedAt[index]!) / 1_000);
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(triedAt.at(-1)! - triedAt[0]!).toBeGreaterThanOrEqual(60 * minuteMs);
  expect(triedAt.at(-1)! - triedAt[0]!).toBeLessThanOrEqual(61 * minuteMs);
  expect(chat.stats()).toMatchObject({ givenUp: 1, answered: 0, posting: 0, takenOver: 0 });
  expect(lines('error').join('\n')).toMatch(/posting answers failed.*\n.*given up/);
});

it('tells of an outage once, and of its end', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 'fails';
  const { chat, lines } = await start();
  for (const text of ['one', 'two', 'three']) await chat.take(incomingOf(text));
  await time.pass(10 * minuteMs);
  expect(lines('error')).toHaveLength(1);
  service.fate = () => 'arrives';
  await time.pass(2 * minuteMs);
  expect(service.shown).toHaveLength(3);
  expect(lines('error')).toHaveLength(1);
  expect(lines('info')).toEqual(['posting answers works again']);
});

it('gives up at once where nothing can be posted, and says what to do', async () => {
  const { time, service, start } = await openIntakeRoom();
  service.fate = () => 'gone';
  const { chat, logged } = await start();
  await chat.take(incomingOf('hello'));
  await time.pass(10 * minuteMs);
  expect(service.tried()).toBe(1);
  expect(chat.stats()).toMatchObject({ givenUp: 1, posting: 0, takenOver: 0 });
  expect(logged).toEqual([
    expect.objectContaining({
      level: 'warn',
      fields: expect.objectContaining({ remedy: 'invite the bot', place: 'room', person: 'ann' }),
    }),
  ]);
});
