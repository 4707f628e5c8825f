import type { Patience } from '../../sending/send-until-done.ts';

/** How long to wait for what, in milliseconds, and how often to try. */
export interface Pace extends Patience {
  /** For the reply to one call. */
  readonly timeoutMs: number;
  /** Between two edits of one message. Slack allows about 50 `chat.update` a minute. */
  readonly editMs: number;
  /** For the names of people in one message. */
  readonly namesMs: number;
}

export const standardPace: Pace = { timeoutMs: 10_000, attempts: 4, retryMs: 1_000, editMs: 1_000, namesMs: 2_500 };
