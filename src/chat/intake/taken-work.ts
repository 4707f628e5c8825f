import { createLanes } from '../../lanes.ts';
import type { Logger } from '../../logger.ts';
import type { Message } from '../message.ts';
import type { Request } from '../request.ts';
import { type Delivered, type Delivery, type Parcel, postKey } from './delivery.ts';
import type { Envelope } from './envelope.ts';
import type { Outlets } from './outlets.ts';
import { lineMessage, type Thinking } from './thinking.ts';

/** Sees what was taken through to its reply. */
export interface TakenWork {
  /**
   * Resolves once there is nothing more to do, or the hold is lost. Never rejects.
   * @param leftBehind whether it comes from a process that is gone, and may have replied
   */
  work(taken: Taken, leftBehind: boolean): Promise<'ignored' | Delivered>;
  /** Replies that are being posted. */
  posting(): number;
}

export interface Taken extends Pick<Parcel, 'id' | 'hold'> {
  readonly envelope: Envelope;
}

export interface TakenWorkDeps {
  readonly thinking: Thinking;
  readonly delivery: Delivery;
  readonly outlets: Outlets;
  readonly logger: Logger;
}

/** Replies wait in memory while a channel takes one after the other, so few are made ahead. */
const mostAheadInPlace = 100;

export function createTakenWork({ thinking, delivery, outlets, logger }: TakenWorkDeps): TakenWork {
  const conversations = createLanes();
  const places = createLanes(mostAheadInPlace);
  let posting = 0;

  async function messageOf({ envelope, hold }: Taken): Promise<Message | undefined> {
    if (envelope.line !== undefined) return lineMessage(envelope.line);
    return thinking.answer(envelope.request, hold.signal, false);
  }

  async function reply(taken: Taken, leftBehind: boolean): Promise<'ignored' | Delivered> {
    const { id, envelope, hold } = taken;
    const outlet = await outlets.get(id.platform, hold.signal);
    const parcel = { id, hold, ...envelope };
    if (leftBehind) {
      const found = await delivery.find(parcel, outlet);
      if (found !== 'absent') return found;
    }
    const message = await messageOf(taken);
    if (message === undefined) return 'ignored';
    posting += 1;
    try {
      return await delivery.post(parcel, outlet, message);
    } finally {
      posting -= 1;
    }
  }

  async function settle(taken: Taken, leftBehind: boolean): Promise<'ignored' | Delivered> {
    const { id, hold } = taken;
    if (hold.signal.aborted) return 'lost';
    let end: 'ignored' | Delivered = 'given up';
    try {
      end = await reply(taken, leftBehind);
    } catch (error) {
      if (hold.signal.aborted) return 'lost';
      logger.error('what was taken is given up', { platform: id.platform, key: postKey(id), err: error });
    }
    if (end !== 'lost') hold.finish();
    return end;
  }

  return {
    work(taken, leftBehind) {
      const { platform, place, conversation } = taken.envelope.request;
      // A line says what holds now, and takes no computing.
      if (taken.envelope.line !== undefined) return settle(taken, leftBehind);
      return conversations.run(keyOf(platform, conversation), undefined, () =>
        places.run(keyOf(platform, place), undefined, () => settle(taken, leftBehind)),
      );
    },
    posting: () => posting,
  };
}

const keyOf = (platform: Request['platform'], within: string): string => JSON.stringify([platform, within]);
