import { describe, expect, it } from 'vitest';
import { quantitiesIn, sameAmount } from '../../../src/quiz/facts/quantity.ts';

const read = (text: string): string[] =>
  quantitiesIn(text).map(({ text: written, value, unit }) => [written, value, unit?.dimension ?? ''].join('|'));

describe('numbers in a text', () => {
  it.each([
    ['valid for 12 hours.', ['12 hours|12|time']],
    ['costs $0.10 or $10 million', ['$0.10|0.1|dollars', '$10 million|10000000|dollars']],
    ['10GB, 20 GiB and 512 Mi', ['10GB|10|data', '20 GiB|20|data', '512 Mi|512|data']],
    ['up to 70%, and 25 percent', ['70%|70|share', '25 percent|25|share']],
    ['5,400 nodes, twenty-five pods', ['5,400|5400|', 'twenty-five|25|']],
    ['a two-minute warning', ['two-minute|2|time']],
    ['a hundred million', ['a hundred million|100000000|']],
    ['at 180 °C or 356 degrees Fahrenheit', ['180 °C|180|celsius', '356 degrees Fahrenheit|356|fahrenheit']],
    ['code 137.', ['137|137|']],
    ['about 5 m long', ['5 m|5|length']],
  ])('reads %j', (text, quantities) => expect(read(text)).toEqual(quantities));

  it.each([
    'IPv6, x86 and /64',
    'on 2026-11-21 at 8:30',
    '127.0.0.1 and 1.4.0',
    'ports 30000-32767, 10–15 minutes',
    'the `--cpu=60` option',
    'ones and tens',
    'a 64-bit system',
  ])('reads no number in %j', (text) => expect(read(text)).toEqual([]));
});

describe('the same amount', () => {
  const same = (a: string, b: string): boolean => sameAmount(quantitiesIn(a)[0]!, quantitiesIn(b)[0]!);

  it.each([
    ['60 minutes', 'one hour'],
    ['0.5 days', '12 h'],
    ['1 year', '12 months'],
    ['1024 MiB', '1 GiB'],
    ['300 ms', '0.3 seconds'],
  ])('knows that %j is %j', (a, b) => expect(same(a, b)).toBe(true));

  it.each([
    ['1 month', '30 days'],
    ['12', '12 hours'],
    ['20 GB', '20 GiB'],
    ['5 m', '5 min'],
    ['$5', '€5'],
  ])('tells %j from %j', (a, b) => expect(same(a, b)).toBe(false));
});
