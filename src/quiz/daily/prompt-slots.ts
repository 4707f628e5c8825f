import type { PlaceId, Slot, SlotStore } from '../../store/store.ts';

/** The slots of prompts, of which the last settled one of each place is remembered: it changes no more. */
export interface PromptSlots {
  get(place: PlaceId, localDate: string): Promise<Slot | undefined>;
}

/** Without it every place would ask the database twice at every tick, all day long. */
export function createPromptSlots(slots: Pick<SlotStore, 'get'>): PromptSlots {
  const settled = new Map<string, Slot>();
  return {
    async get({ platform, place }, localDate) {
      const key = JSON.stringify([platform, place]);
      const known = settled.get(key);
      if (known?.localDate === localDate) return known;
      const slot = await slots.get({ platform, place, localDate, part: 'prompt' });
      if (slot?.state === 'posted' || slot?.state === 'skipped') settled.set(key, slot);
      return slot;
    },
  };
}
