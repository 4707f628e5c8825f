import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { claim, place, slot } from './rows.ts';
import type { Subject } from './subject.ts';

/** The ledger of what is posted once. */
export function testSlots(subject: Subject): void {
  describe('slots', () => {
    it('are claimed by one of many', async () => {
      const stores = await subject.openSeveral(4);
      const holders = [...stores, ...stores].map(({ slots }, n) => ({ slots, holder: `h${n}` }));
      const claims = await Promise.all(holders.map(({ slots, holder }) => slots.claim({ ...claim, holder })));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await subject.store.slots.get(slot)).toEqual({
        ...claim,
        holder: `h${claims.indexOf(true)}`,
        state: 'claimed',
      });
      for (const other of [{ part: 'reveal' }, { localDate: '2026-03-02' }, { place: 'elsewhere' }] as const) {
        expect(await subject.store.slots.claim({ ...claim, ...other })).toBe(true);
      }
    });

    it('are taken over by one of many when their lease is over', async () => {
      await subject.store.slots.claim(claim);
      const takeOver = (by: Store, holder: string, now: number) =>
        by.slots.takeOver(slot, { holder, now, leaseUntil: 4000 });
      expect(await takeOver(subject.store, 'two', 1999)).toBeUndefined();
      const stores = await subject.openSeveral(4);
      const taken = await Promise.all(stores.map((by, n) => takeOver(by, `h${n}`, 2000)));
      const winners = taken.filter((each) => each !== undefined);
      expect(winners).toEqual([
        { ...claim, holder: `h${taken.indexOf(winners[0])}`, leaseUntil: 4000, state: 'claimed' },
      ]);
      expect(await subject.store.slots.intend(slot, 'one', 'posted1')).toBe(false);
      expect(await takeOver(subject.store, 'x', 3999)).toBeUndefined();
      expect(await takeOver(subject.store, 'x', 4000)).toBeDefined();
      expect(
        await subject.store.slots.takeOver({ ...slot, part: 'reveal' }, { holder: 'x', now: 9, leaseUntil: 9 }),
      ).toBe(undefined);
    });

    it('go from claimed to intended to posted', async () => {
      await subject.store.slots.claim(claim);
      expect(await subject.store.slots.intend(slot, 'two', 'posted1')).toBe(false);
      expect(await subject.store.slots.intend(slot, 'one', 'posted1')).toBe(true);
      expect(await subject.store.slots.intend(slot, 'one', 'posted2')).toBe(false);
      expect(await subject.store.slots.get(slot)).toEqual({ ...claim, state: 'intended', content: 'posted1' });
      const takenOver = await subject.store.slots.takeOver(slot, { holder: 'two', now: 2500, leaseUntil: 3000 });
      expect(takenOver).toMatchObject({ state: 'intended', content: 'posted1', holder: 'two' });
      expect(await subject.store.slots.settle(slot, 'one', { state: 'posted', now: 2600 })).toBe(false);
      expect(await subject.store.slots.settle(slot, 'two', { state: 'posted', now: 2600 })).toBe(true);
      expect(await subject.store.slots.settle(slot, 'two', { state: 'skipped', now: 2700 })).toBe(false);
      expect(await subject.store.slots.takeOver(slot, { holder: 'x', now: 9000, leaseUntil: 9999 })).toBeUndefined();
      const settled = { ...claim, holder: 'two', leaseUntil: 3000, content: 'posted1', settledAt: 2600 };
      expect(await subject.store.slots.get(slot)).toEqual({ ...settled, state: 'posted' });
    });

    it('say why they were skipped', async () => {
      await subject.store.slots.claim(claim);
      expect(await subject.store.slots.settle(slot, 'one', { state: 'skipped', reason: 'too late', now: 3000 })).toBe(
        true,
      );
      expect(await subject.store.slots.get(slot)).toEqual({
        ...claim,
        state: 'skipped',
        reason: 'too late',
        settledAt: 3000,
      });
    });

    it('are abandoned when their lease is over', async () => {
      for (const [localDate, dueAt, leaseUntil] of [
        ['2026-03-02', 200, 2000],
        ['2026-03-01', 100, 1500],
        ['2026-03-03', 300, 2001],
        ['2026-03-04', 50, 1000],
      ] as const) {
        await subject.store.slots.claim({ ...claim, localDate, dueAt, leaseUntil });
      }
      await subject.store.slots.intend({ ...slot, localDate: '2026-03-02' }, 'one', 'posted1');
      await subject.store.slots.settle({ ...slot, localDate: '2026-03-04' }, 'one', { state: 'skipped', now: 900 });
      const abandoned = await subject.store.slots.abandoned(2000);
      expect(abandoned.map(({ localDate, state }) => [localDate, state])).toEqual([
        ['2026-03-01', 'claimed'],
        ['2026-03-02', 'intended'],
      ]);
    });

    it('tell the latest of a place', async () => {
      for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-02-28']) {
        await subject.store.slots.claim({ ...claim, localDate: day });
        if (day === '2026-03-11') continue;
        await subject.store.slots.settle({ ...slot, localDate: day }, 'one', { state: 'posted', now: 1 });
      }
      await subject.store.slots.claim({ ...claim, localDate: '2026-03-12', part: 'reveal' });
      await subject.store.slots.claim({ ...claim, localDate: '2026-03-13', place: 'elsewhere' });
      expect((await subject.store.slots.latest(place, 'prompt', 'posted'))?.localDate).toBe('2026-03-10');
      expect((await subject.store.slots.latest(place, 'prompt', 'claimed'))?.localDate).toBe('2026-03-11');
      expect(await subject.store.slots.latest(place, 'reveal', 'posted')).toBeUndefined();
    });
  });
}
