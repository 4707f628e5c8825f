import type { EventId } from './ids.ts';

/** Who works on an event, and until when nobody else may take it over. */
export interface Hold {
  /** Random text that names a process. */
  readonly holder: string;
  readonly leaseUntil: number;
  readonly now: number;
}

/** An event whose work is not finished. */
export interface OpenEvent extends EventId {
  /** Who wants it done, and may want it forgotten. */
  readonly person: string;
  /** What it takes to do the work, as the taker wrote it. */
  readonly content: string;
}

export interface TakenOverEvent extends OpenEvent {
  /** How often it was taken over, this time included. */
  readonly takeOvers: number;
}

/** What came in, so that nothing is answered twice and nothing that was acknowledged is forgotten. */
export interface EventStore {
  /** True for the first caller with this event, false for all others, in whatever process. */
  claim(event: EventId, now: number): Promise<boolean>;
  /** Like `claim`, and keeps the content until it is finished. */
  take(event: OpenEvent, hold: Hold): Promise<boolean>;
  /**
   * Gives what the holder has not finished a new end of the lease; what somebody else has taken over stays theirs. That goes
   * for events of which the holder was never told too, because a reply was lost: whoever may have missed one goes on under
   * another name.
   */
  renew(holder: string, leaseUntil: number): Promise<void>;
  /** Takes over events that are not finished and whose lease is over, at most `limit`, oldest first. */
  takeOver(platform: string, hold: Hold, limit: number): Promise<readonly TakenOverEvent[]>;
  /** Finishes it and deletes the content. False when the holder does not hold it (any more), or the person was forgotten. */
  finish(event: EventId, holder: string): Promise<boolean>;
}
