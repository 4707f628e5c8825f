import { expect, it, test } from 'vitest';
import { orderInWords, readOrder } from '../../../src/quiz/steps/order-reply.ts';

test.each([
  'c a d b',
  'CADB',
  'C → A → D → B',
  'c, a, d, b',
  'c>a>d>b',
  '3 1 4 2',
  '3142',
  'first c, then a, then d and b',
  'C-A-D-B.',
  'a) C → A → D → B',
])('%j is an order of four steps', (reply) => expect(readOrder(reply, 4)).toBe('CADB'));

it.each(['', 'b', '2', 'c a d', 'c a d d', 'c a d e', '3 1 4 5', 'abcde', 'bacon', 'no idea'])(
  'reads none in %j',
  (reply) => expect(readOrder(reply, 4)).toBeUndefined(),
);

it('shows an order as it is read', () => expect(readOrder(orderInWords('EDCBA'), 5)).toBe('EDCBA'));
