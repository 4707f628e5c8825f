import { createRandom } from '../random.ts';

/** What goes wrong with a request to the REST API, or with the handshake of the gateway's socket. */
export type Fault =
  /** 429 with Retry-After; nothing was done. Fractions of seconds will do. */
  | { readonly kind: 'rate limited'; readonly retryAfterS: number; readonly scope?: 'user' | 'shared' | 'global' }
  /** 5xx; nothing was done. */
  | { readonly kind: 'server error'; readonly status?: number }
  /** 5xx, though it was done. */
  | { readonly kind: 'failed after'; readonly status?: number }
  /** Discord's own error, such as 130000; nothing was done. */
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message: string }
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

/** What goes wrong with an event on its way to a session. */
export type EventFault =
  /** It comes twice. */
  | 'repeated'
  /** The socket breaks before it is sent. */
  | 'cut before'
  /** The socket breaks after it was sent. */
  | 'cut after';

/** How often each fault strikes, from 0 to 1; at most one a request or an event, so they may not sum up to more than 1. */
interface FaultRates {
  readonly rateLimited?: number;
  /** Default: 1. */
  readonly retryAfterS?: number;
  readonly serverError?: number;
  readonly failedAfter?: number;
  readonly reset?: number;
  readonly lostReply?: number;
  readonly slow?: number;
  /** Only requests of these routes; all if absent. */
  readonly routes?: readonly string[];
  readonly repeated?: number;
  readonly cutBefore?: number;
  readonly cutAfter?: number;
}

export interface Faults {
  /**
   * Makes the next requests go wrong, one after the other.
   * @param route `POST /channels/:id/messages`, `gateway` for the socket's handshake, or `*` for whatever request comes.
   */
  next(route: string, ...faults: readonly Fault[]): void;
  /** Makes the next events go wrong, one after the other. */
  nextEvent(...faults: readonly EventFault[]): void;
  /** Faults by chance, the same ones for the same seed and order of requests and of events, until `clear`. */
  random(seed: number, rates: FaultRates): void;
  clear(): void;
  /** The fault for a request, which is used up by that. */
  take(route: string): Fault | undefined;
  takeForEvent(): EventFault | undefined;
  /** How many of `next` have not gone wrong yet. */
  waiting(route: string): number;
  /** How often each fault has struck, requests and events together. */
  readonly struck: ReadonlyMap<string, number>;
}

interface Chance {
  request(route: string): Fault | undefined;
  event(): EventFault | undefined;
}

const noChance: Chance = { request: () => undefined, event: () => undefined };

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const events: EventFault[] = [];
  let chance = noChance;
  const struck = new Map<string, number>();
  const count = (kind: string | undefined) => {
    if (kind !== undefined) struck.set(kind, (struck.get(kind) ?? 0) + 1);
  };
  return {
    next: (route, ...faults) => {
      queues.set(route, [...(queues.get(route) ?? []), ...faults]);
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
    take: (route) => {
      const named = queues.get(route)?.shift();
      const any = named === undefined && route !== 'gateway' ? queues.get('*')?.shift() : undefined;
      const fault = named ?? any ?? chance.request(route);
      count(fault?.kind);
      return fault;
    },
    takeForEvent: () => {
      const fault = events.shift() ?? chance.event();
      count(fault);
      return fault;
    },
    waiting: (route) => queues.get(route)?.length ?? 0,
    struck,
  };
}

function createChance(seed: number, rates: FaultRates): Chance {
  // One source each, so that requests do not change what becomes of events.
  const [forRequests, forEvents] = [createRandom(seed), createRandom(seed + 1)];
  const faults: readonly (readonly [number | undefined, Fault])[] = [
    [rates.rateLimited, { kind: 'rate limited', retryAfterS: rates.retryAfterS ?? 1 }],
    [rates.serverError, { kind: 'server error' }],
    [rates.failedAfter, { kind: 'failed after' }],
    [rates.reset, { kind: 'reset' }],
    [rates.lostReply, { kind: 'lost reply' }],
    [rates.slow, { kind: 'slow', delayMs: 20 }],
  ];
  const eventFaults: readonly (readonly [number | undefined, EventFault])[] = [
    [rates.repeated, 'repeated'],
    [rates.cutBefore, 'cut before'],
    [rates.cutAfter, 'cut after'],
  ];
  return {
    request: (route) => {
      if (rates.routes === undefined ? route === 'gateway' : !rates.routes.includes(route)) return undefined;
      return draw(forRequests(), faults);
    },
    event: () => draw(forEvents(), eventFaults),
  };
}

function draw<T>(number: number, table: readonly (readonly [number | undefined, T])[]): T | undefined {
  let left = number;
  for (const [rate = 0, value] of table) {
    if (left < rate) return value;
    left -= rate;
  }
  return undefined;
}
