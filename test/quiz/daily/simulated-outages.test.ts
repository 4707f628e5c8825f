import { expect, it } from 'vitest';
import { silentLogger } from '../../../src/logger.ts';
import { createRandom } from '../../../src/quiz/random.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Outage } from './outages.ts';
import { simulate } from './simulation.ts';

const hourMs = 3_600_000;
const from = Date.parse('2024-03-01T00:00Z');
const to = Date.parse('2024-09-01T00:00Z');

/** One every few days, of up to twelve hours; some begin in the very second in which a prompt is due. */
function makeOutages(seed: string): readonly Outage[] {
  const random = createRandom(seed);
  const outages: Outage[] = [];
  for (let day = from; day < to - 48 * hourMs; day += (2 + random.below(3)) * 24 * hourMs) {
    const start = random.below(2) === 0 ? day + 8 * hourMs + random.below(8_000) : day + random.below(12 * hourMs);
    outages.push({ from: start, to: start + hourMs / 4 + random.below(11 * hourMs) });
  }
  return outages;
}

const places = [
  { place: 'morning', zone: 'UTC', time: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  { place: 'evening', zone: 'UTC', time: '20:00', weekdays: [1, 2, 3, 4, 5], revealAfterMs: 2 * hourMs },
];

it('posts all that can be posted in time when the store fails for hours, and nothing twice', async () => {
  const outages = makeOutages('outages');
  const store = createMemoryStore();
  const report = await simulate({
    name: 'outages',
    seed: 'outages',
    places,
    from,
    to,
    stores: [store, store, store],
    outages,
  });
  expect(report.faults).toEqual([]);
  expect(report.skipped).toBeGreaterThan(5);
  expect(report.prompts + report.skipped).toBeGreaterThan(310);
  expect(report.lateness.most).toBeGreaterThan(4 * hourMs);
});

it('says once an outage that the store fails, and once that it works again', async () => {
  const outages = makeOutages('log');
  let failures = 0;
  let returns = 0;
  const count = (message: string): void => {
    if (message.startsWith('the store of the daily quiz failed')) failures += 1;
    if (message === 'the store of the daily quiz works again') returns += 1;
  };
  const logger = { ...silentLogger, error: count, info: count };
  const store = createMemoryStore();
  const quiet = { deathsIn1000: 0, failuresIn1000: 0 };
  await simulate({ ...{ name: 'log', seed: 'log', places, from, to, outages, logger }, ...quiet, stores: [store] });
  expect(failures).toBeGreaterThan(outages.length / 3);
  expect(failures).toBeLessThanOrEqual(outages.length);
  expect(returns).toBe(failures);
});
