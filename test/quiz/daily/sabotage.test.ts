import { expect, it } from 'vitest';
import type { Slot, SlotStore } from '../../../src/store/store.ts';
import { createMemoryStore, type TestStore } from './memory-store.ts';
import { simulate } from './simulation.ts';

/** Half a year of two places with three processes, on a store that breaks one of its promises. */
async function faultsWith(sabotage: (slots: SlotStore) => Partial<SlotStore>): Promise<readonly string[]> {
  const honest = createMemoryStore();
  const store: TestStore = { ...honest, slots: { ...honest.slots, ...sabotage(honest.slots) } };
  const { faults } = await simulate({
    ...{ name: 'sabotage', seed: 'sabotage', stores: [store, store, store] },
    ...{ from: Date.parse('2024-01-01T00:00Z'), to: Date.parse('2024-07-01T00:00Z') },
    places: [
      { place: 'next', zone: 'Europe/Berlin', time: '02:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      { place: 'hour', zone: 'Europe/Berlin', time: '09:00', weekdays: [1, 2, 3, 4, 5], revealAfterMs: 3_600_000 },
    ],
  });
  return faults;
}

const twice = /was posted \d times/;

it('finds nothing wrong with an honest store', async () => {
  expect(await faultsWith(() => ({}))).toEqual([]);
});

it('finds posts that come twice where a claim is always granted', async () => {
  const claimed = new Map<string, Slot>();
  const keyOf = ({ place, localDate, part }: Pick<Slot, 'place' | 'localDate' | 'part'>): string =>
    `${place} ${localDate} ${part}`;
  const faults = await faultsWith((slots) => ({
    async claim(slot) {
      await slots.claim(slot);
      claimed.set(keyOf(slot), { ...slot, state: 'claimed' });
      return true;
    },
    intend: async (id, holder, content) => (await slots.intend(id, holder, content)) || claimed.has(keyOf(id)),
  }));
  expect(faults.filter((fault) => twice.test(fault)).length).toBeGreaterThan(3);
});

it('finds posts that come twice where a lease keeps nobody away', async () => {
  const faults = await faultsWith((slots) => ({
    abandoned: () => slots.abandoned(Number.POSITIVE_INFINITY),
    takeOver: (id, by) => slots.takeOver(id, { ...by, now: Number.POSITIVE_INFINITY }),
  }));
  expect(faults.filter((fault) => twice.test(fault)).length).toBeGreaterThan(3);
});

it('finds posts that never come where nobody takes over what is left behind', async () => {
  const faults = await faultsWith(() => ({ takeOver: async () => undefined }));
  expect(faults.some((fault) => fault.includes('was never posted'))).toBe(true);
});
