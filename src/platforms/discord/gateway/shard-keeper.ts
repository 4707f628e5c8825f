import type { Clock } from '../../../clock.ts';
import { ConfigError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { ConnectionWatch } from '../../connection-watch.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import { endsSession, operatorTrouble } from './close-codes.ts';
import type { GatewayInfo } from './gateway-info.ts';
import type { GatewayPace } from './gateway-pace.ts';
import type { IdentifyTurns } from './identify-turns.ts';
import { type ConnectionEnd, openConnection } from './shard-connection.ts';
import { createShardLog, whyOf } from './shard-log.ts';
import type { ShardSession } from './shard-session.ts';

interface ShardKeeperDeps {
  readonly shardCount: number;
  readonly intents: number;
  readonly settings: Pick<DiscordSettings, 'token' | 'shards'>;
  readonly session: ShardSession;
  /** Forgets the session if another process goes on with it by now. */
  readonly confirm: () => Promise<void>;
  readonly info: GatewayInfo;
  readonly turns: IdentifyTurns;
  readonly pace: GatewayPace;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly watch: Pick<ConnectionWatch, 'opened'>;
  readonly logger: Logger;
  /** Once it is aborted the connection is closed, and no other opened. */
  readonly signal: AbortSignal;
  readonly onUp: () => void;
  /** @returns whether somebody is told of it, so that it need not be logged */
  readonly onTrouble: (error: unknown) => boolean;
}

/** How many resumptions in a row may lead to nothing before a new session is begun, though Discord did not ask for one. */
const mostVainResumptions = 3;

/** After so many attempts in a row that did not reach the address for resuming, one goes to where sessions begin. */
const attemptsThere = 3;

/**
 * Keeps a shard connected, whatever happens, until the signal is aborted; never rejects. One connection after the other: at once
 * after one that was stable, else after a pause that is doubled with each, and after `refusedMs` where only the operator can mend it.
 */
export async function keepConnected(deps: ShardKeeperDeps): Promise<void> {
  const { shardCount, intents, settings, session, confirm, info, turns } = deps;
  const { pace, clock, sleep, random, watch, logger, signal, onUp, onTrouble } = deps;
  const { shard } = session;
  const log = createShardLog(shard, clock, logger);
  /** In a row: connections that did not last, resumptions in vain, and attempts for which nobody was there. */
  let failures = 0;
  let vain = 0;
  let unreached = 0;
  let hasBeenUp = false;

  async function connectOnce(): Promise<{ readonly end: ConnectionEnd; readonly upForMs?: number }> {
    await confirm();
    const isNew = session.current === undefined;
    const turnOver = isNew ? await turns.take(shard, failures, signal) : () => {};
    let upAt: number | undefined;
    let down = (): void => {};
    const connection = openConnection({
      ...{ shard, shardCount, intents, token: settings.token, pace, gatewayUrl: info.known().url },
      session: () => (unreached > 0 && unreached % attemptsThere === 0 ? elsewhere() : session.current),
      onIdentify: () => turnOver(true),
      onUp(how) {
        upAt = clock.now();
        down = hasBeenUp ? watch.opened(how.resumed ? 'resumed' : 'begun') : watch.opened();
        hasBeenUp = true;
        log.up(how);
        onUp();
      },
      onDispatch: session.take,
      onDebug: (message) => logger.debug('gateway', { shard, message }),
    });
    const close = () => void connection.close();
    signal.addEventListener('abort', close, { once: true });
    if (signal.aborted) close();
    const end = await connection.ended;
    down();
    signal.removeEventListener('abort', close);
    turnOver(false);
    const wasUp = upAt !== undefined;
    vain = wasUp || isNew || !end.reached ? 0 : vain + 1;
    unreached = end.reached || isNew ? 0 : unreached + 1;
    return { end, ...(upAt !== undefined && { upForMs: clock.now() - upAt }) };
  }

  function elsewhere() {
    return session.current && { ...session.current, resumeUrl: info.known().url };
  }

  /** @returns how long to wait at least before another connection, in milliseconds */
  function judge(end: ConnectionEnd, upForMs: number | undefined): number {
    failures = upForMs !== undefined && upForMs >= pace.stableMs ? 0 : failures + 1;
    if (failures === 0) log.stable();
    if (end.sessionInvalid || endsSession(end.code) || vain >= mostVainResumptions) session.forget();
    const refusal = operatorTrouble(end.code, settings);
    if (refusal !== undefined) return refused(refusal);
    if (upForMs !== undefined) log.lost(end);
    if (failures > 0) log.failed(end, failures);
    onTrouble(new Error(`the connection ended: ${whyOf(end).why}`, { cause: end.cause }));
    // Discord asks for a random time between 1 and 5 s.
    return end.sessionInvalid ? pace.retryMs * (1 + 4 * random()) : 0;
  }

  function refused(error: ConfigError): number {
    if (!onTrouble(error)) log.refused(error);
    return pace.refusedMs;
  }

  function failed(error: unknown): number {
    failures += 1;
    if (error instanceof ConfigError) return refused(error);
    onTrouble(error);
    log.failed(error instanceof Error ? error : new Error(String(error)), failures);
    return 0;
  }

  while (!signal.aborted) {
    let leastMs = 0;
    try {
      const { end, upForMs } = await connectOnce();
      if (signal.aborted) return;
      leastMs = judge(end, upForMs);
    } catch (error) {
      if (signal.aborted) return;
      leastMs = failed(error);
    }
    await sleep(Math.max(backOffMs(pace, failures, random), leastMs), signal).catch(() => {});
  }
}

/** Before another attempt after so many failures in a row: none after none. */
export function backOffMs(
  { retryMs, longestRetryMs }: Pick<GatewayPace, 'retryMs' | 'longestRetryMs'>,
  failures: number,
  random: () => number,
): number {
  if (failures === 0) return 0;
  // Those who were cut off together shall not come back together.
  return Math.min(retryMs * 2 ** (failures - 1), longestRetryMs) * (0.5 + random() / 2);
}
