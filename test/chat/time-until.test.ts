import { expect, it } from 'vitest';
import { timeUntil } from '../../src/chat/time-until.ts';

it.each([
  ['2026-11-18T08:59:00Z', '1 minute'],
  ['2026-11-18T09:00:01Z', '1 minute'],
  ['2026-11-18T09:10:00Z', '10 minutes'],
  ['2026-11-18T10:59:59Z', '120 minutes'],
  ['2026-11-18T11:00:00Z', '2 hours'],
  ['2026-11-20T08:00:00Z', '47 hours'],
  ['2026-11-20T09:00:00Z', '2 days'],
])('tells how long it is to %s', (at, expected) => {
  expect(timeUntil(Date.parse(at), Date.parse('2026-11-18T09:00:00Z'))).toBe(expected);
});
