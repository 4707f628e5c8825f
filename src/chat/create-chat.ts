import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type ChatMetrics, silentMetrics } from '../metrics.ts';
import { createOutageLog } from '../outage-log.ts';
import { noRequestIds, type RequestIds } from '../request-ids.ts';
import type { EventId, Store } from '../store/store.ts';
import { systemTimer, type Timer, withTimeout } from '../timer.ts';
import type { Chat, Incoming, Outlet } from './chat.ts';
import { type ChatLimits, standardLimits } from './chat-limits.ts';
import type { Completion } from './completion.ts';
import { createAdmission } from './intake/admission.ts';
import { createDelivery, postKey } from './intake/delivery.ts';
import { createEnvelope, createRefusal, type Envelope, readEnvelope, type Written } from './intake/envelope.ts';
import { createEventHolds, type HeldEvent } from './intake/event-holds.ts';
import { intakeLines } from './intake/intake-lines.ts';
import { createLeftBehind } from './intake/left-behind.ts';
import { createOutlets } from './intake/outlets.ts';
import { createRecentEvents } from './intake/recent-events.ts';
import { createTakenWork, type Taken } from './intake/taken-work.ts';
import { createTally } from './intake/tally.ts';
import { createThinking, lineMessage } from './intake/thinking.ts';
import type { Message } from './message.ts';
import type { Previews } from './previews.ts';
import type { Request } from './request.ts';

export interface ChatDeps {
  /** Nothing for what was not meant for the bot. */
  readonly bot: { handle(request: Request): Promise<Message | undefined> };
  readonly completion: Completion;
  readonly previews: Previews;
  readonly store: Pick<Store, 'events' | 'places'>;
  /** Random text that names this process. */
  readonly holder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Absent where nobody reads them. */
  readonly metrics?: ChatMetrics;
  readonly requestIds?: RequestIds;
  readonly timer?: Timer;
  /** From 0 to below 1. */
  readonly random?: () => number;
  readonly limits?: Partial<ChatLimits>;
}

/** What goes on at this moment, and what has happened since the start. */
interface ChatStats {
  readonly waiting: number;
  readonly computing: number;
  readonly posting: number;
  readonly answered: number;
  readonly duplicates: number;
  /** Got a line in place of an answer, or not even that. */
  readonly refused: number;
  /** Taken over from a process that was gone. */
  readonly takenOver: number;
  /** Answers that could not be posted. */
  readonly givenUp: number;
}

export interface RunningChat extends Chat {
  /** The outlet of a platform that has started: what was left unanswered there is answered from now on. */
  open(outlet: Outlet & { readonly name: string }): void;
  /**
   * Takes no more and finishes what was taken. What is not done within the grace is left to another process, or the next start.
   * Replies are posted meanwhile, so platforms must still be able to.
   */
  close(graceMs?: number): Promise<void>;
  stats(): ChatStats;
}

/** Lines in place of answers that are on their way at a time; beyond it they are left out. */
const mostLines = 1_000;
/** What no process can finish may be what ends the process. */
const mostTakeOvers = 5;
const standardGraceMs = 8_000;
/** What is being sent when the grace is over may take this long to arrive. */
const lastMomentMs = 2_000;
/** When it has not, nobody else may send it for so long. */
const doubtMs = 15_000;

/** Answers what platforms hand over: once, in order, and no more than the process can do. */
export function createChat(deps: ChatDeps): RunningChat {
  const { bot, completion, previews, store, holder, clock, logger, timer = systemTimer, random = Math.random } = deps;
  const { requestIds = noRequestIds } = deps;
  const { maxWaiting, ...limits } = { ...standardLimits, ...deps.limits };
  const { count, countAnswer, totals } = createTally({ clock, metrics: deps.metrics ?? silentMetrics });
  // Requests that are to be answered, and lines that are on their way.
  const inside = { requests: 0, lines: 0 };
  const tasks = new Set<Promise<unknown>>();
  const ending = new AbortController();
  // Everybody who waits for a reply listens to it, and leaves again.
  setMaxListeners(0, ending.signal);
  let closing: Promise<void> | undefined;
  const room = (): number => maxWaiting - inside.requests;

  const outages = createOutageLog(logger);
  const recent = createRecentEvents();
  const outlets = createOutlets();
  const thinking = createThinking({ bot, timer, logger });
  const delivery = createDelivery({ clock, timer, random, logger, outages });
  const taken = createTakenWork({ thinking, delivery, outlets, logger });
  const admission = createAdmission({ clock, ...limits, isFull: () => room() <= 0 });
  const holds = createEventHolds({ events: store.events, holder, clock, timer, logger, outages });
  const leftBehind = createLeftBehind({ holds, timer, random, outages, room, resume });

  /** Counts a task, and has the end wait for it. */
  async function inTheHouse<T>(kind: keyof typeof inside, run: () => Promise<T>): Promise<T> {
    inside[kind] += 1;
    const task = run();
    tasks.add(task);
    try {
      return await task;
    } finally {
      inside[kind] -= 1;
      tasks.delete(task);
    }
  }

  async function claim(id: EventId): Promise<boolean> {
    if (recent.find(id) !== undefined) return false;
    recent.add(id, { acknowledged: Promise.resolve(), settled: true });
    return holds.claim(id);
  }

  async function reply(request: Request, event: string | undefined): Promise<Message | undefined> {
    if (closing !== undefined) return lineMessage(intakeLines.stopping);
    const takenAt = clock.now();
    if (event !== undefined && !(await claim({ platform: request.platform, event }))) {
      count('duplicates', request.platform);
      return undefined;
    }
    const verdict = admission.judge(request);
    if (!verdict.admitted) {
      count('refused', request.platform);
      return lineMessage(verdict.line);
    }
    const message = await inTheHouse('requests', () => untilEnd(thinking.answer(request, ending.signal, true)));
    countAnswer(request.platform, takenAt);
    return message;
  }

  function untilEnd<T>(task: Promise<T>): Promise<T | Message> {
    return new Promise((resolve, reject) => {
      const end = (): void => resolve(lineMessage(intakeLines.stopping));
      ending.signal.addEventListener('abort', end);
      task.then(resolve, reject).finally(() => ending.signal.removeEventListener('abort', end));
    });
  }

  /** @returns what to keep of it; nothing where it gets no reply at all. */
  function judge(incoming: Incoming): Written | undefined {
    const { request } = incoming;
    const verdict = admission.judge(request);
    if (verdict.admitted) return createEnvelope(incoming);
    count('refused', request.platform);
    // What was merely overheard needs no excuse, and a flood no flood of them.
    if (!request.addressed || verdict.wait?.told === true || inside.lines >= mostLines) return undefined;
    if (verdict.wait !== undefined) verdict.wait.told = true;
    return createRefusal(incoming, verdict.line);
  }

  /** Resolves once it is on disk, or in the care of this process; rejects when it is neither. */
  async function admit(id: EventId, incoming: Incoming): Promise<void> {
    const takenAt = clock.now();
    const written = judge(incoming);
    if (written === undefined) return;
    const { envelope, content } = written;
    const event = { ...id, person: envelope.request.person, content };
    if (closing !== undefined) return holds.leave(event);
    return new Promise((resolve, reject) => {
      inTheHouse(kindOf(envelope), async () => {
        const hold = await holds.take(event);
        resolve();
        if (hold !== undefined) return work({ id, envelope, hold }, takenAt);
        count('duplicates', id.platform);
        if (envelope.line === undefined) admission.refund(incoming.request);
      }).catch(reject);
    });
  }

  /** @param takenAt nothing for what another process has taken, and left behind. */
  async function work(one: Taken, takenAt: number | undefined): Promise<void> {
    const end = await taken.work(one, takenAt === undefined);
    if (end === 'posted' && one.envelope.line === undefined) countAnswer(one.id.platform, takenAt);
    if (end === 'given up') count('givenUp', one.id.platform);
    if (end === 'ignored') admission.refund(one.envelope.request);
    const event = recent.find(one.id);
    if (event !== undefined && end !== 'lost') event.settled = true;
  }

  function resume({ event: { platform, event, content, takeOvers }, hold }: HeldEvent): void {
    const id = { platform, event };
    const envelope = takeOvers > mostTakeOvers ? tooOften(id) : readable(id, content);
    // Settled: this process has answered it, and could not write that down in time.
    if (envelope === undefined || recent.find(id)?.settled === true) {
      hold.finish();
      return;
    }
    recent.add(id, { acknowledged: Promise.resolve(), settled: false });
    count('takenOver', platform);
    void requestIds.within(() => inTheHouse(kindOf(envelope), () => work({ id, envelope, hold }, undefined)));
  }

  function tooOften(id: EventId): undefined {
    const { platform } = id;
    logger.error(`what was taken over ${mostTakeOvers} times and never finished is dropped`, {
      platform,
      key: postKey(id),
    });
  }

  function readable(id: EventId, content: string): Envelope | undefined {
    try {
      return readEnvelope(id.platform, content);
    } catch (error) {
      const { platform } = id;
      logger.error('what was taken cannot be read, and is dropped', { platform, key: postKey(id), err: error });
      return undefined;
    }
  }

  async function end(graceMs: number): Promise<void> {
    await inTime(graceMs, Promise.all([leftBehind.stop(), idle()]));
    ending.abort(new Error('the process ends'));
    holds.abort();
    const isQuiet = await inTime(lastMomentMs, idle());
    await holds.release(isQuiet ? 0 : doubtMs);
  }

  const idle = async () => {
    while (tasks.size > 0) await Promise.allSettled(tasks);
  };

  async function inTime(timeoutMs: number, task: Promise<unknown>): Promise<boolean> {
    return withTimeout(timer, timeoutMs, () => task).then(
      () => true,
      () => false,
    );
  }

  return {
    async answer(request, event) {
      try {
        return await requestIds.within(() => reply(request, event));
      } catch (error) {
        const { platform, place, conversation, person } = request;
        logger.error('a request failed', { platform, place, conversation, person, err: error });
        return lineMessage(intakeLines.failed);
      }
    },
    complete: async (request, option) => (closing === undefined ? completion.complete(request, option) : []),
    preview: async (request) => (closing === undefined ? previews.preview(request) : undefined),
    take(incoming) {
      const { event, request } = incoming;
      const id = { platform: request.platform, event };
      const known = recent.find(id);
      if (known !== undefined) {
        count('duplicates', request.platform);
        return known.acknowledged;
      }
      const acknowledged = requestIds
        .within(() => admit(id, incoming))
        .catch((error: unknown) => {
          // It is nowhere, so the next delivery is a first one.
          recent.remove(id);
          throw error;
        });
      recent.add(id, { acknowledged, settled: false });
      return acknowledged;
    },
    async leave(platform, prefix) {
      try {
        await store.places.remove(platform, prefix);
      } catch (error) {
        logger.error('settings stay behind of places that the bot has left', { platform, place: prefix, err: error });
      }
    },
    open(outlet) {
      outlets.open(outlet.name, outlet);
      leftBehind.watch(outlet.name);
    },
    close(graceMs = standardGraceMs) {
      closing ??= end(graceMs);
      return closing;
    },
    stats() {
      const computing = thinking.underWay();
      const posting = taken.posting();
      const waiting = Math.max(0, inside.requests + inside.lines - computing - posting);
      return { waiting, computing, posting, ...totals() };
    },
  };
}

const kindOf = ({ line }: Envelope): 'requests' | 'lines' => (line === undefined ? 'requests' : 'lines');
