import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayIntentBits as Intent, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Json } from '../../slack/json.ts';
import type { Faults } from '../faults.ts';
import { wholeGuildJson } from '../payloads/guild-json.ts';
import { userById } from '../payloads/people-json.ts';
import { applicationFlags } from '../rest/applications.ts';
import type { World } from '../state/world.ts';
import { type Connection, createConnection } from './connection.ts';
import { readIdentify } from './identify.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { concerns, type SentEvent, type Session, shardOf, tell } from './session.ts';
import type { SessionStarts } from './session-starts.ts';

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

  function identify(connection: Connection, data: Json): void {
    const asked = readIdentify(world, data, deps.requiredShards);
    if ('closeCode' in asked) {
      note('identify', String(asked.closeCode));
      return connection.close(asked.closeCode);
    }
    const { shard, intents } = asked;
    const allowed = deps.starts.take(shard[0]);
    if (allowed === 'used up') {
      // All sessions end, and the token is no longer good.
      world.token = `${world.token}.reset`;
      for (const session of living()) end(session);
      note('identify', 'budget used up', { shard });
      for (const one of connections) one.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (allowed === 'wait') {
      note('identify', 'invalid session', { shard });
      return connection.send({ op: Op.InvalidSession, s: null, t: null, d: false });
    }
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
    connection.attach(session);
    note('identify', 'ok', { shard });
    welcome(session);
  }

  function welcome(session: Session): void {
    const write = session.write;
    // No faults of events before the session stands.
    session.write = (event) => plainly(session, event);
    const guilds = [...world.guilds.values()].filter(
      ({ id, members }) => members.has(world.app.botId) && shardOf(id, session.shard[1]) === session.shard[0],
    );
    tell(session, 'READY', {
      v: 10,
      user: { ...userById(world, world.app.botId), verified: true, mfa_enabled: false, email: null, flags: 0 },
      user_settings: {},
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: deps.resumeUrl(),
      session_type: 'normal',
      shard: session.shard,
      application: {
        id: world.app.id,
        flags: applicationFlags(world.app),
        flags_new: String(applicationFlags(world.app)),
      },
      private_channels: [],
      relationships: [],
      presences: [],
    });
    if (session.intents & Intent.Guilds) {
      for (const guild of guilds) if (guild.isAvailable) tell(session, 'GUILD_CREATE', wholeGuildJson(world, guild));
    }
    session.write = write;
  }

  const plainly = (session: Session, event: SentEvent) => {
    for (const connection of connections) if (connection.session === session) connection.send({ ...event });
  };

  function resume(connection: Connection, { token, session_id, seq }: Json): void {
    const session = living().find(({ id }) => id === session_id);
    if (!connection.isAtResumeUrl) {
      world.warnings.push({
        kind: 'gateway',
        detail: 'resumed elsewhere than at the resume_gateway_url',
        route: 'gateway',
      });
    }
    const from = typeof seq === 'number' ? seq : 0;
    if (token !== world.token) {
      note('resume', String(GatewayCloseCodes.AuthenticationFailed));
      return connection.close(GatewayCloseCodes.AuthenticationFailed);
    }
    if (session === undefined || (session.events[0]?.s ?? 1) > from + 1) {
      note('resume', 'invalid session');
      return connection.send({ op: Op.InvalidSession, s: null, t: null, d: false });
    }
    if (from > session.seq) {
      note('resume', String(GatewayCloseCodes.InvalidSeq));
      return connection.close(GatewayCloseCodes.InvalidSeq);
    }
    for (const other of connections) if (other !== connection && other.session === session) other.drop();
    connection.attach(session);
    const missed = session.events.filter(({ s }) => s > from - repeated);
    repeated = 0;
    for (const event of missed) connection.send({ ...event });
    note('resume', 'ok', { shard: session.shard, replayed: missed.length });
    tell(session, 'RESUMED', { _trace: [] });
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
    if (session !== undefined && !session.isOver && !isTaken) {
      session.write = undefined;
      session.lostAt = world.clock.now();
      // A client that says goodbye so does not come back.
      if (code === 1000 || code === 1001) end(session);
    }
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
    requestReconnect: () => {
      for (const connection of connections) connection.send({ op: Op.Reconnect, s: null, t: null, d: null });
    },
    requestHeartbeat: () => {
      for (const connection of connections) connection.send({ op: Op.Heartbeat, s: null, t: null, d: null });
    },
    invalidate: (resumable) => {
      for (const connection of connections) {
        if (!resumable && connection.session !== undefined) end(connection.session);
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
