import { GatewayOpcodes } from 'discord-api-types/v10';
import type { Json } from '../../json.ts';
import type { Dispatch } from '../state/world.ts';

/** One event as it goes over the socket. */
export interface SentEvent {
  readonly op: GatewayOpcodes.Dispatch;
  readonly s: number;
  readonly t: string;
  readonly d: Json;
}

/** A session of the gateway. It outlives its sockets for a while. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  /** The number of its latest event. */
  seq: number;
  /** What can be sent again, the oldest first. */
  readonly events: SentEvent[];
  /** Sends through its socket; absent while it has none. */
  write: ((event: SentEvent) => void) | undefined;
  /** When its socket was lost. */
  lostAt: number | undefined;
  isOver: boolean;
}

/** Of each session so many events are kept to be sent again. */
const mostKept = 20_000;

/** Numbers an event, keeps it, and sends it if there is a socket. */
export function tell(session: Session, t: string, d: Json): void {
  session.seq += 1;
  const event: SentEvent = { op: GatewayOpcodes.Dispatch, s: session.seq, t, d };
  session.events.push(event);
  if (session.events.length > mostKept) session.events.shift();
  session.write?.(event);
}

/** Whether an event concerns a session: by its shard ("Sharding") and its intents ("Gateway Intents"). */
export function concerns(
  { shard: [id, count], intents }: Session,
  dispatch: Pick<Dispatch, 'guild' | 'intents'>,
): boolean {
  if (shardOf(dispatch.guild, count) !== id) return false;
  return dispatch.intents === 0 || (intents & dispatch.intents) !== 0;
}

/** What is of no guild goes to the first shard. */
export const shardOf = (guild: string | undefined, count: number): number =>
  guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
