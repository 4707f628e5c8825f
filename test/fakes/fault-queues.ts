import { createRandom } from './random.ts';

/** What can go wrong with a call of any service. */
export type CallFault =
  /** 429 with Retry-After; nothing was done. */
  | { readonly kind: 'rate limited'; readonly retryAfterS: number }
  /** 5xx; nothing was done. */
  | { readonly kind: 'server error'; readonly status?: number }
  /** 5xx, though it was done. */
  | { readonly kind: 'failed after'; readonly status?: number }
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

/** How often each strikes, from 0 to 1; at most one a call, so they may not sum up to more than 1. */
export interface CallRates {
  readonly rateLimited?: number;
  /** Seconds in `Retry-After`. Default: 1. */
  readonly retryAfterS?: number;
  readonly serverError?: number;
  readonly failedAfter?: number;
  readonly reset?: number;
  readonly lostReply?: number;
  readonly slow?: number;
}

/** Faults that wait for their turn, then those that come by chance. */
export interface FaultQueues<Fault, EventFault, Rates> {
  /**
   * Makes the next calls go wrong, one after the other.
   * @param name of what is called, or `*` for whatever comes.
   */
  next(name: string, ...faults: readonly Fault[]): void;
  /** Makes the next events go wrong, one after the other. */
  nextEvent(...faults: readonly EventFault[]): void;
  /** Faults by chance, the same ones for the same seed and order of calls and of events, until `clear`. */
  random(seed: number, rates: Rates): void;
  clear(): void;
  /** The fault for a call, which is used up by that. */
  take(name: string): Fault | undefined;
  takeForEvent(): EventFault | undefined;
  /** How many of `next` have not gone wrong yet. */
  waiting(name: string): number;
  /** How often each fault has struck, calls and events together. */
  readonly struck: ReadonlyMap<string, number>;
}

/** What comes by chance. */
export interface Chance<Fault, EventFault> {
  call(name: string): Fault | undefined;
  event(): EventFault | undefined;
}

interface QueueDeps<Fault, EventFault, Rates> {
  readonly createChance: (seed: number, rates: Rates) => Chance<Fault, EventFault>;
  /** Whether `*` stands for it as well. Default: it does. */
  readonly isAny?: (name: string) => boolean;
}

export function createFaultQueues<Fault extends { readonly kind: string }, EventFault extends string, Rates>({
  createChance,
  isAny = () => true,
}: QueueDeps<Fault, EventFault, Rates>): FaultQueues<Fault, EventFault, Rates> {
  const queues = new Map<string, Fault[]>();
  const events: EventFault[] = [];
  let chance: Chance<Fault, EventFault> | undefined;
  const struck = new Map<string, number>();
  const count = (kind: string | undefined) => {
    if (kind !== undefined) struck.set(kind, (struck.get(kind) ?? 0) + 1);
  };
  return {
    next: (name, ...faults) => {
      queues.set(name, [...(queues.get(name) ?? []), ...faults]);
    },
    nextEvent: (...faults) => {
      events.push(...faults);
    },
    random: (seed, rates) => {
      chance = createChance(seed, rates);
    },
    clear: () => {
      queues.clear();
      events.length = 0;
      chance = undefined;
    },
    take: (name) => {
      const any = () => (isAny(name) ? queues.get('*')?.shift() : undefined);
      const fault = queues.get(name)?.shift() ?? any() ?? chance?.call(name);
      count(fault?.kind);
      return fault;
    },
    takeForEvent: () => {
      const fault = events.shift() ?? chance?.event();
      count(fault);
      return fault;
    },
    waiting: (name) => queues.get(name)?.length ?? 0,
    struck,
  };
}

type Table<T> = readonly (readonly [rate: number | undefined, outcome: T])[];

/** Faults of calls, drawn by chance. */
export function drawCallFaults(seed: number, rates: CallRates): () => CallFault | undefined {
  return drawFrom<CallFault>(seed, [
    [rates.rateLimited, { kind: 'rate limited', retryAfterS: rates.retryAfterS ?? 1 }],
    [rates.serverError, { kind: 'server error' }],
    [rates.failedAfter, { kind: 'failed after' }],
    [rates.reset, { kind: 'reset' }],
    [rates.lostReply, { kind: 'lost reply' }],
    [rates.slow, { kind: 'slow', delayMs: 20 }],
  ]);
}

/** Draws one of the outcomes, each as often as its rate says, or none. */
export function drawFrom<T>(seed: number, table: Table<T>): () => T | undefined {
  const random = createRandom(seed);
  return () => {
    let left = random();
    for (const [rate = 0, outcome] of table) {
      if (left < rate) return outcome;
      left -= rate;
    }
    return undefined;
  };
}
