import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { OutageLog } from '../../outage-log.ts';
import type { EventId, EventStore, OpenEvent, TakenOverEvent } from '../../store/store.ts';
import { type Timer, withTimeout } from '../../timer.ts';

/** The right to answer an event, which this process has until it loses it. */
export interface EventHold {
  /** Aborted once others may have it. */
  readonly signal: AbortSignal;
  /** To be asked right before anything is shown. Aborts the signal where it is not certain. */
  isCertain(): boolean;
  /** Writes down that the event needs no more work, as soon as the store can be written. */
  finish(): void;
}

export interface HeldEvent {
  readonly event: TakenOverEvent;
  readonly hold: EventHold;
}

/**
 * Events that this process works on. The store lets it have each for the length of a lease, which is prolonged while the work
 * lasts. A lease that could not be prolonged in time is lost, since another process may have taken the event over.
 */
export interface EventHolds {
  /** Whether nobody has had the event before. It is, for all we know, where the store cannot tell soon. */
  claim(id: EventId): Promise<boolean>;
  /** @returns nothing when somebody has taken the event before. Where the store cannot tell soon, it is taken without. */
  take(event: OpenEvent): Promise<EventHold | undefined>;
  /** Writes an event down for whoever takes it over. Rejects where the store cannot be written. */
  leave(event: OpenEvent): Promise<void>;
  /** Of those that nobody holds, at most so many. */
  takeOver(platform: string, limit: number): Promise<readonly HeldEvent[]>;
  /** Aborts all signals. */
  abort(): void;
  /** Lets others have at once, or after a delay, what is not finished; resolves once that is written, or cannot be. */
  release(afterMs: number): Promise<void>;
}

export interface EventHoldsDeps {
  readonly events: EventStore;
  /** Random, of this process. */
  readonly holder: string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  readonly outages: OutageLog;
}

const leaseMs = 60_000;
const renewEveryMs = 20_000;
const renewAgainMs = 5_000;
/** What is sent in the last moment may take this long to arrive, and clocks of processes may differ by some of it. */
const marginMs = 15_000;
/** Who is to be answered waits so long for a store of which nothing is heard, be it busy with others. */
const patienceMs = 1_000;
/** Slack wants to hear within 3 s that something has come in. */
const longestPatienceMs = 2_500;
const writePatienceMs = 5_000;

/**
 * One name under which events are held. Renewing is by name, so once some of its events may have been lost, the name is used no
 * more: it would keep them from those who would take them over.
 */
interface Term {
  readonly holder: string;
  lost: boolean;
}

interface Held {
  readonly id: EventId;
  readonly term: Term;
  readonly controller: AbortController;
  /** End of the lease; nothing while the store does not say that it knows of the event. */
  until: number | undefined;
  done: boolean;
}

export function createEventHolds({ events, holder, clock, timer, logger, outages }: EventHoldsDeps): EventHolds {
  const held = new Set<Held>();
  const done = new Set<Held>();
  let terms = 0;
  const newTerm = (): Term => ({ holder: `${holder}.${++terms}`, lost: false });
  let current = newTerm();
  let cancelRenewal: (() => void) | undefined;
  let writing: Promise<void> | undefined;
  let released = false;
  /** When the store last told whether an event is new. */
  let heardAt = Number.NEGATIVE_INFINITY;

  function keep(id: EventId, term: Term, until: number | undefined): Held {
    const entry = { id, term, controller: new AbortController(), until, done: false };
    held.add(entry);
    renewIn(renewEveryMs);
    return entry;
  }

  const holdOf = (entry: Held): EventHold => ({
    signal: entry.controller.signal,
    isCertain() {
      if (isOver(entry)) lose(entry.term);
      return !entry.controller.signal.aborted;
    },
    finish() {
      entry.done = true;
      done.add(entry);
      void writeDone();
    },
  });

  const isOver = ({ until }: Held): boolean => until !== undefined && until - marginMs <= clock.now();

  function lose(term: Term): void {
    if (!term.lost) logger.warn('leases on events are lost; whoever can reach the store goes on with them');
    term.lost = true;
    if (current === term) current = newTerm();
    for (const entry of held) {
      if (entry.term === term && entry.until !== undefined && !entry.done)
        drop(entry, 'the lease on the event is lost');
    }
  }

  function drop(entry: Held, reason: string): void {
    held.delete(entry);
    entry.controller.abort(new Error(reason));
  }

  function renewIn(delayMs: number): void {
    if (released || cancelRenewal !== undefined || held.size === 0) return;
    cancelRenewal = timer.set(async () => {
      const renewed = await renew();
      cancelRenewal = undefined;
      renewIn(renewed ? renewEveryMs : renewAgainMs);
      void writeDone();
    }, delayMs);
  }

  async function renew(): Promise<boolean> {
    let renewed = true;
    for (const term of new Set([...held].map((entry) => entry.term))) {
      const entries = [...held].filter((entry) => entry.term === term && entry.until !== undefined);
      const until = clock.now() + leaseMs;
      const written = !term.lost && (await write('renewing leases', () => events.renew(term.holder, until)));
      renewed &&= written || term.lost;
      // When it comes too late, others may have been faster.
      if (entries.some((entry) => !entry.done && isOver(entry))) lose(term);
      else if (written) for (const entry of entries) entry.until = until;
    }
    return renewed;
  }

  /** One after the other, so that what comes in does not wait behind many. */
  async function writeDone(): Promise<void> {
    if (done.size > 0) writing ??= writeEach();
    await writing;
  }

  async function writeEach(): Promise<void> {
    for (const entry of done) {
      const isWritten = await write('finishing events', () => finish(entry));
      done.delete(entry);
      if (isWritten) {
        held.delete(entry);
      } else {
        // Behind the others, should it be the only one that fails.
        done.add(entry);
        break;
      }
    }
    writing = undefined;
  }

  async function finish({ id, term, until }: Held): Promise<void> {
    // Then at least no later delivery of it is answered.
    if (until === undefined) await events.claim(id, clock.now());
    const wasHeld = await events.finish(id, term.holder);
    if (until !== undefined && !wasHeld) logger.info('an event was taken over, or forgotten, while it was answered');
  }

  async function write(name: string, task: () => Promise<void>): Promise<boolean> {
    try {
      await withTimeout(timer, writePatienceMs, task);
      outages.worked(name);
      return true;
    } catch (error) {
      outages.failed(name, error);
      return false;
    }
  }

  /** @returns nothing where the store cannot tell soon. */
  async function verdict(asked: Promise<boolean>): Promise<boolean | undefined> {
    try {
      const isNew = await soon(asked);
      heardAt = clock.now();
      outages.worked('remembering what came in');
      return isNew;
    } catch (error) {
      outages.failed('remembering what came in', error);
      return undefined;
    }
  }

  function soon<T>(asked: Promise<T>): Promise<T> {
    const askedAt = clock.now();
    return new Promise((resolve, reject) => {
      let cancel = timer.set(look, patienceMs);
      // In its next turn, so that what the store has said while we were busy is heard first.
      function look(): void {
        setImmediate(() => {
          const waitMs = Math.min(heardAt + patienceMs, askedAt + longestPatienceMs) - clock.now();
          if (waitMs > 0) cancel = timer.set(look, waitMs);
          else reject(new Error(`no reply of the store within ${clock.now() - askedAt} ms`));
        });
      }
      asked.then(resolve, reject).finally(() => cancel());
    });
  }

  return {
    claim: async (id) => (await verdict(events.claim(id, clock.now()))) ?? true,
    async take(event) {
      const now = clock.now();
      const until = now + leaseMs;
      const term = current;
      const asked = events.take(event, { holder: term.holder, leaseUntil: until, now });
      const isNew = await verdict(asked);
      if (isNew !== undefined) return isNew ? holdOf(keep(idOf(event), term, until)) : undefined;
      const entry = keep(idOf(event), term, undefined);
      asked.then(
        (isNew) => {
          if (isNew) entry.until = until;
          else if (!entry.done) drop(entry, 'another process has the event');
        },
        () => {},
      );
      return holdOf(entry);
    },
    async leave(event) {
      const now = clock.now();
      const asked = events.take(event, { holder: newTerm().holder, leaseUntil: now, now });
      await withTimeout(timer, patienceMs, () => asked);
    },
    async takeOver(platform, limit) {
      // A name for each time: should the reply be lost, nobody prolongs what was taken over, and somebody does so again.
      const term = newTerm();
      const now = clock.now();
      const until = now + leaseMs;
      const by = { holder: term.holder, leaseUntil: until, now };
      const taken = await withTimeout(timer, writePatienceMs, () => events.takeOver(platform, by, limit));
      return taken.map((event) => ({ event, hold: holdOf(keep(idOf(event), term, until)) }));
    },
    abort() {
      for (const { controller, done } of held) if (!done) controller.abort(new Error('the process ends'));
    },
    async release(afterMs) {
      released = true;
      cancelRenewal?.();
      await writeDone();
      const left = [...held].filter((entry) => !entry.done && !entry.term.lost);
      for (const term of new Set(left.map((entry) => entry.term))) {
        await write('releasing leases', () => events.renew(term.holder, clock.now() + afterMs));
      }
    },
  };
}

const idOf = ({ platform, event }: EventId): EventId => ({ platform, event });
