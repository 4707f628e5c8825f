import type { Clock } from '../../../../src/clock.ts';

/** Makes Slack's ids and timestamps, never one twice, and the same ones in every run with the same clock. */
export interface Ids {
  /** `C0000000003`: the letter tells what it names. */
  next(letter: string): string;
  /** `1700000000.000100`, later than all before it. */
  ts(): string;
  /** `Ev000000007` */
  event(): string;
  /** Two numbers and a secret, as in `trigger_id`. */
  trigger(): string;
  /** Few characters, as Slack gives to blocks and elements that were sent without an id. */
  block(): string;
  /** Hard to guess in the real Slack; here only unique. */
  secret(): string;
}

export function createIds(clock: Clock): Ids {
  let count = 0;
  let lastMicros = 0;
  const number = (width: number) => {
    count += 1;
    return String(count).padStart(width, '0');
  };
  return {
    next: (letter) => `${letter}${number(10)}`,
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(clock.now() * 1000));
      const seconds = Math.floor(lastMicros / 1_000_000);
      return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
    event: () => `Ev${number(9)}`,
    trigger: () => `${number(12)}.${number(12)}.${number(32)}`,
    block: () => `b${number(3)}`,
    secret: () => number(24),
  };
}
