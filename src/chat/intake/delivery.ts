import { createHash } from 'node:crypto';
import type { Logger } from '../../logger.ts';
import type { OutageLog } from '../../outage-log.ts';
import type { EventId } from '../../store/store.ts';
import { GoneError, type Outlet } from '../chat.ts';
import type { Message } from '../message.ts';
import type { Request } from '../request.ts';
import type { EventHold } from './event-holds.ts';
import { keepTrying, type Trying } from './keep-trying.ts';

/** A reply on its way. */
export interface Parcel {
  readonly id: EventId;
  readonly request: Request;
  readonly replyTo: string;
  readonly hold: EventHold;
}

/** lost: the event is somebody else's now, or nobody's. Else there is nothing more to do. */
export type Delivered = 'posted' | 'given up' | 'lost';

export interface Delivery {
  /** Whether a process that died had posted it. */
  find(parcel: Parcel, outlet: Outlet): Promise<'absent' | Delivered>;
  /** Posts a message once, however often it takes. */
  post(parcel: Parcel, outlet: Outlet, message: Message): Promise<Delivered>;
}

export interface DeliveryDeps extends Trying {
  readonly logger: Logger;
  readonly outages: OutageLog;
}

export function createDelivery({ logger, outages, ...trying }: DeliveryDeps): Delivery {
  async function deliver<T>(parcel: Parcel, attempt: () => Promise<T>): Promise<T | 'given up' | 'lost'> {
    const { id, request, hold } = parcel;
    const { platform } = id;
    const { signal } = hold;
    let hasFailed = false;
    const onFailure = (error: unknown): void => {
      hasFailed = true;
      outages.failed('posting answers', error, { platform });
    };
    const isFinal = (error: unknown): boolean => error instanceof GoneError;
    try {
      const result = await keepTrying(attempt, { signal, isFinal, onFailure }, trying);
      if (hasFailed) outages.worked('posting answers', { platform });
      return result;
    } catch (error) {
      if (signal.aborted) return 'lost';
      const { place, conversation, person } = request;
      const fields = { platform, place, conversation, person, key: postKey(id) };
      if (error instanceof GoneError) logger.warn('an answer cannot be posted', { ...fields, remedy: error.message });
      else logger.error('an answer could not be posted for an hour and is given up', { ...fields, err: error });
      return 'given up';
    }
  }

  return {
    find(parcel, outlet) {
      return deliver(parcel, async () => {
        const { id, replyTo, hold } = parcel;
        return (await outlet.wasPosted(replyTo, postKey(id), hold.signal)) ? 'posted' : 'absent';
      });
    },
    post(parcel, outlet, message) {
      const { id, request, replyTo, hold } = parcel;
      const key = postKey(id);
      let mayBeThere = false;
      return deliver<'posted'>(parcel, async () => {
        // What failed may have arrived all the same.
        if (mayBeThere && (await outlet.wasPosted(replyTo, key, hold.signal))) return 'posted';
        if (!hold.isCertain()) throw hold.signal.reason;
        mayBeThere = true;
        await outlet.post(replyTo, message, {
          ...{ key, signal: hold.signal, isHeld: hold.isCertain, person: request.person },
        });
        return 'posted';
      });
    },
  };
}

/** The same in every process: 22 characters that stand for 128 bits. */
export function postKey({ platform, event }: EventId): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([platform, event]))
    .digest();
  return hash.subarray(0, 16).toString('base64url');
}
