import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Json } from '../../json.ts';
import type { Faults } from '../faults.ts';
import type { World } from '../state/world.ts';
import { type Connection, createConnection } from './connection.ts';
import { readIdentify } from './identify.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { concerns, type Session, tell } from './session.ts';
import type { SessionStarts } from './session-starts.ts';
import { welcome } from './welcome.ts';

/** The gateway: its sessions, and what can go wrong with them. */
export interface Gateway {
  /** Sessions that can be told something, or resumed. */
  readonly sessions: readonly Session[];
  /** Open sockets. */
  readonly connections: number;
  /** Every IDENTIFY and RESUME with what came of it: `ok`, `invalid session`, or the close code. */
  readonly starts: readonly {
    readonly kind: 'identify' | 'resume';
    readonly outcome: string;
    readonly shard?: readonly [number, number];
    /** How many events were sent once more. */
    readonly replayed?: number;
    readonly at: number;
  }[];
  /** All sockets break without a word. */
  drop(): void;
  /** All sockets are closed with a code. */
  close(code: number): void;
  /** The sockets stay open, but nothing comes any more, not even an acknowledgement of a heartbeat. */
  silence(): void;
  /** Events still come, but heartbeats are not acknowledged. */
  stopAcknowledging(): void;
  /** Asks all clients to connect anew (opcode 7). */
  requestReconnect(): void;
  /** Asks all clients for a heartbeat (opcode 1). */
  requestHeartbeat(): void;
  /** Tells all clients that their session is no longer valid (opcode 9). It is over then, unless it can be resumed. */
  invalidate(resumable: boolean): void;
  /** Forgets the sessions, as after minutes without a socket. */
  expireSessions(): void;
  /** Closes each new socket as soon as it is open, until `undefined` is given. 1006: without a word. */
  closeNew(code: number | undefined): void;
  /** HELLO comes so much later from now on. */
  delayHello(ms: number): void;
  /** The next resumed session gets the last so many events that it had already again. */
  repeatOnResume(events: number): void;
}

export interface GatewayServer extends Gateway {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  stop(): Promise<void>;
}

interface GatewayDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly starts: SessionStarts;
  readonly heartbeatIntervalMs: number;
  /** How long a session waits for its client. */
  readonly sessionLifeMs: number;
  readonly requiredShards: number;
  readonly resumeUrl: () => string;
}

export function createGateway(deps: GatewayDeps): GatewayServer {
  const { world, faults } = deps;
  const sockets = new WebSocketServer({ noServer: true });
  const connections = new Set<Connection>();
  const sessions = new Map<string, Session>();
  const starts: Gateway['starts'][number][] = [];
  let closeNew: number | undefined;
  let helloDelayMs = 0;
  let repeated = 0;

  const end = (session: Session) => {
    session.isOver = true;
    session.write = undefined;
    sessions.delete(session.id);
  };
  const loseSocket = (session: Session, resumable: boolean) => {
    session.write = undefined;
    session.lostAt = world.clock.now();
    if (!resumable) end(session);
  };
  const living = () => {
    const now = world.clock.now();
    for (const session of sessions.values()) {
      if (session.lostAt !== undefined && now - session.lostAt > deps.sessionLifeMs) end(session);
    }
    return [...sessions.values()];
  };
  const note = (kind: 'identify' | 'resume', outcome: string, more: Partial<Gateway['starts'][number]> = {}) => {
    starts.push({ kind, outcome, at: world.clock.now(), ...more });
    world.changed();
  };

  world.onDispatch((dispatch) => {
    for (const session of living()) {
      if (concerns(session, dispatch)) tell(session, dispatch.event, dispatch.data(session));
    }
  });

  const refuse = (connection: Connection, kind: 'identify' | 'resume', code: GatewayCloseCodes) => {
    note(kind, String(code));
    connection.close(code);
  };
  const invalid = (connection: Connection, kind: 'identify' | 'resume') => {
    note(kind, 'invalid session');
    connection.send({ op: Op.InvalidSession, s: null, t: null, d: false });
  };

  function identify(connection: Connection, data: Json): void {
    const asked = readIdentify(world, data, deps.requiredShards);
    if ('closeCode' in asked) refuse(connection, 'identify', asked.closeCode);
    else {
      const allowed = deps.starts.take(asked.shard[0]);
      if (allowed === 'ok') begin(connection, asked.shard, asked.intents);
      else if (allowed === 'wait') invalid(connection, 'identify');
      else endEverything();
    }
  }

  /** The budget of the day is used up: all sessions end, and the token is no longer good. */
  function endEverything(): void {
    world.token = `${world.token}.reset`;
    for (const session of living()) end(session);
    note('identify', 'budget used up');
    for (const one of connections) one.close(GatewayCloseCodes.AuthenticationFailed);
  }

  function begin(connection: Connection, shard: Session['shard'], intents: number): void {
    const session: Session = {
      id: world.ids.secret(),
      shard,
      intents,
      seq: 0,
      events: [],
      write: undefined,
      lostAt: undefined,
      isOver: false,
    };
    sessions.set(session.id, session);
    // No faults of events before the session stands.
    session.write = (event) => connection.send({ ...event });
    note('identify', 'ok', { shard });
    welcome(world, session, deps.resumeUrl());
    connection.attach(session);
  }

  function resume(connection: Connection, { token, session_id, seq }: Json): void {
    const session = living().find(({ id }) => id === session_id);
    const from = typeof seq === 'number' ? seq : 0;
    if (!connection.maySessionResume) {
      const detail = 'resumed elsewhere than at the resume_gateway_url';
      world.warnings.push({ kind: 'gateway', detail, route: 'gateway' });
    }
    if (token !== world.token) refuse(connection, 'resume', GatewayCloseCodes.AuthenticationFailed);
    else if (session === undefined || (session.events[0]?.s ?? 1) > from + 1) invalid(connection, 'resume');
    else if (from > session.seq) refuse(connection, 'resume', GatewayCloseCodes.InvalidSeq);
    else goOn(connection, session, from);
  }

  function goOn(connection: Connection, session: Session, from: number): void {
    for (const other of connections) if (other !== connection && other.session === session) other.drop();
    const missed = session.events.filter(({ s, t }) => s > from - repeated && t !== 'READY' && t !== 'RESUMED');
    repeated = 0;
    for (const event of missed) connection.send({ ...event });
    note('resume', 'ok', { shard: session.shard, replayed: missed.length });
    session.write = (event) => connection.send({ ...event });
    tell(session, 'RESUMED', { _trace: [] });
    connection.attach(session);
  }

  function opened(connection: Connection): void {
    connections.add(connection);
    if (closeNew !== undefined) {
      if (closeNew === 1006) connection.drop();
      else connection.close(closeNew);
    } else if (helloDelayMs > 0) setTimeout(connection.hello, helloDelayMs).unref();
    else connection.hello();
    world.changed();
  }

  function closed(connection: Connection, code: number): void {
    connections.delete(connection);
    const { session } = connection;
    const isTaken = [...connections].some((other) => other.session === session);
    // A client that says goodbye with these codes does not come back.
    if (session !== undefined && !session.isOver && !isTaken) loseSocket(session, code !== 1000 && code !== 1001);
    world.changed();
  }

  return {
    get sessions() {
      return living();
    },
    get connections() {
      return connections.size;
    },
    starts,
    upgrade: (request, socket, head) => {
      const fault = faults.take('gateway');
      if (fault !== undefined && refuseUpgrade(socket, fault)) return world.changed();
      const url = new URL(request.url ?? '/', 'ws://discord.fake');
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = createConnection(webSocket, url.pathname.startsWith('/resume'), {
          heartbeatIntervalMs: deps.heartbeatIntervalMs,
          identify,
          resume,
          closed,
          heard: world.changed,
          eventFault: faults.takeForEvent,
        });
        if (url.searchParams.get('v') !== '10') {
          connections.add(connection);
          connection.close(GatewayCloseCodes.InvalidAPIVersion);
        } else if (fault?.kind === 'slow') setTimeout(() => opened(connection), fault.delayMs).unref();
        else opened(connection);
      });
    },
    drop: () => {
      for (const connection of [...connections]) connection.drop();
    },
    close: (code) => {
      for (const connection of [...connections]) connection.close(code);
    },
    silence: () => {
      for (const connection of connections) connection.silence();
    },
    stopAcknowledging: () => {
      for (const connection of connections) connection.stopAcknowledging();
    },
    requestReconnect: () => {
      for (const connection of connections) connection.send({ op: Op.Reconnect, s: null, t: null, d: null });
    },
    requestHeartbeat: () => {
      for (const connection of connections) connection.send({ op: Op.Heartbeat, s: null, t: null, d: null });
    },
    invalidate: (resumable) => {
      for (const connection of connections) {
        const { session } = connection;
        connection.detach();
        if (session !== undefined) loseSocket(session, resumable);
        connection.send({ op: Op.InvalidSession, s: null, t: null, d: resumable });
      }
    },
    expireSessions: () => {
      for (const session of living()) end(session);
    },
    closeNew: (code) => {
      closeNew = code;
    },
    delayHello: (ms) => {
      helloDelayMs = ms;
    },
    repeatOnResume: (events) => {
      repeated = events;
    },
    stop: async () => {
      for (const connection of [...connections]) connection.drop();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}
