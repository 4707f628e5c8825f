import type { Clock } from '../../../../src/clock.ts';

/** Makes Discord's ids, never one twice, and the same ones in every run with the same clock. */
export interface Ids {
  /** A snowflake, greater than all before it. */
  next(): string;
  /** Hard to guess in the real Discord; here only unique. */
  secret(): string;
}

/** First second of 2015, from which snowflakes count: the reference, "Snowflakes". */
const discordEpochMs = 1_420_070_400_000;
/** Ids that share a millisecond differ in their last 12 bits. */
const incrementBits = 12n;

export function createIds(clock: Clock): Ids {
  let lastMs = 0;
  let increment = 0n;
  let secrets = 0;
  return {
    next: () => {
      const nowMs = Math.floor(clock.now());
      if (nowMs > lastMs) {
        lastMs = nowMs;
        increment = 0n;
      } else {
        increment += 1n;
        if (increment >> incrementBits > 0n) {
          lastMs += 1;
          increment = 0n;
        }
      }
      return ((BigInt(lastMs - discordEpochMs) << 22n) | increment).toString();
    },
    secret: () => {
      secrets += 1;
      return `fake${String(secrets).padStart(20, '0')}`;
    },
  };
}

/** Which of two snowflakes is greater, as `sort` wants it. */
export const byId = (a: string, b: string): number => (a === b ? 0 : BigInt(a) < BigInt(b) ? -1 : 1);
