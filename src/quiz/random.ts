import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that comes out the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `below - 1`. `below` is at least 1. */
  below(below: number): number;
  /** A new list in a random order, every order as likely as any other. */
  shuffle<T>(items: readonly T[]): readonly T[];
}

/** @param seed texts that together make the seed; ['a', 'b'] is another seed than ['ab']. */
export function createRandom(...seed: readonly string[]): Random {
  const generator = xoroshiro128plus(createHash('sha256').update(JSON.stringify(seed)).digest().readInt32LE());
  const below = (limit: number): number => uniformInt(generator, 0, limit - 1);
  return {
    below,
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
  };
}
