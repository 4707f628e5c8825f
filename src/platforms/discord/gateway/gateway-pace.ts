/** How long the gateway may take for what, in milliseconds. */
export interface GatewayPace {
  /** For the WebSocket's handshake, for HELLO, and for READY. */
  readonly handshakeMs: number;
  readonly helloMs: number;
  readonly readyMs: number;
  /** Before a second attempt after a connection that did not last; doubled each time, up to `longestRetryMs`. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** Before another attempt after a refusal that only the operator can mend. */
  readonly refusedMs: number;
}

export const standardGatewayPace: GatewayPace = {
  handshakeMs: 15_000,
  helloMs: 15_000,
  readyMs: 15_000,
  retryMs: 1_000,
  longestRetryMs: 60_000,
  refusedMs: 300_000,
};
