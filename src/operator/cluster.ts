import type { Likeness } from './likeness.ts';

/**
 * Puts together what is alike, the most alike first, as long as the average likeness of all pairs between two clusters is not below
 * the threshold (average linkage).
 * @returns the numbers of what belongs together; each number from 0 to below `count` once.
 */
export function cluster(count: number, likeness: Likeness, threshold: number): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: count }, (_, at) => [at]);
  const alive = new Set(members.keys());
  /** Sums of the likeness of pairs, by cluster; what is not there is 0. */
  const sums = members.map(() => new Map<number, number>());
  const next = createQueue();
  for (let one = 0; one < count; one++) {
    for (const other of likeness.later(one)) {
      const alike = likeness.between(one, other);
      if (alike <= 0) continue;
      sums[one]!.set(other, alike);
      sums[other]!.set(one, alike);
      if (alike >= threshold) next.add({ alike, one, other });
    }
  }
  const average = (one: number, other: number): number =>
    (sums[one]!.get(other) ?? 0) / (members[one]!.length * members[other]!.length);

  for (let pair = next.take(); pair !== undefined; pair = next.take()) {
    const { alike, one, other } = pair;
    // One of the two has grown or gone since.
    if (!alive.has(one) || !alive.has(other) || average(one, other) !== alike) continue;
    members[one]!.push(...members[other]!);
    alive.delete(other);
    for (const [third, sum] of sums[other]!) {
      sums[third]!.delete(other);
      if (third === one) continue;
      const both = (sums[one]!.get(third) ?? 0) + sum;
      sums[one]!.set(third, both);
      sums[third]!.set(one, both);
    }
    for (const third of sums[one]!.keys()) {
      const alike = average(one, third);
      if (alike >= threshold) next.add({ alike, one, other: third });
    }
  }
  return [...alive].map((at) => members[at]!);
}

interface Pair {
  readonly alike: number;
  readonly one: number;
  readonly other: number;
}

/** Gives the pair that is most alike first (a binary heap). */
function createQueue() {
  const heap: Pair[] = [];
  const isBefore = (a: number, b: number): boolean => heap[a]!.alike > heap[b]!.alike;
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  return {
    add(pair: Pair): void {
      let at = heap.push(pair) - 1;
      for (let above = (at - 1) >> 1; at > 0 && isBefore(at, above); above = (at - 1) >> 1) {
        swap(at, above);
        at = above;
      }
    },
    take(): Pair | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        const below = [2 * at + 1, 2 * at + 2].filter((each) => each < heap.length);
        const [left = at, right = left] = below;
        const best = isBefore(right, left) ? right : left;
        if (!isBefore(best, at)) return first;
        swap(at, best);
        at = best;
      }
    },
  };
}
