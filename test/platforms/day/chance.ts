import { createRandom } from '../../fakes/random.ts';

/** Seeded choices. */
export interface Chance {
  /** From 0 to below 1. */
  random(): number;
  pick<T>(from: readonly T[]): T;
  /** So many different ones. */
  some<T>(from: readonly T[], count: number): readonly T[];
}

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const index = (length: number) => Math.floor(random() * length);
  return {
    random,
    pick(from) {
      const picked = from[index(from.length)];
      if (picked === undefined) throw new Error('Nothing to choose from.');
      return picked;
    },
    some(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(index(left.length), 1)).flat();
    },
  };
}
