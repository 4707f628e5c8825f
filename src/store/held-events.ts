import type { EventId } from './store.ts';

/** Who was given which events and has not finished them, as far as this process knows. */
export interface HeldEvents {
  /** False when the holder has it already. */
  add(event: EventId, holder: string): boolean;
  remove(event: EventId, holder: string): void;
  of(holder: string): readonly EventId[];
}

export function createHeldEvents(): HeldEvents {
  const held = new Map<string, EventId & { readonly holder: string }>();
  const keyOf = ({ platform, event }: EventId, holder: string) => JSON.stringify([holder, platform, event]);
  return {
    add({ platform, event }, holder) {
      const key = keyOf({ platform, event }, holder);
      if (held.has(key)) return false;
      held.set(key, { platform, event, holder });
      return true;
    },
    remove: (event, holder) => void held.delete(keyOf(event, holder)),
    of: (holder) => [...held.values()].filter((each) => each.holder === holder),
  };
}
