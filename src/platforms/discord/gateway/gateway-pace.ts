/** How long the gateway may take for what, in milliseconds. */
export interface GatewayPace {
  /** For the WebSocket's handshake, for HELLO from the beginning of the handshake, and for READY or the next event replayed. */
  readonly handshakeMs: number;
  readonly helloMs: number;
  readonly readyMs: number;
  /** Before a second attempt after a connection that did not last; doubled each time, up to `longestRetryMs`. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** When a connection is lost that has lived so long, another is opened at once. */
  readonly stableMs: number;
  /** Before another attempt after a refusal that only the operator can mend. */
  readonly refusedMs: number;
  /** Between two new sessions of shards that Discord paces together. */
  readonly identifyMs: number;
  /** How long starting keeps trying before it fails, as long as no shard is connected. */
  readonly startingMs: number;
  /** How long Discord may take to close a connection. */
  readonly closingMs: number;
  /** How long stopping waits for what is being dealt with. */
  readonly drainMs: number;
  /** Between two looks at whether there is something new to know about sessions in the next process. */
  readonly saveMs: number;
  /** Sessions of a process that has not said for so long that it lives are taken over. */
  readonly leaseMs: number;
}

export const standardGatewayPace: GatewayPace = {
  handshakeMs: 8_000,
  helloMs: 15_000,
  readyMs: 15_000,
  retryMs: 1_000,
  longestRetryMs: 60_000,
  stableMs: 10_000,
  refusedMs: 300_000,
  // Discord counts five seconds, and may hear of one later and of the next sooner.
  identifyMs: 5_500,
  // Long enough to find out that a session of the process before cannot be gone on with.
  startingMs: 60_000,
  closingMs: 1_000,
  drainMs: 3_000,
  saveMs: 1_000,
  leaseMs: 5_000,
};
