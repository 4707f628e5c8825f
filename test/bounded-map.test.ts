import { expect, test } from 'vitest';
import { BoundedMap } from '../src/bounded-map.ts';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

test('a bounded map forgets what was set longest ago', () => {
  const map = new BoundedMap<number, string>(3);
  for (const key of numbers(1, 4)) map.set(key, 'first');
  map.set(2, 'again');
  map.set(5, 'first');
  expect([...map]).toEqual([
    [4, 'first'],
    [2, 'again'],
    [5, 'first'],
  ]);
});

test('a large one forgets one after the other, whatever is set again or deleted', () => {
  const map = new BoundedMap<number, true>(1_000);
  for (const key of numbers(0, 1_000)) map.set(key, true);
  for (const key of numbers(1_000, 5_000)) {
    map.set(key, true);
    // The next that would go stays, and the one after it goes by itself.
    map.set(key - 999, true);
    map.delete(key - 998);
    map.set(-1, true);
    expect(map.size).toBeLessThanOrEqual(1_000);
  }
  const all = [...map.keys()];
  expect(all).toHaveLength(1_000);
  expect(all.at(-1)).toBe(-1);
  expect(all).toContain(5_999);
});

test('what a full one is given goes in the order in which it was set', () => {
  const map = new BoundedMap<number, true>(1_000);
  for (const key of numbers(0, 6_000)) {
    map.set(key, true);
    if (key >= 1_000) expect(map.has(key - 1_000)).toBe(false);
  }
  expect([...map.keys()]).toEqual(numbers(5_000, 1_000));
});
