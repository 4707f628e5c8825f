import type { GatewayDispatchPayload } from 'discord.js';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { OnDispatch } from './gateway.ts';
import type { SavedSession } from './saved-sessions.ts';
import { createSettledSequence, type SettledSequence } from './settled-sequence.ts';
import type { ResumableSession } from './shard-connection.ts';

/** What Discord tells a shard, and up to where it was told. */
export interface ShardSession {
  readonly shard: number;
  /** To go on with in this process; nothing where a new one has to be begun. */
  readonly current: ResumableSession | undefined;
  /** To go on with in another process, which is told again what is not dealt with. */
  readonly saved: SavedSession | undefined;
  /** Hands on what happened, without waiting for what happened before. */
  take(payload: GatewayDispatchPayload): void;
  /** Discord does not know it any more, or another process goes on with it. */
  forget(): void;
  /** Resolves once all that was handed on is dealt with. */
  drained(): Promise<void>;
}

interface ShardSessionDeps {
  readonly shard: number;
  /** What a process before this one has left. */
  readonly saved?: SavedSession;
  readonly onDispatch: OnDispatch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What fails once it is aborted is told again to another process. */
  readonly stopping: AbortSignal;
}

export function createShardSession({
  shard,
  saved,
  onDispatch,
  clock,
  logger,
  stopping,
}: ShardSessionDeps): ShardSession {
  let session: { readonly id: string; readonly resumeUrl: string; readonly progress: SettledSequence } | undefined;
  if (saved !== undefined) session = begin(saved.sessionId, saved.resumeUrl, saved.sequence);
  const pending = new Set<Promise<void>>();

  function begin(id: string, resumeUrl: string, sequence: number) {
    return { id, resumeUrl, progress: createSettledSequence(sequence, clock) };
  }

  async function dealWith(payload: GatewayDispatchPayload, settle: () => void): Promise<void> {
    try {
      await onDispatch(payload, shard);
      settle();
    } catch (error) {
      logger.warn('something from Discord could not be dealt with', { shard, type: payload.t, err: error });
      // One that always fails must not hold up the others for good.
      if (!stopping.aborted) settle();
    }
  }

  return {
    shard,
    get current() {
      return session && { sessionId: session.id, resumeUrl: session.resumeUrl, sequence: session.progress.received };
    },
    get saved() {
      if (session === undefined) return undefined;
      return { shard, sessionId: session.id, resumeUrl: session.resumeUrl, sequence: session.progress.settled };
    },
    take(payload) {
      if (payload.t === 'READY') session = begin(payload.d.session_id, payload.d.resume_gateway_url, payload.s - 1);
      // It came before, and what is dealt with or will be needs no second telling.
      if (session !== undefined && payload.s <= session.progress.received) return;
      const work = dealWith(payload, session?.progress.begin(payload.s) ?? (() => {})).finally(() =>
        pending.delete(work),
      );
      pending.add(work);
    },
    forget() {
      session = undefined;
    },
    async drained() {
      await Promise.all(pending);
    },
  };
}
