/** How long to wait for what, in milliseconds, and how often to try. */
export interface Pace {
  /** For the reply to one call. */
  readonly timeoutMs: number;
  /** How often one message is sent before its failure is told. Waiting as Slack asks for it does not count. */
  readonly attempts: number;
  /** Before the second attempt; doubled each time. After a lost reply it gives the message time to show in the history. */
  readonly retryMs: number;
  /** Between two edits of one message. Slack allows about 50 `chat.update` a minute. */
  readonly editMs: number;
  /** For the names of people in one message. */
  readonly namesMs: number;
}

export const standardPace: Pace = { timeoutMs: 10_000, attempts: 4, retryMs: 1_000, editMs: 1_000, namesMs: 2_500 };
