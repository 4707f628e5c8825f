import type { PlaceId } from './ids.ts';

/** Something that is to be posted once: the prompt of a day in a place, or its reveal. */
export interface SlotId extends PlaceId {
  readonly localDate: string;
  readonly part: 'prompt' | 'reveal';
}

/**
 * claimed: somebody is at it. intended: what will be posted is written down, and may or may not have been posted.
 * posted, skipped: done.
 */
export interface Slot extends SlotId {
  readonly state: 'claimed' | 'intended' | 'posted' | 'skipped';
  readonly dueAt: number;
  /** The process that is at it, and until when nobody else may take it over. */
  readonly holder: string;
  readonly leaseUntil: number;
  /** For `intended` and `posted`: what is posted (`PostedPrompt.id`). */
  readonly content?: string;
  /** For `skipped`: why. */
  readonly reason?: string;
  readonly settledAt?: number;
}

export interface SlotStore {
  /** Inserts the slot as claimed unless there is one; true for the one caller who inserted it. */
  claim(slot: SlotId & Pick<Slot, 'dueAt' | 'holder' | 'leaseUntil'>): Promise<boolean>;
  /** Takes over a claimed or intended slot whose lease is over; the slot as it now is, or nothing. */
  takeOver(
    id: SlotId,
    by: { readonly holder: string; readonly now: number; readonly leaseUntil: number },
  ): Promise<Slot | undefined>;
  /** Writes down what will be posted; false when the slot is not (any more) claimed by this holder. */
  intend(id: SlotId, holder: string, content: string): Promise<boolean>;
  /** Ends it; false when the slot is not (any more) held by this holder. */
  settle(
    id: SlotId,
    holder: string,
    end: { readonly state: 'posted' | 'skipped'; readonly reason?: string; readonly now: number },
  ): Promise<boolean>;
  get(id: SlotId): Promise<Slot | undefined>;
  /** Claimed or intended ones whose lease is over at `now`, oldest due first. */
  abandoned(now: number): Promise<readonly Slot[]>;
  /** The latest by local date of a place that has this part and state. */
  latest(place: PlaceId, part: Slot['part'], state: Slot['state']): Promise<Slot | undefined>;
}
