import { expect, it } from 'vitest';
import { createRecentEvents } from '../../../src/chat/intake/recent-events.ts';

const id = (event: string, platform = 'test') => ({ platform, event });
const event = () => ({ acknowledged: Promise.resolve(), settled: false });

it('tells the events of platforms apart', () => {
  const recent = createRecentEvents();
  const one = event();
  recent.add(id('1'), one);
  expect(recent.find(id('1'))).toBe(one);
  expect(recent.find(id('2'))).toBeUndefined();
  expect(recent.find(id('1', 'other'))).toBeUndefined();
});

it('forgets those that were asked for longest ago', () => {
  const recent = createRecentEvents();
  for (let count = 0; count < 50_000; count += 1) recent.add(id(String(count)), event());
  expect(recent.find(id('0'))).toBeDefined();
  recent.add(id('one more'), event());
  expect(recent.find(id('0'))).toBeDefined();
  expect(recent.find(id('1'))).toBeUndefined();
  expect(recent.find(id('2'))).toBeDefined();
});
