import { createLanes } from '../../../lanes.ts';
import type { LogFields, Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { GatewayFacts, GatewayInfo } from './gateway-info.ts';
import type { GatewayPace } from './gateway-pace.ts';

/**
 * Who may begin a session when. Discord counts those of a day and resets the token of who begins too many; and of shards whose
 * number has the same remainder by its `max_concurrency`, it takes one in five seconds.
 */
export interface IdentifyTurns {
  /**
   * Waits until the shard may begin a session.
   * @param failures how many connections in a row did not last
   * @returns what is to be called at the end of the turn: whether a session was begun
   * @throws the reason of the signal, or what reading Discord's limits throws
   */
  take(shard: number, failures: number, signal: AbortSignal): Promise<(begun: boolean) => void>;
}

interface IdentifyTurnsDeps {
  readonly info: GatewayInfo;
  /** Of this process. */
  readonly shards: number;
  readonly pace: Pick<GatewayPace, 'identifyMs'>;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

export function createIdentifyTurns({ info, shards, pace, sleep, logger }: IdentifyTurnsDeps): IdentifyTurns {
  const lanes = createLanes();
  let hasWarned = false;

  function warn(fields: LogFields): void {
    if (!hasWarned) logger.warn('Discord allows few more new sessions today; said once while they are spread', fields);
    hasWarned = true;
  }

  return {
    async take(shard, failures, signal) {
      const facts = await info.read(signal);
      const pauseMs = thriftyPauseMs(facts, shards, failures);
      if (pauseMs === 0) hasWarned = false;
      else {
        warn({ shard, remaining: facts.remaining, pauseMs });
        await sleep(pauseMs, signal);
      }
      const lane = String(shard % facts.maxConcurrency);
      return await new Promise((resolve, reject) => {
        const turn = (): Promise<void> =>
          new Promise((free) => {
            let over = false;
            resolve((begun) => {
              if (over) return;
              over = true;
              if (begun) info.spend();
              void (begun ? sleep(pace.identifyMs, signal).catch(() => {}) : Promise.resolve()).then(free);
            });
          });
        lanes.run(lane, signal, turn).catch(reject);
      });
    },
  };
}

/**
 * How long a shard waits so that the sessions of a day last for the day, in milliseconds. The first half may go as fast as
 * connections fail; the other half is spread over the rest of the day, so that there is always one left. A shard that has not
 * failed does not wait, as long as there is a session for each.
 */
export function thriftyPauseMs(
  { total, remaining, resetAfterMs }: Pick<GatewayFacts, 'total' | 'remaining' | 'resetAfterMs'>,
  shards: number,
  failures: number,
): number {
  const isPlenty = failures === 0 ? remaining >= shards : remaining > total / 2;
  return isPlenty ? 0 : Math.ceil((resetAfterMs * shards) / Math.max(remaining, shards));
}
