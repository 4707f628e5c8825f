import type { GatewayDispatchPayload } from 'discord.js';

/** The connection over which Discord tells what happens. */
export interface Gateway {
  /**
   * Resolves once the first shard of this process is connected, as those whom it hears need not wait for the others; they connect
   * in their turns, and all reconnect by themselves.
   * @throws ConfigError when only the operator can mend it: a wrong token, an intent that is not switched on.
   */
  start(): Promise<void>;
  /** Leaves in a way that lets the next process go on where this one ended. */
  stop(): Promise<void>;
}

/**
 * Deals with what happened. Until it resolves, what happened is told once more to the process that comes after this one, should it
 * die; for 15 minutes at most. What it rejects with is logged; it is told once more if that is while the process stops.
 */
export type OnDispatch = (payload: GatewayDispatchPayload, shard: number) => Promise<void> | void;
