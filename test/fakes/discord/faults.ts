import {
  type CallFault,
  type CallRates,
  type Chance,
  createFaultQueues,
  drawCallFaults,
  drawFrom,
  type FaultQueues,
} from '../fault-queues.ts';

/** What goes wrong with a request to the REST API, or with the handshake of the gateway's socket. */
export type Fault =
  | Exclude<CallFault, { readonly kind: 'rate limited' }>
  /** 429 with Retry-After; nothing was done. Fractions of seconds will do. */
  | { readonly kind: 'rate limited'; readonly retryAfterS: number; readonly scope?: 'user' | 'shared' | 'global' }
  /** Discord's own error, such as 130000; nothing was done. */
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message: string };

/** What goes wrong with an event on its way to a session. */
export type EventFault =
  /** It comes twice. */
  | 'repeated'
  /** The socket breaks before it is sent. */
  | 'cut before'
  /** The socket breaks after it was sent. */
  | 'cut after';

/** Those of events, too, may not sum up to more than 1. */
interface FaultRates extends CallRates {
  /** Only requests of these routes; all but the handshake if absent. */
  readonly routes?: readonly string[];
  readonly repeated?: number;
  readonly cutBefore?: number;
  readonly cutAfter?: number;
}

/** By route, such as `POST /channels/:id/messages`; `gateway` for the socket's handshake, for which `*` does not stand. */
export type Faults = FaultQueues<Fault, EventFault, FaultRates>;

export function createFaults(): Faults {
  return createFaultQueues({ createChance, isAny: (route) => route !== 'gateway' });
}

function createChance(seed: number, rates: FaultRates): Chance<Fault, EventFault> {
  // One source each, so that requests do not change what becomes of events.
  const forRequests = drawCallFaults(seed, rates);
  const forEvents = drawFrom<EventFault>(seed + 1, [
    [rates.repeated, 'repeated'],
    [rates.cutBefore, 'cut before'],
    [rates.cutAfter, 'cut after'],
  ]);
  const strikes = (route: string) => (rates.routes === undefined ? route !== 'gateway' : rates.routes.includes(route));
  return { call: (route) => (strikes(route) ? forRequests() : undefined), event: forEvents };
}
