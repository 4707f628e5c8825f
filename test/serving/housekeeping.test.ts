import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/logger.ts';
import { startHousekeeping } from '../../src/serving/housekeeping.ts';
import { readRetention } from '../../src/settings/retention-setting.ts';
import { type KeepFrom, StoreError } from '../../src/store/store.ts';

const dayMs = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 * dayMs });
});
afterEach(() => {
  vi.useRealTimers();
});

function start(prune: (keepFrom: KeepFrom) => void) {
  const { retention } = readRetention('questions=30, prompts=forever');
  const nothing = { events: 0, conversations: 0, questions: 0, prompts: 0, attempts: 0, slots: 0 };
  const store = {
    prune: async (keepFrom: KeepFrom) => {
      prune(keepFrom);
      return nothing;
    },
  };
  return startHousekeeping({ store, retention, clock: { now: () => Date.now() }, logger: silentLogger });
}

it('deletes each kind of row once it is as old as is set, and no kind that is kept for ever', async () => {
  const asked: KeepFrom[] = [];
  const stop = start((keepFrom) => asked.push(keepFrom));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  const now = 1000 * dayMs + 60_000;
  expect(asked).toEqual([
    { events: now - 7 * dayMs, conversations: now - dayMs, questions: now - 30 * dayMs, slots: now - 365 * dayMs },
  ]);
  await vi.advanceTimersByTimeAsync(dayMs);
  expect(asked).toHaveLength(5);
  stop();
  await vi.advanceTimersByTimeAsync(dayMs);
  expect(asked).toHaveLength(5);
});

it('goes on when the store fails', async () => {
  let asked = 0;
  const stop = start(() => {
    asked++;
    throw new StoreError('unavailable', 'away');
  });
  await vi.advanceTimersByTimeAsync(dayMs);
  expect(asked).toBe(5);
  stop();
});
