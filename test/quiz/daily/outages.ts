import type { Random } from '../../../src/quiz/random.ts';
import { StoreError } from '../../../src/store/store.ts';
import type { TestStore } from './memory-store.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Outage {
  readonly from: number;
  readonly to: number;
}

interface OutageOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly outages: readonly Outage[];
}

/** A store that fails at these times. When one begins, some calls do their work though they seem to fail. */
export function withOutages(store: TestStore, options: OutageOptions): TestStore {
  return {
    slots: failing(store.slots, options),
    prompts: failing(store.prompts, options),
    attempts: failing(store.attempts, options),
    places: failing(store.places, options),
  };
}

/** Whether an outage lasted from one instant to another. */
export function isOut(outages: readonly Outage[], from: number, to: number): boolean {
  return outages.some((outage) => outage.from <= from && to <= outage.to);
}

function failing<T extends object>(target: T, { time, random, outages }: OutageOptions): T {
  if (outages.length === 0) return target;
  return new Proxy(target, {
    get(_, property) {
      const method: unknown = Reflect.get(target, property);
      if (typeof method !== 'function') return method;
      return async (...parameters: unknown[]) => {
        const outage = outages.find(({ from, to }) => from <= time.now() && time.now() < to);
        if (outage === undefined) return method.apply(target, parameters);
        if (time.now() - outage.from < 10_000 && random.below(2) === 0) await method.apply(target, parameters);
        throw new StoreError('unavailable', 'the database cannot be reached');
      };
    },
  });
}
