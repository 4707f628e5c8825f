import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { OnDispatch } from './gateway.ts';
import type { GatewayPace } from './gateway-pace.ts';
import type { SavedSessions } from './saved-sessions.ts';
import type { SessionFile } from './session-file.ts';
import { createShardSession, type ShardSession } from './shard-session.ts';

/** The sessions of this process, which outlive it. */
export interface KeptSessions {
  readonly ofShards: readonly ShardSession[];
  /** Forgets the sessions if another process goes on with them by now. To be called before one is gone on with here. */
  confirm(): Promise<void>;
  /** Once it is stopped: waits a while for what is being dealt with, and leaves the sessions to another process. */
  leave(): Promise<void>;
}

interface KeptSessionsDeps {
  readonly shards: readonly number[];
  /** Of sessions that these shards can go on with. */
  readonly kind: string;
  readonly file: SessionFile;
  readonly onDispatch: OnDispatch;
  readonly pace: Pick<GatewayPace, 'saveMs' | 'drainMs'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/** Takes over what a process before this one has left. Never rejects. */
export async function keepSessions(deps: KeptSessionsDeps): Promise<KeptSessions> {
  const { shards, kind, file, onDispatch, pace, clock, sleep, logger, signal } = deps;
  const taken = await file.take(
    (saved) => saved.kind === kind && saved.sessions.some(({ shard }) => shards.includes(shard)),
    signal,
  );
  const ofShards = shards.map((shard) => {
    const saved = taken?.sessions.find((session) => session.shard === shard);
    return createShardSession({ shard, ...(saved && { saved }), onDispatch, clock, logger, stopping: signal });
  });
  const known = (): SavedSessions => ({ kind, sessions: ofShards.flatMap(({ saved }) => saved ?? []) });

  let saving: Promise<void> | undefined;

  async function save(): Promise<void> {
    if (await file.save(known())) return;
    // Who took them for left behind goes on with them. Two would take them from each other for ever.
    for (const session of ofShards) session.forget();
    logger.warn('another process has taken over the sessions with Discord; new ones are begun once these end');
  }

  function saveOnce(): Promise<void> {
    saving ??= save().finally(() => {
      saving = undefined;
    });
    return saving;
  }

  async function goOnSaving(): Promise<void> {
    while (!signal.aborted) {
      await saveOnce();
      await sleep(pace.saveMs, signal).catch(() => {});
    }
  }

  const ended = goOnSaving();
  return {
    ofShards,
    confirm: saveOnce,
    async leave() {
      const drained = new AbortController();
      const late = sleep(pace.drainMs, drained.signal).catch(() => {});
      await Promise.race([Promise.all(ofShards.map((session) => session.drained())), late]);
      drained.abort();
      await ended;
      await saving;
      await file.leave(known());
    },
  };
}
