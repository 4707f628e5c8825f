import { expect, it } from 'vitest';
import { createRandom } from '../../src/quiz/random.ts';

const draws = (...seed: string[]) => {
  const random = createRandom(...seed);
  return Array.from({ length: 20 }, () => random.below(1000));
};

it('comes out the same for the same seed, and differently for another', () => {
  expect(draws('a', 'b')).toEqual(draws('a', 'b'));
  expect(draws('a', 'b')).not.toEqual(draws('ab'));
  expect(draws('a')).not.toEqual(draws('b'));
});

it('gives every order of a list about as often', () => {
  const random = createRandom('orders');
  const counts = new Map<string, number>();
  for (let n = 0; n < 6000; n++) {
    const order = random.shuffle(['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
