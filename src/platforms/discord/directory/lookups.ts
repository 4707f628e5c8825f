import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { failureOf } from '../discord-failure.ts';
import type { Pace } from '../sending/pace.ts';
import { sendUntilDone } from '../sending/send-until-done.ts';

/** Asks Discord what it knows; those who want to know the same at the same time share the call. */
export interface Lookups {
  /**
   * @returns nothing where there is no such thing, or where the bot may not know.
   * @throws when Discord does not say in time.
   */
  read(route: `/${string}`, withinMs: number): Promise<unknown>;
}

interface LookupsDeps {
  readonly api: Api;
  readonly sleep: Sleep;
  readonly pace: Pick<Pace, 'attempts' | 'retryMs'>;
}

export function createLookups({ api, sleep, pace }: LookupsDeps): Lookups {
  const underWay = new Map<string, Promise<unknown>>();

  async function ask(route: `/${string}`, withinMs: number): Promise<unknown> {
    let told: unknown;
    const signal = AbortSignal.timeout(withinMs);
    const call = async () => {
      told = await api.call('GET', route, { signal });
    };
    try {
      await sendUntilDone(call, { pace, sleep, signal, settled: () => false });
    } catch (error) {
      if (failureOf(error).kind !== 'refused') throw error;
    }
    return told;
  }

  return {
    read(route, withinMs) {
      const shared = underWay.get(route);
      if (shared !== undefined) return shared;
      const lookup = ask(route, withinMs).finally(() => underWay.delete(route));
      underWay.set(route, lookup);
      return lookup;
    },
  };
}
