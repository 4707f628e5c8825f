import type { Clock } from '../../../clock.ts';

/** How far everything has been dealt with, of events that are numbered in ascending order and end in any order. */
export interface SettledSequence {
  /** The number of the last event before which, and with which, everything is dealt with. */
  readonly settled: number;
  /** The number of the last event that came. */
  readonly received: number;
  /** @returns what is to be called once the event is dealt with */
  begin(sequence: number): () => void;
}

/** What is not dealt with by then never will be: after 15 minutes nobody can reply to an interaction either. */
const longestWorkMs = 900_000;

/** @param sequence that of the last event that is dealt with already */
export function createSettledSequence(sequence: number, clock: Clock): SettledSequence {
  // When each began, in the order in which they came, so that the first is the lowest.
  const open = new Map<number, number>();
  let received = sequence;
  return {
    get settled() {
      const deadline = clock.now() - longestWorkMs;
      for (const [first, begunAt] of open) {
        if (begunAt > deadline) return first - 1;
        // One that hangs must not make the next process hear of days.
        open.delete(first);
      }
      return received;
    },
    get received() {
      return received;
    },
    begin(next) {
      received = next;
      open.set(next, clock.now());
      return () => open.delete(next);
    },
  };
}
