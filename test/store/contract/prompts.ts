import { describe, expect, it } from 'vitest';
import { conversation, place, promptOf } from './rows.ts';
import type { Subject } from './subject.ts';

/** Prompts that were posted. */
export function testPrompts(subject: Subject): void {
  describe('prompts', () => {
    it('come back as they were posted', async () => {
      const plain = promptOf();
      const full = promptOf({ id: 'posted2', session: 's1', closedAt: 3000 });
      await subject.store.prompts.add(plain);
      await subject.store.prompts.add(full);
      expect(await subject.store.prompts.get('posted1')).toEqual(plain);
      expect(await subject.store.prompts.get('posted2')).toEqual(full);
      expect(await subject.store.prompts.get('posted3')).toBeUndefined();
    });

    it('are not changed by another one with their id', async () => {
      await subject.store.prompts.add(promptOf());
      await subject.store.prompts.add(promptOf({ content: 'another' }));
      expect(await subject.store.prompts.get('posted1')).toEqual(promptOf());
    });

    it('are open in a conversation until closed, the latest first', async () => {
      await subject.store.prompts.add(promptOf());
      await subject.store.prompts.add(promptOf({ id: 'posted2' }));
      await subject.store.prompts.add(promptOf({ id: 'older', postedAt: 500 }));
      await subject.store.prompts.add(promptOf({ id: 'elsewhere', conversation: 'elsewhere', postedAt: 9000 }));
      await subject.store.prompts.add(promptOf({ id: 'other', platform: 'other', postedAt: 9000 }));
      expect((await subject.store.prompts.open(conversation))?.id).toBe('posted2');
      await subject.store.prompts.close('posted2', 5000);
      expect((await subject.store.prompts.open(conversation))?.id).toBe('posted1');
      await subject.store.prompts.close('posted1', 5000);
      await subject.store.prompts.close('older', 5000);
      expect(await subject.store.prompts.open(conversation)).toBeUndefined();
    });

    it('are closed once', async () => {
      await subject.store.prompts.add(promptOf());
      const stores = await subject.openSeveral(3);
      const closes = await Promise.all(stores.map(({ prompts }, n) => prompts.close('posted1', 5000 + n)));
      expect(closes.filter(Boolean)).toHaveLength(1);
      const closedAt = 5000 + closes.indexOf(true);
      expect(await subject.store.prompts.get('posted1')).toEqual(promptOf({ closedAt }));
      expect(await subject.store.prompts.close('unknown', 1)).toBe(false);
    });

    it('are told by place, newest first', async () => {
      for (const n of [1, 2, 3])
        await subject.store.prompts.add(promptOf({ id: `posted${n}`, prompt: `P${n}`, postedAt: n }));
      await subject.store.prompts.add(promptOf({ id: 'elsewhere', place: 'elsewhere', postedAt: 3 }));
      expect(await subject.store.prompts.recent(place, 2)).toEqual([
        { id: 'posted3', prompt: 'P3', section: 'pods.md#pod', postedAt: 3 },
        { id: 'posted2', prompt: 'P2', section: 'pods.md#pod', postedAt: 2 },
      ]);
    });
  });
}
