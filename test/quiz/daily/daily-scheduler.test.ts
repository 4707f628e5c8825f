import { expect, it } from 'vitest';
import { silentLogger } from '../../../src/logger.ts';
import { createDailyScheduler } from '../../../src/quiz/daily/daily-scheduler.ts';
import { withTimeout } from '../../../src/timer.ts';
import { createVirtualTime } from './virtual-time.ts';

const minuteMs = 60_000;

/** Ticks that take so long, and how many there were at most at a time. */
function createTicks(durationMs: number, fails = false) {
  const time = createVirtualTime(0);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const tick = async (): Promise<void> => {
    begun.push(time.now());
    running += 1;
    most = Math.max(most, running);
    await time.sleep(durationMs);
    running -= 1;
    if (fails) throw new Error('a bug');
  };
  let random = 0;
  const nextRandom = (): number => {
    random = (random + 0.37) % 1;
    return random;
  };
  const scheduler = createDailyScheduler({ daily: { tick }, timer: time, random: nextRandom, logger: silentLogger });
  return { time, scheduler, begun, most: () => most, running: () => running };
}

it('ticks at once and then every 20 to 30 seconds, not always the same', async () => {
  const { time, scheduler, begun } = createTicks(0);
  scheduler.start();
  await time.runUntil(10 * minuteMs);
  const pauses = begun.slice(1).map((at, index) => at - begun[index]!);
  expect(begun[0]).toBe(0);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
  expect(new Set(pauses).size).toBeGreaterThan(3);
});

it('never ticks twice at a time, however long a tick takes and however often it is started', async () => {
  const { time, scheduler, begun, most } = createTicks(5 * minuteMs);
  scheduler.start();
  scheduler.start();
  await time.runUntil(minuteMs);
  const stopped = scheduler.stop();
  scheduler.start();
  await time.runUntil(60 * minuteMs);
  await stopped;
  expect(begun.length).toBeGreaterThan(8);
  expect(most()).toBe(1);
});

it('stops when the tick under way is done, and ticks no more', async () => {
  const { time, scheduler, begun, running } = createTicks(minuteMs);
  scheduler.start();
  await time.runUntil(1_000);
  let stopped = false;
  const stop = scheduler.stop().then(() => {
    stopped = true;
  });
  await time.runUntil(2_000);
  expect(stopped).toBe(false);
  await time.runUntil(2 * minuteMs);
  await stop;
  expect(running()).toBe(0);
  await time.runUntil(60 * minuteMs);
  expect(begun).toHaveLength(1);
});

it('goes on after a tick that fails', async () => {
  const { time, scheduler, begun } = createTicks(0, true);
  scheduler.start();
  await time.runUntil(minuteMs);
  expect(begun.length).toBeGreaterThan(1);
});

it('gives up what takes too long, and leaves no timer behind', async () => {
  const time = createVirtualTime(0);
  expect(await withTimeout(time, 1_000, async () => 'done')).toBe('done');
  let signal: AbortSignal | undefined;
  const late = withTimeout(time, 1_000, (given) => {
    signal = given;
    return new Promise(() => {});
  });
  const outcome = late.catch((error: unknown) => error);
  await time.runUntil(999);
  expect(signal?.aborted).toBe(false);
  await time.runUntil(1_000);
  expect(signal?.aborted).toBe(true);
  expect(await outcome).toMatchObject({ message: 'no reply within 1 s' });
  await expect(time.run(() => false)).rejects.toThrow('nobody waits');
});
