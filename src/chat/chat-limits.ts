/** How much a chat takes on. */
export interface ChatLimits {
  /** Requests of one person that are answered in a minute. */
  readonly perMinute: number;
  /** Requests of one person that are answered at once, after some silence. */
  readonly burst: number;
  /** Platforms whose people may ask as much as they like: who sits at the machine could change the limits as well. */
  readonly unlimited: readonly string[];
  /** Longest text that is read, in characters. */
  readonly maxCharacters: number;
  /** Requests that one process has before it at a time. */
  readonly maxWaiting: number;
}

export const standardLimits: ChatLimits = {
  perMinute: 30,
  burst: 15,
  unlimited: [],
  maxCharacters: 2_000,
  maxWaiting: 20_000,
};
