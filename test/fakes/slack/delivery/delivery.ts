import type { Json } from '../../json.ts';

/** How Slack sends something to the app: what it is, and whether it comes again when it was not acknowledged. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** Why an attempt came to nothing, in the words of `X-Slack-Retry-Reason`. */
export type Failure = 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout';

export interface Attempt {
  readonly at: number;
  /** 0 for the first. */
  readonly retryNum: number;
  readonly outcome: 'acknowledged' | Failure;
}

/** Something for the app, with all that became of it. */
export interface Delivery {
  readonly id: number;
  readonly kind: DeliveryKind;
  /** Type of the event or interaction, or the command. */
  readonly type: string;
  readonly payload: Json;
  readonly attempts: readonly Attempt[];
  readonly state: 'waiting' | 'acknowledged' | 'given up';
  /** What came with the acknowledgement. */
  readonly response?: unknown;
  /** Resolves to itself once it was acknowledged or given up. */
  readonly settled: Promise<Delivery>;
}

export type Outcome =
  | { readonly acknowledged: true; readonly response?: unknown }
  | { readonly acknowledged: false; readonly reason: Failure; readonly noRetry?: boolean };

/** A way to the app. Never rejects. */
export interface Carrier {
  send(delivery: Delivery, retry: { readonly num: number; readonly reason?: Failure }): Promise<Outcome>;
}
