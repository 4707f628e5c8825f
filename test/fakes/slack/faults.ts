import { createRandom } from '../random.ts';

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

/** What goes wrong with an event on its way to the app. */
export type DeliveryFault =
  /** It comes again though it was acknowledged. */
  | 'repeated'
  /** It was acknowledged, but Slack does not hear of that. */
  | 'lost acknowledgement'
  /** The socket breaks at this moment. */
  | 'cut socket';

/** How often each fault strikes, from 0 to 1; at most one a call or an event, so they may not sum up to more than 1. */
interface FaultRates {
  readonly rateLimited?: number;
  /** Seconds in `Retry-After`. Default: 1. */
  readonly retryAfterS?: number;
  readonly serverError?: number;
  readonly failedAfter?: number;
  readonly reset?: number;
  readonly lostReply?: number;
  readonly slow?: number;
  /** Only calls of these methods; all if absent. */
  readonly methods?: readonly string[];
  readonly repeated?: number;
  readonly lostAcknowledgement?: number;
  readonly cutSocket?: number;
  /** How often a message comes before its mention. */
  readonly messageFirst?: number;
}

export interface Faults {
  /**
   * Makes the next calls go wrong, one after the other.
   * @param method its name, `response_url`, `socket` for the WebSocket's handshake, or `*` for whatever comes.
   */
  next(method: string, ...faults: readonly Fault[]): void;
  /** Makes the next events go wrong, one after the other. */
  nextEvent(...faults: readonly DeliveryFault[]): void;
  /** Faults by chance, the same ones for the same seed and order of calls and of events, until `clear`. */
  random(seed: number, rates: FaultRates): void;
  clear(): void;
  /** The fault for a call, which is used up by that. */
  take(method: string): Fault | undefined;
  takeForEvent(): DeliveryFault | undefined;
  /** Whether a message comes before its mention, where the test does not say. */
  messageFirst(): boolean;
  /** How many of `next` have not gone wrong yet. */
  waiting(method: string): number;
  /** How often each fault has struck, calls and events together. */
  readonly struck: ReadonlyMap<string, number>;
}

interface Chance {
  call(method: string): Fault | undefined;
  event(): DeliveryFault | undefined;
  messageFirst(): boolean;
}

const noChance: Chance = { call: () => undefined, event: () => undefined, messageFirst: () => false };

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const events: DeliveryFault[] = [];
  let chance = noChance;
  const struck = new Map<string, number>();
  const count = (kind: string | undefined) => {
    if (kind !== undefined) struck.set(kind, (struck.get(kind) ?? 0) + 1);
  };
  return {
    next: (method, ...faults) => {
      queues.set(method, [...(queues.get(method) ?? []), ...faults]);
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
      chance = noChance;
    },
    take: (method) => {
      const fault = queues.get(method)?.shift() ?? queues.get('*')?.shift() ?? chance.call(method);
      count(fault?.kind);
      return fault;
    },
    takeForEvent: () => {
      const fault = events.shift() ?? chance.event();
      count(fault);
      return fault;
    },
    messageFirst: () => chance.messageFirst(),
    waiting: (method) => queues.get(method)?.length ?? 0,
    struck,
  };
}

function createChance(seed: number, rates: FaultRates): Chance {
  // One source each, so that calls do not change what becomes of events.
  const [forCalls, forEvents, forPairs] = [createRandom(seed), createRandom(seed + 1), createRandom(seed + 2)];
  const faults: readonly (readonly [number | undefined, Fault])[] = [
    [rates.rateLimited, { kind: 'rate limited', retryAfterS: rates.retryAfterS ?? 1 }],
    [rates.serverError, { kind: 'server error' }],
    [rates.failedAfter, { kind: 'failed after' }],
    [rates.reset, { kind: 'reset' }],
    [rates.lostReply, { kind: 'lost reply' }],
    [rates.slow, { kind: 'slow', delayMs: 20 }],
  ];
  const deliveryFaults: readonly (readonly [number | undefined, DeliveryFault])[] = [
    [rates.repeated, 'repeated'],
    [rates.lostAcknowledgement, 'lost acknowledgement'],
    [rates.cutSocket, 'cut socket'],
  ];
  return {
    call: (method) => (rates.methods?.includes(method) === false ? undefined : draw(forCalls(), faults)),
    event: () => draw(forEvents(), deliveryFaults),
    messageFirst: () => forPairs() < (rates.messageFirst ?? 0),
  };
}

function draw<T>(number: number, table: readonly (readonly [number | undefined, T])[]): T | undefined {
  let left = number;
  for (const [rate = 0, outcome] of table) {
    if (left < rate) return outcome;
    left -= rate;
  }
  return undefined;
}
