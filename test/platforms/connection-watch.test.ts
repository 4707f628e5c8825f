import { expect, it, vi } from 'vitest';
import { silentMetrics } from '../../src/metrics.ts';
import { createConnectionWatch } from '../../src/platforms/connection-watch.ts';

function begin() {
  let now = 1_000;
  const reconnected = vi.fn();
  const metrics = { ...silentMetrics, reconnected };
  const watch = createConnectionWatch({ platform: 'slack', clock: { now: () => now }, metrics });
  return { watch, reconnected, pass: (ms: number) => (now += ms) };
}

it('is connected while one connection is open, and knows since when', () => {
  const { watch, pass } = begin();
  expect(watch.state()).toEqual({ connected: false, since: 1_000, connections: 0 });
  pass(5);
  const first = watch.opened();
  pass(5);
  const second = watch.opened();
  first();
  expect(watch.state()).toEqual({ connected: true, since: 1_005, connections: 1 });
  pass(5);
  second();
  second();
  expect(watch.state()).toEqual({ connected: false, since: 1_015, connections: 0 });
});

it('is connected once all are open that are expected', () => {
  const { watch } = begin();
  watch.opened();
  watch.expect(2);
  expect(watch.state()).toMatchObject({ connected: false, connections: 1 });
  watch.opened();
  expect(watch.state()).toMatchObject({ connected: true, connections: 2 });
});

it('counts a connection that has succeeded another, and how', () => {
  const { watch, reconnected } = begin();
  watch.opened();
  watch.opened('renewed');
  expect(reconnected.mock.calls).toEqual([['slack', 'renewed']]);
});
