import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/quiz/random.ts';
import { wrongOrders } from '../../../src/quiz/steps/step-orders.ts';

const steps = ['Open the hatch', 'Fetch a rope', 'Tie the rope to the box', 'Lower the box into the hatch'];

describe('wrong orders', () => {
  it('turn around at least two pairs that cannot be turned', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const orders = wrongOrders(steps, createRandom(seed));
        expect(orders).toHaveLength(3);
        expect(new Set(orders.map(String)).size).toBe(3);
        for (const order of orders) {
          expect([...order].sort()).toEqual([0, 1, 2, 3]);
          // Rope before tying, everything before lowering.
          const fixed = [
            [0, 3],
            [1, 2],
            [1, 3],
            [2, 3],
          ] as const;
          expect(fixed.filter(([a, b]) => order.indexOf(a) > order.indexOf(b)).length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('are not all more like the right one than like each other', () => {
    for (const seed of 'abcdefghij') {
      const orders = wrongOrders(steps, createRandom(seed));
      expect(
        orders.some(([first]) => first === 0),
        seed,
      ).toBe(true);
    }
  });

  it('are there for three steps too', () => {
    const orders = wrongOrders(['Fetch a rope', 'Tie the rope', 'Pull'], createRandom('seed'));
    expect(orders).toHaveLength(3);
    expect(orders.map(String)).not.toContain('0,1,2');
  });

  it('never swap only what two steps do alike', () => {
    const alike = ['Create the first role', 'Create the second role', 'Start the ship'];
    for (const seed of 'abcdefghij') {
      expect(wrongOrders(alike, createRandom(seed)).map(String)).not.toContain('1,0,2');
    }
  });
});

it('may turn around any pair of an order that is strict', () => {
  const loose = ['Weigh the load', 'Open a hatch', 'Paint a rail'];
  const turns = (order: readonly number[]): boolean => order.at(-1) === 2;
  const orders = (strict: boolean) =>
    [...'abcdefghij'].flatMap((seed) => wrongOrders(loose, createRandom(seed), strict));
  expect(orders(true).some(turns)).toBe(true);
  expect(orders(false).some(turns)).toBe(false);
});
