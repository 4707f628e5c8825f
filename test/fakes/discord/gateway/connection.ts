import { GatewayCloseCodes, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { isObject, type Json } from '../../json.ts';
import type { EventFault } from '../faults.ts';
import type { SentEvent, Session } from './session.ts';

/** One socket of a client. */
export interface Connection {
  readonly session: Session | undefined;
  /** Whether a session may be resumed there: at the address for that, or where it was before. */
  readonly maySessionResume: boolean;
  hello(): void;
  /** Joins it with a session: what the session is told goes through it from now on. */
  attach(session: Session): void;
  /** Parts it from its session, so that the client can resume it, or begin another one, on the same socket. */
  detach(): void;
  send(payload: Json): void;
  close(code: number): void;
  /** Breaks without a word. */
  drop(): void;
  /** Stays open, but nothing comes any more, not even an acknowledgement. */
  silence(): void;
  /** Acknowledges heartbeats no more. */
  stopAcknowledging(): void;
}

export interface ConnectionDeps {
  readonly heartbeatIntervalMs: number;
  readonly identify: (connection: Connection, data: Json) => void;
  readonly resume: (connection: Connection, data: Json) => void;
  /** @param code of the client's close frame; 1006 if there was none. */
  readonly closed: (connection: Connection, code: number) => void;
  readonly heard: () => void;
  readonly eventFault: () => EventFault | undefined;
}

/** "Rate Limiting" of the gateway: what a client may send in a minute. */
const mostSentAMinute = 120;
/** "Sending Events". */
const mostBytes = 4096;

export function createConnection(socket: WebSocket, isAtResumeUrl: boolean, deps: ConnectionDeps): Connection {
  let session: Session | undefined;
  let hadSession = false;
  let isSilent = false;
  let acknowledges = true;
  let sent = 0;
  let minute = Date.now();

  const send = (payload: object) => {
    if (!isSilent && socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
  };

  const write = (event: SentEvent) => {
    if (isSilent) return;
    const fault = deps.eventFault();
    if (fault === 'cut before') {
      socket.terminate();
      return;
    }
    send(event);
    if (fault === 'repeated' && session !== undefined) {
      session.seq += 1;
      send({ ...event, s: session.seq });
    }
    // Terminating at once would take back what was just sent.
    if (fault === 'cut after') setImmediate(() => socket.terminate());
  };

  const connection: Connection = {
    get session() {
      return session;
    },
    get maySessionResume() {
      return isAtResumeUrl || hadSession;
    },
    hello: () =>
      send({ op: Op.Hello, s: null, t: null, d: { heartbeat_interval: deps.heartbeatIntervalMs, _trace: [] } }),
    attach: (joined) => {
      session = joined;
      hadSession = true;
      joined.lostAt = undefined;
      joined.write = write;
    },
    detach: () => {
      session = undefined;
    },
    send,
    close: (code) => socket.close(code),
    drop: () => socket.terminate(),
    silence: () => {
      isSilent = true;
    },
    stopAcknowledging: () => {
      acknowledges = false;
    },
  };

  const take = (payload: Json) => {
    const d = isObject(payload.d) ? payload.d : {};
    switch (payload.op) {
      case Op.Heartbeat:
        if (acknowledges) send({ op: Op.HeartbeatAck, s: null, t: null, d: null });
        return;
      case Op.Identify:
        if (session !== undefined) return connection.close(GatewayCloseCodes.AlreadyAuthenticated);
        return deps.identify(connection, d);
      case Op.Resume:
        if (session !== undefined) return connection.close(GatewayCloseCodes.AlreadyAuthenticated);
        return deps.resume(connection, d);
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
      case Op.RequestGuildMembers:
        if (session === undefined) connection.close(GatewayCloseCodes.NotAuthenticated);
        return;
      default:
        connection.close(GatewayCloseCodes.UnknownOpcode);
    }
  };

  socket.on('message', (data) => {
    if (isSilent) return;
    if (Date.now() - minute > 60_000) [sent, minute] = [0, Date.now()];
    sent += 1;
    if (sent > mostSentAMinute) return connection.close(GatewayCloseCodes.RateLimited);
    const text = String(data);
    const payload = text.length > mostBytes ? undefined : parse(text);
    if (payload === undefined) return connection.close(GatewayCloseCodes.DecodeError);
    take(payload);
    // Who waits until nothing happens does not wait for hearts to stop.
    if (payload.op !== Op.Heartbeat) deps.heard();
  });
  socket.on('close', (code) => deps.closed(connection, code));
  // A socket that breaks closes, too.
  socket.on('error', () => {});
  return connection;
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
