import { GatewayDispatchEvents as Events, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { appId, bot } from './payloads.ts';

/** As much of Discord's gateway as a load needs: one session for each token, which outlives its connections. */
export interface GatewayStub {
  readonly port: number;
  of(token: string): BotGateway;
  close(): void;
}

/** What one bot is told. */
export interface BotGateway {
  /** What it is told of whenever a session begins. */
  guilds: () => Iterable<{ readonly id: string }>;
  /** How often it has begun a session, and gone on with one. */
  readonly begun: number;
  readonly resumed: number;
  /** Comes when the bot is connected, should it not be. */
  dispatch(type: string, data: object): void;
  /** Cuts the connection without a word. */
  drop(): void;
  /** Ends the session, so that another has to be begun. */
  expire(): void;
}

/** So many of the last events can be told again. */
const kept = 5_000;

export function startGatewayStub(port: number): GatewayStub {
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  const bots = new Map<string, ReturnType<typeof createBot>>();

  function of(token: string) {
    const known = bots.get(token) ?? createBot(`ws://127.0.0.1:${port}`, token);
    bots.set(token, known);
    return known;
  }

  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: { token: string; seq: number } };
      if (op === Op.Heartbeat) socket.send(JSON.stringify({ op: Op.HeartbeatAck }));
      if (op === Op.Identify) of(d.token).begin(socket);
      if (op === Op.Resume) of(d.token).resume(socket, d.seq);
    });
    socket.on('error', () => {});
  });
  return {
    port,
    of,
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function createBot(url: string, token: string) {
  let socket: WebSocket | undefined;
  let sequence = 0;
  let events: string[] = [];
  let isExpired = false;

  const self = {
    guilds: (): Iterable<{ readonly id: string }> => [],
    begun: 0,
    resumed: 0,
    dispatch(type: string, data: object): void {
      sequence += 1;
      const event = JSON.stringify({ op: Op.Dispatch, s: sequence, t: type, d: data });
      events.push(event);
      if (events.length > 2 * kept) events = events.slice(-kept);
      socket?.send(event);
    },
    drop(): void {
      socket?.terminate();
      socket = undefined;
    },
    expire(): void {
      isExpired = true;
      self.drop();
    },
    begin(opened: WebSocket): void {
      socket = opened;
      [sequence, events, isExpired] = [0, [], false];
      self.dispatch(Events.Ready, {
        ...{ v: 10, user: { ...bot, verified: true, mfa_enabled: false }, session_type: 'normal', user_settings: {} },
        ...{ session_id: `session-${token.length}-${self.begun}`, resume_gateway_url: url, shard: [0, 1] },
        ...{ application: { id: appId, flags: 0 }, private_channels: [], relationships: [], presences: [] },
        guilds: [...self.guilds()].map(({ id }) => ({ id, unavailable: true })),
      });
      for (const guild of self.guilds()) self.dispatch(Events.GuildCreate, guild);
      self.begun += 1;
    },
    resume(opened: WebSocket, last: number): void {
      if (isExpired) {
        opened.send(JSON.stringify({ op: Op.InvalidSession, d: false }));
        return;
      }
      socket = opened;
      const missed = sequence - last;
      if (missed > 0) for (const event of events.slice(-missed)) opened.send(event);
      self.resumed += 1;
      self.dispatch(Events.Resumed, {});
    },
  };
  return self;
}
