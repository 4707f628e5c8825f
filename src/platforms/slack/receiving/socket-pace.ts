/** How connections are kept, times in milliseconds. */
export interface SocketPace {
  /** Connections at a time. Slack allows an app ten and gives each event to one of them. */
  readonly connections: number;
  /** Between opening one and the next at the start, so that Slack does not end them together. */
  readonly staggerMs: number;
  /** How long starting keeps trying before it fails. */
  readonly startingMs: number;
  /** Before another attempt to connect after one that failed; doubled each time, up to the longest. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** When one ends that has lived so long, another is opened at once. */
  readonly stableMs: number;
  /** How long a connection that is given up may go on to acknowledge what came over it. */
  readonly drainMs: number;
  /** How long nothing may come over a connection that has a successor before it is closed, and how long it is kept at most. */
  readonly quietMs: number;
  readonly lingerMs: number;
}

export const standardSocketPace: SocketPace = {
  connections: 2,
  staggerMs: 5_000,
  startingMs: 20_000,
  firstRetryMs: 1_000,
  longestRetryMs: 60_000,
  stableMs: 10_000,
  drainMs: 3_000,
  quietMs: 1_000,
  lingerMs: 10_000,
};
