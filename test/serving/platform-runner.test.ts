import { expect, it, vi } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { silentLogger } from '../../src/logger.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { createPlatformRunner, type OpeningChat } from '../../src/serving/platform-runner.ts';
import type { Timer } from '../../src/timer.ts';

function createPlatform(name: string, start: () => Promise<void> = async () => {}) {
  const stop = vi.fn(async () => {});
  const platform: Platform = {
    ...{ name, start: vi.fn(start), stop },
    ...{
      post: async () => {},
      wasPosted: async () => false,
      personalPlace: (place: string) => place,
      isAdmin: async () => false,
    },
    state: () => ({ connected: true }),
  };
  return { name, platform, stop, create: vi.fn(async () => platform) };
}

/** Runs them with pauses that last until they are told to end. */
function run(wanted: readonly { readonly name: string; create(): Promise<Platform> }[]) {
  const pauses: number[] = [];
  let goOn = () => {};
  const timer: Timer = {
    set(callback, ms) {
      pauses.push(ms);
      goOn = callback;
      return () => {};
    },
  };
  const error = vi.fn();
  const open = vi.fn();
  const chat: OpeningChat = {
    ...{
      answer: async () => undefined,
      complete: async () => [],
      preview: async () => undefined,
      take: async () => {},
      leave: async () => {},
    },
    open,
  };
  const running = createPlatformRunner({ wanted, logger: { ...silentLogger, error }, timer });
  running.start(chat);
  return { running, pauses, error, chat, open, goOn: () => goOn() };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

it('starts each, waits for none, and tells the chat of those that listen', async () => {
  const slow = createPlatform('slow', () => new Promise(() => {}));
  const quick = createPlatform('quick');
  const { running, chat, open } = run([slow, quick]);
  await tick();
  expect(running.names()).toEqual(['quick']);
  expect(running.get('quick')).toBe(quick.platform);
  // What comes while it starts is dealt with.
  expect(running.get('slow')).toBe(slow.platform);
  expect(() => running.get('other')).toThrow('there is no platform "other" here');
  expect(slow.platform.start).toHaveBeenCalledWith(chat);
  expect(open.mock.calls).toEqual([[quick.platform]]);
});

it('leaves out what only the operator can mend, and the others go on', async () => {
  const wrong = { name: 'wrong', create: () => Promise.reject(new ConfigError(['A is wrong.', 'B is, too.'])) };
  const { running, error, pauses } = run([wrong, createPlatform('right')]);
  const over = vi.fn();
  running.over.then(over);
  await tick();
  expect(running.names()).toEqual(['right']);
  expect(error.mock.calls).toEqual([
    ['a platform is left out', { platform: 'wrong', problem: 'A is wrong.' }],
    ['a platform is left out', { platform: 'wrong', problem: 'B is, too.' }],
  ]);
  expect([pauses, over.mock.calls]).toEqual([[], []]);
  running.desert('right');
  expect(await running.over).toEqual(['A is wrong.', 'B is, too.']);
});

it('is over with nothing to mend when everybody has left', async () => {
  const { running } = run([createPlatform('one'), createPlatform('two')]);
  running.desert('one');
  running.desert('two');
  expect(await running.over).toEqual([]);
});

it('tries what fails otherwise again, later and later', async () => {
  const start = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('no network')));
  const failing = createPlatform('failing', start);
  const { running, pauses, error, goOn } = run([failing]);
  for (let round = 0; round < 9; round += 1) {
    await tick();
    goOn();
  }
  await tick();
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300, 300].map((seconds) => seconds * 1_000));
  expect(running.names()).toEqual([]);
  start.mockImplementation(async () => {});
  goOn();
  await tick();
  expect(running.names()).toEqual(['failing']);
  expect(failing.create).toHaveBeenCalledTimes(1);
  expect(error).not.toHaveBeenCalled();
});

it('leaves out what turns out to need the operator when it is tried again', async () => {
  const failing = createPlatform('failing', () => Promise.reject(new Error('no network')));
  const { running, goOn } = run([failing]);
  await tick();
  vi.mocked(failing.platform.start).mockRejectedValue(new ConfigError(['TOKEN was refused.']));
  goOn();
  expect(await running.over).toEqual(['TOKEN was refused.']);
});

it('stops all, also one that waits to be tried again, and one that was starting', async () => {
  const waiting = createPlatform('waiting', () => Promise.reject(new Error('no network')));
  let started = () => {};
  const starting = createPlatform('starting', () => new Promise((resolve) => (started = resolve)));
  const failing = createPlatform('failing');
  failing.stop.mockRejectedValue(new Error('it hangs'));
  const { running, error } = run([waiting, starting, failing]);
  await tick();
  const stopped = running.stop();
  started();
  await stopped;
  expect([waiting, starting, failing].map(({ stop }) => stop.mock.calls.length)).toEqual([1, 2, 1]);
  expect(running.names()).toEqual(['failing']);
  expect(error).toHaveBeenCalledWith('a platform could not stop', expect.objectContaining({ platform: 'failing' }));
});
