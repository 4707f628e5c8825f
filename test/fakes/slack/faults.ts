import {
  type CallFault,
  type CallRates,
  type Chance,
  createFaultQueues,
  drawCallFaults,
  drawFrom,
  type FaultQueues,
} from '../fault-queues.ts';

/** What goes wrong with a call of the Web API, or with a use of a response_url. */
export type Fault =
  | CallFault
  /** Slack's own error, such as `fatal_error`; nothing was done. */
  | { readonly kind: 'error'; readonly error: string };

/** What goes wrong with an event on its way to the app. */
export type DeliveryFault =
  /** It comes again though it was acknowledged. */
  | 'repeated'
  /** It was acknowledged, but Slack does not hear of that. */
  | 'lost acknowledgement'
  /** The socket breaks at this moment. */
  | 'cut socket';

/** Those of events, too, may not sum up to more than 1. */
interface FaultRates extends CallRates {
  /** Only calls of these methods; all if absent. */
  readonly methods?: readonly string[];
  readonly repeated?: number;
  readonly lostAcknowledgement?: number;
  readonly cutSocket?: number;
  /** How often a message comes before its mention. */
  readonly messageFirst?: number;
}

/** By method; `response_url`, or `socket` for the WebSocket's handshake. */
export interface Faults extends FaultQueues<Fault, DeliveryFault, FaultRates> {
  /** Whether a message comes before its mention, where the test does not say. */
  messageFirst(): boolean;
}

export function createFaults(): Faults {
  let isFirst = (): boolean | undefined => undefined;
  const queues = createFaultQueues({ createChance });
  return {
    ...queues,
    random(seed, rates) {
      queues.random(seed, rates);
      isFirst = drawFrom(seed + 2, [[rates.messageFirst, true]]);
    },
    clear() {
      queues.clear();
      isFirst = () => undefined;
    },
    messageFirst: () => isFirst() === true,
  };
}

function createChance(seed: number, rates: FaultRates): Chance<Fault, DeliveryFault> {
  // One source each, so that calls do not change what becomes of events.
  const forCalls = drawCallFaults(seed, rates);
  const forEvents = drawFrom<DeliveryFault>(seed + 1, [
    [rates.repeated, 'repeated'],
    [rates.lostAcknowledgement, 'lost acknowledgement'],
    [rates.cutSocket, 'cut socket'],
  ]);
  return {
    call: (method) => (rates.methods?.includes(method) === false ? undefined : forCalls()),
    event: forEvents,
  };
}
