import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { PlaceId, Slot, SlotId, SlotStore } from '../../store/store.ts';
import { type Timer, withTimeout } from '../../timer.ts';
import { type DailyPost, type DailyPoster, postKey } from './daily-post.ts';

/** What is particular about the prompts, or the reveals, among the slots. */
export interface SlotPart {
  /** Why the slot should not be posted any more, if so. */
  obstacle(slot: Slot, now: number): string | undefined;
  /** Settles what to post and keeps it, the same when it is called again: a `PostedPrompt.id`, or why there is none. */
  prepare(slot: Slot): Promise<{ readonly content: string } | { readonly obstacle: string }>;
  /** Nothing when what was prepared is gone. */
  compose(slot: Slot, content: string): Promise<DailyPost | undefined>;
  /** Before a slot is written down as posted or skipped; may be called again. */
  beforeSettling(slot: Slot, end: 'posted' | 'skipped'): Promise<void>;
}

export interface SlotRunnerDeps {
  readonly slots: SlotStore;
  readonly poster: DailyPoster;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly logger: Logger;
  /** Random, of this process. */
  readonly holder: string;
}

/**
 * Posts what a slot is for exactly once, whoever else tries and whenever anybody dies: the slot is claimed, what is to be
 * posted is written down, it is posted, and that is written down. Whoever finds a slot whose holder is gone asks the platform
 * before posting again.
 */
export interface SlotRunner {
  /** Claims a slot and posts it, unless somebody has claimed it before. A post that fails is logged. */
  begin(id: SlotId, dueAt: number, part: SlotPart): Promise<void>;
  /**
   * Takes over a slot whose lease is over and goes on with it, unless somebody is faster.
   * @param dueAt when it is due as things stand now
   */
  resume(slot: Slot, dueAt: number, part: SlotPart): Promise<void>;
}

/** A call to the platform may take this long. */
const replyMs = 30_000;
/** What is sent in the last moment may take this long to arrive, and clocks of processes may differ by some of it. */
const graceMs = 60_000;
/** Long enough to choose a prompt before it is posted. A process that has died delays its slot by no more. */
const leaseMs = 180_000;
/** A post that keeps failing is tried again after a quarter of the time that it is late, but at least this often. */
const rarestMs = 15 * 60_000;
/** For so long after its time the platform is asked whether a slot was posted before somebody died. */
const askedForMs = 7 * 24 * 60 * 60_000;

export function createSlotRunner({ slots, poster, clock, timer, logger, holder }: SlotRunnerDeps): SlotRunner {
  async function settle(slot: Slot, part: SlotPart, state: 'posted' | 'skipped', reason?: string): Promise<void> {
    await part.beforeSettling(slot, state);
    const end = { state, now: clock.now(), ...(reason !== undefined && { reason }) };
    const settled = await slots.settle(slot, holder, end);
    const fields = { ...idOf(slot), ...(reason !== undefined && { reason }) };
    if (!settled) logger.warn('a daily slot was taken over by another process', fields);
    else if (state === 'posted') logger.info('a daily slot is posted', fields);
    else logger.warn('a daily slot is skipped', fields);
  }

  /** @returns what the platform says; nothing, once it is logged, where it fails or does not reply */
  async function ask<T>(slot: Slot, call: (key: string, signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      return await withTimeout(timer, replyMs, (signal) => call(postKey(slot), signal));
    } catch (error) {
      logger.warn('a platform failed at a daily slot, which will be tried again', { ...idOf(slot), err: error });
      return undefined;
    }
  }

  /** @returns whether nothing more can keep it from being posted twice */
  const leaseSuffices = ({ leaseUntil }: Slot): boolean => leaseUntil - clock.now() >= replyMs + graceMs;

  async function prepare(slot: Slot, part: SlotPart): Promise<Slot | undefined> {
    const obstacle = part.obstacle(slot, clock.now());
    const prepared = obstacle === undefined ? await part.prepare(slot) : { obstacle };
    if ('obstacle' in prepared) {
      await settle(slot, part, 'skipped', prepared.obstacle);
      return undefined;
    }
    const { content } = prepared;
    return (await slots.intend(slot, holder, content)) ? { ...slot, state: 'intended', content } : undefined;
  }

  async function post(slot: Slot, part: SlotPart): Promise<void> {
    const composed = await part.compose(slot, slot.content ?? '');
    if (composed === undefined) return settle(slot, part, 'skipped', 'its prompt is not stored any more');
    // Rather than overrun the lease, leave it to whoever comes next.
    if (!leaseSuffices(slot)) return;
    const posted = await ask(slot, async (key, signal) => {
      await poster.post(placeOf(slot), composed, key, signal);
      return true;
    });
    if (posted === true) await settle(slot, part, 'posted');
  }

  async function reconcile(slot: Slot, part: SlotPart): Promise<void> {
    const now = clock.now();
    if (now - slot.dueAt > askedForMs) {
      return settle(slot, part, 'skipped', 'the platform could not say whether it was posted');
    }
    const posted = await ask(slot, (key) => poster.wasPosted(placeOf(slot), key));
    if (posted === undefined) return;
    if (posted) return settle(slot, part, 'posted');
    const obstacle = part.obstacle(slot, now);
    return obstacle === undefined ? post(slot, part) : settle(slot, part, 'skipped', obstacle);
  }

  return {
    async begin(id, dueAt, part) {
      const leaseUntil = clock.now() + leaseMs;
      if (!(await slots.claim({ ...idOf(id), dueAt, holder, leaseUntil }))) return;
      const prepared = await prepare({ ...idOf(id), state: 'claimed', dueAt, holder, leaseUntil }, part);
      if (prepared !== undefined) await post(prepared, part);
    },
    async resume(abandoned, dueAt, part) {
      const now = clock.now();
      const backOffMs = abandoned.state === 'intended' ? Math.min((now - dueAt) / 4, rarestMs) : 0;
      const leaseUntil = Math.round(now + Math.max(leaseMs, backOffMs));
      const taken = await slots.takeOver(idOf(abandoned), { holder, now, leaseUntil });
      if (taken === undefined) return;
      const slot = { ...taken, dueAt };
      if (slot.state === 'intended') return reconcile(slot, part);
      const prepared = await prepare(slot, part);
      if (prepared !== undefined) await post(prepared, part);
    },
  };
}

function placeOf({ platform, place }: SlotId): PlaceId {
  return { platform, place };
}

function idOf({ platform, place, localDate, part }: SlotId): SlotId {
  return { platform, place, localDate, part };
}
