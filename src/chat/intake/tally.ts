import type { Clock } from '../../clock.ts';
import type { ChatEvent, ChatMetrics } from '../../metrics.ts';

/** Counts what happens to what comes in. */
export interface Tally {
  count(event: ChatEvent, platform: string): void;
  /** @param takenAt nothing where it is not known. */
  countAnswer(platform: string, takenAt: number | undefined): void;
  totals(): Readonly<Record<ChatEvent | 'answered', number>>;
}

export function createTally({ clock, metrics }: { readonly clock: Clock; readonly metrics: ChatMetrics }): Tally {
  const totals = { answered: 0, duplicates: 0, refused: 0, takenOver: 0, givenUp: 0 };
  return {
    count(event, platform) {
      totals[event] += 1;
      metrics.happened(platform, event);
    },
    countAnswer(platform, takenAt) {
      totals.answered += 1;
      // Of a clock that was set back meanwhile nothing is learned.
      if (takenAt !== undefined) metrics.replied(platform, Math.max(0, clock.now() - takenAt) / 1_000);
    },
    totals: () => ({ ...totals }),
  };
}
