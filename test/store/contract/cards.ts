import { describe, expect, it } from 'vitest';
import { ada, bob, cardOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Review cards. */
export function testCards(subject: Subject): void {
  describe('cards', () => {
    it('are due in their order', async () => {
      await subject.store.cards.put(cardOf({ prompt: 'late', dueAt: 3000 }));
      await subject.store.cards.put(cardOf({ prompt: 'early', dueAt: 1000 }));
      await subject.store.cards.put(cardOf({ prompt: 'middle', dueAt: 2000 }));
      await subject.store.cards.put(cardOf({ ...bob, dueAt: 1 }));
      const due = async (now: number, limit: number) =>
        (await subject.store.cards.due(ada, now, limit)).map(({ prompt }) => prompt);
      expect(await due(2000, 10)).toEqual(['early', 'middle']);
      expect(await due(9000, 1)).toEqual(['early']);
      expect(await due(999, 10)).toEqual([]);
    });

    it('are counted', async () => {
      expect(await subject.store.cards.count(ada, 1000)).toEqual({ all: 0, due: 0 });
      for (const dueAt of [1000, 2000, 3000]) await subject.store.cards.put(cardOf({ prompt: `P${dueAt}`, dueAt }));
      expect(await subject.store.cards.count(ada, 1000)).toEqual({ all: 3, due: 1, nextAt: 2000 });
      expect(await subject.store.cards.count(ada, 3000)).toEqual({ all: 3, due: 3 });
    });

    it('are replaced, also by that of another prompt, and removed', async () => {
      await subject.store.cards.put(cardOf());
      await subject.store.cards.put(cardOf({ state: 'later', dueAt: 6000 }));
      expect(await subject.store.cards.get(ada, 'P1')).toEqual(cardOf({ state: 'later', dueAt: 6000 }));
      await subject.store.cards.put(cardOf({ prompt: 'P2', state: 'to be overwritten' }));
      await subject.store.cards.replace(ada, 'P1', cardOf({ prompt: 'P2', section: 'pods.md#new' }));
      expect(await subject.store.cards.get(ada, 'P1')).toBeUndefined();
      expect(await subject.store.cards.get(ada, 'P2')).toEqual(cardOf({ prompt: 'P2', section: 'pods.md#new' }));
      await subject.store.cards.remove(ada, 'P2');
      expect((await subject.store.cards.count(ada, 0)).all).toBe(0);
    });
  });
}
