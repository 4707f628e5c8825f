import { createRandom } from './random.ts';

/** What goes wrong with a call of the Web API, or with a use of a response_url. */
export type Fault =
  /** 429 with Retry-After; nothing was done. */
  | { readonly kind: 'rate limited'; readonly retryAfterS: number }
  /** 5xx; nothing was done. */
  | { readonly kind: 'server error'; readonly status?: number }
  /** 5xx, though it was done. */
  | { readonly kind: 'failed after'; readonly status?: number }
  /** Slack's own error, such as `fatal_error`; nothing was done. */
  | { readonly kind: 'error'; readonly error: string }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'reset' }
  /** It was done, but the connection breaks before the reply. */
  | { readonly kind: 'lost reply' }
  /** It is done and answered, but late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** There is never an answer; nothing was done. */
  | { readonly kind: 'no answer' }
  /** There is never an answer, though it was done. */
  | { readonly kind: 'no answer after' };

/** How often each fault strikes, from 0 to 1. */
export interface FaultRates {
  readonly rateLimited?: number;
  readonly serverError?: number;
  readonly failedAfter?: number;
  readonly reset?: number;
  readonly lostReply?: number;
  readonly slow?: number;
  /** Only calls of these methods; all if absent. */
  readonly methods?: readonly string[];
}

export interface Faults {
  /**
   * Makes the next calls go wrong, one after the other.
   * @param method its name, `response_url`, or `*` for whatever comes.
   */
  next(method: string, ...faults: readonly Fault[]): void;
  /** Faults by chance, the same ones for the same seed and order of calls, until `clear`. */
  random(seed: number, rates: FaultRates): void;
  clear(): void;
  /** The fault for a call, which is used up by that. */
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  let chance: (method: string) => Fault | undefined = () => undefined;
  return {
    next: (method, ...faults) => {
      queues.set(method, [...(queues.get(method) ?? []), ...faults]);
    },
    random: (seed, rates) => {
      chance = byChance(seed, rates);
    },
    clear: () => {
      queues.clear();
      chance = () => undefined;
    },
    take: (method) => queues.get(method)?.shift() ?? queues.get('*')?.shift() ?? chance(method),
  };
}

function byChance(seed: number, rates: FaultRates): (method: string) => Fault | undefined {
  const random = createRandom(seed);
  const table: readonly (readonly [number | undefined, Fault])[] = [
    [rates.rateLimited, { kind: 'rate limited', retryAfterS: 1 }],
    [rates.serverError, { kind: 'server error' }],
    [rates.failedAfter, { kind: 'failed after' }],
    [rates.reset, { kind: 'reset' }],
    [rates.lostReply, { kind: 'lost reply' }],
    [rates.slow, { kind: 'slow', delayMs: 20 }],
  ];
  return (method) => {
    if (rates.methods?.includes(method) === false) return undefined;
    let left = random();
    for (const [rate = 0, fault] of table) {
      if (left < rate) return fault;
      left -= rate;
    }
    return undefined;
  };
}
