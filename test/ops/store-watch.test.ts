import { expect, it, vi } from 'vitest';
import { createStoreWatch } from '../../src/ops/store-watch.ts';
import type { Timer } from '../../src/timer.ts';

function begin(check: () => Promise<void>) {
  let now = 1_000;
  let expire = () => {};
  const timer: Timer = {
    set(callback) {
      expire = callback;
      return () => {};
    },
  };
  const checked = vi.fn(check);
  const look = createStoreWatch({ check: checked, clock: { now: () => now }, timer });
  return { look, checked, expire: () => expire(), pass: (ms: number) => (now += ms) };
}

const iso = (ms: number) => new Date(ms).toISOString();

it('asks the store once in a while, however often it is looked at, and keeps since when it is so', async () => {
  let works = true;
  const { look, checked, pass } = begin(async () => {
    if (!works) throw Object.assign(new Error('the password is hunter2'), { code: 'unavailable' });
  });
  expect(await Promise.all([look(), look()])).toEqual(Array(2).fill({ state: 'up', since: iso(1_000) }));
  pass(4_000);
  works = false;
  expect(await look()).toEqual({ state: 'up', since: iso(1_000) });
  expect(checked).toHaveBeenCalledTimes(1);
  pass(2_000);
  expect(await look()).toEqual({ state: 'down', since: iso(7_000), reason: 'unavailable' });
  pass(6_000);
  expect(await look()).toEqual({ state: 'down', since: iso(7_000), reason: 'unavailable' });
  works = true;
  pass(6_000);
  expect(await look()).toEqual({ state: 'up', since: iso(19_000) });
});

it('does not wait long for a store that does not reply, and asks it no second time meanwhile', async () => {
  let reply = () => {};
  const { look, checked, expire } = begin(() => new Promise((resolve) => (reply = resolve)));
  const first = look();
  expire();
  expect(await first).toMatchObject({ state: 'down', reason: 'slow' });
  const second = look();
  expire();
  await second;
  expect(checked).toHaveBeenCalledTimes(1);
  reply();
  await vi.waitFor(async () => expect(await look()).toMatchObject({ state: 'up' }));
});
