import type { Clock } from '../../../clock.ts';
import type { ConfigError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { wordsOf } from './close-codes.ts';
import type { ConnectionEnd } from './shard-connection.ts';

/** What an operator reads of a shard's connections: each time that it is up or lost, but trouble once in an outage. */
export interface ShardLog {
  up(how: { readonly resumed: boolean; readonly replayed: number }): void;
  /** A connection was lost that had been up. */
  lost(end: ConnectionEnd): void;
  /** There is still none after so many failures in a row. */
  failed(why: ConnectionEnd | Error, failures: number): void;
  /** Only the operator can mend it. */
  refused(error: ConfigError): void;
  /** What was up for long enough that the outage is over. */
  stable(): void;
}

export function createShardLog(shard: number, clock: Clock, logger: Logger): ShardLog {
  let lostAt: number | undefined;
  let hasWarned = false;
  let refusal: string | undefined;

  return {
    up({ resumed, replayed }) {
      const awayMs = lostAt === undefined ? undefined : clock.now() - lostAt;
      const session = resumed ? 'resumed' : 'new';
      logger.info('connected to Discord', { shard, session, replayed, ...(awayMs !== undefined && { awayMs }) });
      lostAt = undefined;
      refusal = undefined;
    },
    lost(end) {
      lostAt = clock.now();
      logger.info('the connection to Discord is lost', { shard, ...whyOf(end) });
    },
    failed(why, failures) {
      lostAt ??= clock.now();
      const fields = { shard, failures, ...(why instanceof Error ? { err: why } : whyOf(why)) };
      // One that is lost now and then is back at once.
      if (failures < 2 || hasWarned) return logger.debug('no connection to Discord', fields);
      hasWarned = true;
      logger.warn('there is no connection to Discord that lasts; said once until there is', fields);
    },
    refused(error) {
      lostAt ??= clock.now();
      if (error.message !== refusal) logger.error(error.message, { shard });
      refusal = error.message;
    },
    stable() {
      hasWarned = false;
    },
  };
}

/** In fields of the log. */
export function whyOf({ code, reason, cause, sessionInvalid }: ConnectionEnd) {
  if (sessionInvalid) return { why: 'Discord does not go on with the session' };
  const err = cause === undefined ? {} : { err: cause };
  return code === undefined ? { why: reason ?? 'it was ended', ...err } : { why: wordsOf(code), code, ...err };
}
