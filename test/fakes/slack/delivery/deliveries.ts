import type { Json } from '../../json.ts';
import type { DeliveryFault, Faults } from '../faults.ts';
import type { World } from '../state/world.ts';
import type { Attempt, Carrier, Delivery, DeliveryKind, Failure, Outcome } from './delivery.ts';

/** Brings payloads to the app, and events again when they are not acknowledged. */
export interface Deliveries {
  readonly log: readonly Delivery[];
  send(kind: DeliveryKind, type: string, payload: Json): Delivery;
  /** Delivers once more what was acknowledged, as Slack does when the acknowledgement got lost on its way. */
  repeat(delivery: Delivery): Promise<void>;
  /** Makes every redelivery that waits for its time now, and those that follow without delay. */
  hurry(): void;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
  close(): void;
}

interface DeliveriesDeps {
  readonly world: World;
  readonly faults: Faults;
  /** Cuts every socket. */
  readonly cutSockets: () => void;
  readonly carrier: () => Carrier;
  /** How long after each failed attempt the next one follows; its length is the number of retries. */
  readonly retryDelaysMs: readonly number[];
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };
type Kept = Mutable<Omit<Delivery, 'attempts'>> & { attempts: Attempt[] };

export function createDeliveries({ world, faults, cutSockets, carrier, retryDelaysMs }: DeliveriesDeps): Deliveries {
  const log: Kept[] = [];
  const waiting = new Set<() => void>();
  const underWay = new Set<Kept>();
  let closed = false;

  const pause = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, delayMs);
      waiting.add(done);
    });

  async function attempt(delivery: Kept, num: number, reason?: Failure, fault?: DeliveryFault): Promise<Outcome> {
    const at = world.clock.now();
    const sending = carrier().send(delivery, { num, ...(reason !== undefined && { reason }) });
    if (fault === 'cut socket') cutSockets();
    const outcome = await sending;
    delivery.attempts.push({ at, retryNum: num, outcome: outcome.acknowledged ? 'acknowledged' : outcome.reason });
    return outcome;
  }

  async function bring(delivery: Kept): Promise<void> {
    const retries = delivery.kind === 'events_api' ? retryDelaysMs : [];
    let reason: Failure | undefined;
    for (let num = 0; num <= retries.length && !closed; num += 1) {
      if (num > 0) await pause(retries[num - 1] ?? 0);
      if (closed) break;
      const fault = delivery.kind === 'events_api' ? faults.takeForEvent() : undefined;
      const outcome = await attempt(delivery, num, reason, fault);
      if (outcome.acknowledged && fault !== 'lost acknowledgement') {
        delivery.state = 'acknowledged';
        if (outcome.response !== undefined) delivery.response = outcome.response;
        if (fault === 'repeated') await attempt(delivery, num + 1, 'http_timeout');
        return;
      }
      if (outcome.acknowledged) {
        reason = 'http_timeout';
        continue;
      }
      world.changed();
      if (outcome.noRetry === true) break;
      reason = outcome.reason;
    }
    delivery.state = 'given up';
  }

  return {
    log,
    send: (kind, type, payload) => {
      const delivery: Kept = {
        id: log.length + 1,
        kind,
        type,
        payload,
        attempts: [],
        state: 'waiting',
        settled: undefined as never,
      };
      log.push(delivery);
      underWay.add(delivery);
      delivery.settled = bring(delivery).then(() => {
        underWay.delete(delivery);
        world.changed();
        return delivery;
      });
      return delivery;
    },
    repeat: async (delivery) => {
      const kept = log.find(({ id }) => id === delivery.id);
      if (kept === undefined) throw new Error('No such delivery.');
      await attempt(kept, kept.attempts.length, 'http_timeout');
      world.changed();
    },
    hurry: () => {
      for (const done of [...waiting]) done();
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all([...underWay].map(({ settled }) => settled));
    },
    close: () => {
      closed = true;
      for (const done of [...waiting]) done();
    },
  };
}
