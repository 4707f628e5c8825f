import type { Slot } from '../../store/store.ts';
import type { DailySettings } from './daily-settings.ts';
import { nextSlot } from './slot-times.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * When the answer to a prompt is due: after the set time, and no later than the next prompt. Where the daily quiz has been
 * turned off since, after a day.
 */
export function revealTime(prompt: Pick<Slot, 'localDate' | 'dueAt' | 'settledAt'>, settings?: DailySettings): number {
  const postedAt = prompt.settledAt ?? prompt.dueAt;
  const reveal = settings?.reveal ?? 'next-slot';
  const delayMs = reveal === 'next-slot' ? Number.POSITIVE_INFINITY : reveal.afterMs;
  if (settings?.on !== true) return postedAt + Math.min(delayMs, dayMs);
  return Math.min(postedAt + delayMs, nextPromptAt(prompt, settings) ?? postedAt + dayMs);
}

/** The next slot on a later day: this day has had its prompt, whatever became of the schedule. */
function nextPromptAt({ localDate, dueAt }: Pick<Slot, 'localDate' | 'dueAt'>, settings: DailySettings) {
  let next = nextSlot(settings, Math.max(dueAt, settings.since));
  while (next !== undefined && next.localDate <= localDate) next = nextSlot(settings, next.dueAt);
  return next?.dueAt;
}
