/** How far everything has been dealt with, of events that are numbered in ascending order and end in any order. */
export interface SettledSequence {
  /** The number of the last event before which, and with which, everything is dealt with. */
  readonly settled: number;
  /** The number of the last event that came. */
  readonly received: number;
  /** @returns what is to be called once the event is dealt with */
  begin(sequence: number): () => void;
}

/** @param sequence that of the last event that is dealt with already */
export function createSettledSequence(sequence: number): SettledSequence {
  // In the order in which they came, so that the first is the lowest.
  const open = new Set<number>();
  let received = sequence;
  return {
    get settled() {
      const { value: first } = open.values().next();
      return first === undefined ? received : first - 1;
    },
    get received() {
      return received;
    },
    begin(next) {
      received = next;
      open.add(next);
      return () => open.delete(next);
    },
  };
}
