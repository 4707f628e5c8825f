import type { Patience } from '../../sending/send-until-done.ts';

/** How long to wait for what, in milliseconds, and how often to try. */
export interface Pace extends Patience {
  /** For the reply to one call. */
  readonly timeoutMs: number;
  /** For the reply to one of two attempts at a first response to an interaction, which Discord waits 3 s for. */
  readonly responseMs: number;
  /** Between two edits of one message. */
  readonly editMs: number;
}

export const standardPace: Pace = {
  ...{ timeoutMs: 10_000, responseMs: 1_300, attempts: 4, retryMs: 1_000, editMs: 1_000 },
};
