import type { Clock } from '../../clock.ts';
import type { PlaceId, Slot, SlotId } from '../../store/store.ts';
import type { DailySettings } from './daily-settings.ts';
import type { DailyStore } from './daily-store.ts';
import { createPromptPart, type PromptPartDeps } from './prompt-part.ts';
import { createPromptSlots } from './prompt-slots.ts';
import { createRevealPart } from './reveal-part.ts';
import { revealTime } from './reveal-time.ts';
import type { SlotRunner } from './slot-runner.ts';
import { latestSlot, type Schedule, type ScheduledSlot, slotBefore } from './slot-times.ts';

/** Decides for one place which slots there is something to do for now, and has it done. */
export interface DueSlots {
  /** The slot that is due by the settings, unless somebody has begun it; those before that nobody was there for are noted. */
  begin(place: PlaceId, settings: DailySettings): Promise<void>;
  /** Goes on with a slot that was left behind: of a process that is gone, a post that failed, a reveal that waits. */
  goOn(slot: Slot, settings: DailySettings | undefined): Promise<void>;
}

export interface DueSlotsDeps extends PromptPartDeps {
  readonly store: DailyStore;
  readonly clock: Clock;
  readonly runner: SlotRunner;
}

/** An answer is worth something the day after, when a question no longer is. */
const leastRevealCatchUpMs = 24 * 60 * 60_000;
/** A reveal comes before the next prompt; one that cannot be posted holds it up no longer than this. */
const revealFirstMs = 10 * 60_000;
/** So many slots that nobody was there for are noted in the ledger, not all of a year. */
const mostMissed = 14;

export function createDueSlots(deps: DueSlotsDeps): DueSlots {
  const { store, clock, runner, catchUpMs } = deps;
  const { slots } = store;
  const prompts = createPromptSlots(slots);
  const revealPart = createRevealPart({ store, clock, catchUpMs: Math.max(catchUpMs, leastRevealCatchUpMs) });

  /** Slots before this one of which the ledger knows nothing, oldest first, so that what dies on the way leaves no hole. */
  async function missedBefore(place: PlaceId, schedule: Schedule & { readonly since: number }, localDate: string) {
    const missed: ScheduledSlot[] = [];
    let slot = slotBefore(schedule, localDate);
    while (slot !== undefined && slot.dueAt > schedule.since && missed.length < mostMissed) {
      if ((await prompts.get(place, slot.localDate)) !== undefined) break;
      missed.unshift(slot);
      slot = slotBefore(schedule, slot.localDate);
    }
    return missed;
  }

  /** Whether the reveal of the last prompt is to come before the next one. */
  async function isHeldUp(last: Slot, next: ScheduledSlot, now: number): Promise<boolean> {
    const reveal = await slots.get(slotId(last, last.localDate, 'reveal'));
    if (reveal?.state === 'claimed') return reveal.leaseUntil > now;
    return reveal?.state === 'intended' && now < next.dueAt + revealFirstMs;
  }

  return {
    async begin(place, settings) {
      const now = clock.now();
      const slot = latestSlot(settings, now);
      if (slot === undefined || slot.dueAt <= settings.since) return;
      if ((await prompts.get(place, slot.localDate)) !== undefined) return;
      const last = await slots.latest(place, 'prompt', 'posted');
      // After a move to a zone further west, a day may come again that has had its prompt.
      if (last !== undefined && last.localDate >= slot.localDate) return;
      if (last !== undefined && (await isHeldUp(last, slot, now))) return;
      const part = createPromptPart(deps, settings);
      const tooLate = { ...part, obstacle: () => 'missed until the next one was due' };
      for (const { localDate, dueAt } of await missedBefore(place, settings, slot.localDate)) {
        await runner.begin(slotId(place, localDate, 'prompt'), dueAt, tooLate);
      }
      await runner.begin(slotId(place, slot.localDate, 'prompt'), slot.dueAt, part);
    },
    async goOn(slot, settings) {
      if (slot.part === 'prompt') return runner.resume(slot, slot.dueAt, createPromptPart(deps, settings));
      const prompt = await prompts.get(slot, slot.localDate);
      const dueAt = prompt === undefined ? slot.dueAt : revealTime(prompt, settings);
      if (slot.state === 'intended' || dueAt <= clock.now()) await runner.resume(slot, dueAt, revealPart);
    },
  };
}

function slotId({ platform, place }: PlaceId, localDate: string, part: Slot['part']): SlotId {
  return { platform, place, localDate, part };
}
