import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRequestIds } from '../../src/ops/async-request-ids.ts';
import { timerOutside } from '../../src/serving/request-timer.ts';
import { systemTimer } from '../../src/timer.ts';

function begin() {
  let made = 0;
  return createRequestIds(() => `made-${++made}`);
}

it('follows each request through what is awaited for it', async () => {
  const ids = begin();
  const work = () => sleep(1).then(() => ids.current());
  expect(await Promise.all([ids.within(work), ids.within(work), ids.within(work, 'given')])).toEqual([
    ...['made-1', 'made-2', 'given'],
  ]);
  expect(ids.current()).toBeUndefined();
});

it('leaves to a request what is done for it', () => {
  const ids = begin();
  expect(ids.within(() => ids.within(() => ids.current(), 'inner'), 'outer')).toBe('outer');
});

it('has what a timer does later be for no request', async () => {
  const ids = begin();
  const timer = timerOutside(systemTimer, ids);
  const seen = ids.within(
    () => new Promise((resolve) => timer.set(() => resolve([ids.current(), ids.within(() => ids.current())]), 0)),
  );
  expect(await seen).toEqual([undefined, 'made-2']);
});
