import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json } from '../../json.ts';
import type { Faults } from '../faults.ts';
import type { World } from '../state/world.ts';
import type { Carrier, Delivery, Outcome } from './delivery.ts';

/** Socket Mode: envelopes over WebSockets that the app opens with tickets of `apps.connections.open`. */
export interface SocketMode extends Carrier {
  /** Path and query for a new connection; good for one. */
  newTicket(): string;
  /** Connections that got their hello, are open and not silent. */
  readonly open: number;
  /** Connections that were ever made. */
  readonly made: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Announces the end of every connection as Slack does before it recycles one or when Socket Mode is turned off. Unless it is a
   * warning, Slack then closes what the app has not closed itself.
   */
  announceDisconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', closesAfterMs?: number): void;
  /** Closes every connection, by a close frame or by cutting the wire. */
  drop(how?: 'close' | 'cut'): void;
  /** Connections go silent: they stay open and take frames, but nothing comes from them, no pong either. */
  silence(): void;
  /** Says hello only after a while from now on. */
  delayHello(delayMs: number): void;
  close(): Promise<void>;
}

interface SocketModeDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly ackTimeoutMs: number;
  readonly pingIntervalMs: number;
  /** A number from 0 to below 1, to choose the connection that an envelope goes to. */
  readonly random: () => number;
}

/** Connections that one app may have. */
const mostConnections = 10;
/** How long a client has to answer a close frame before the connection is cut. */
const closeHandshakeMs = 100;

interface Connection {
  readonly socket: WebSocket;
  ready: boolean;
  silent: boolean;
}

export function createSocketMode({ world, faults, ackTimeoutMs, pingIntervalMs, random }: SocketModeDeps): SocketMode {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const connections = new Set<Connection>();
  const awaited = new Map<string, (response: unknown) => void>();
  let made = 0;
  let helloDelayMs = 0;

  const write = (connection: Connection, message: Json) => {
    if (!connection.silent) connection.socket.send(JSON.stringify(message));
  };
  const debugInfo = { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 };

  function connect(socket: WebSocket): void {
    const connection: Connection = { socket, ready: false, silent: false };
    made += 1;
    if (connections.size >= mostConnections) {
      write(connection, { type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo });
      socket.close();
      return;
    }
    connections.add(connection);
    // Each envelope that is not acknowledged yet listens for the end.
    socket.setMaxListeners(0);
    world.changed();
    const hello = setTimeout(() => {
      connection.ready = true;
      const { id } = world.app;
      write(connection, {
        type: 'hello',
        num_connections: connections.size,
        debug_info: debugInfo,
        connection_info: { app_id: id },
      });
      world.changed();
    }, helloDelayMs);
    const pings = setInterval(() => {
      if (!connection.silent && socket.readyState === socket.OPEN) socket.ping('Ping from applink-fake');
    }, pingIntervalMs);
    socket.on('ping', (data) => {
      if (!connection.silent && socket.readyState === socket.OPEN) socket.pong(data);
    });
    socket.on('message', (data) => {
      if (!connection.silent) acknowledge(String(data));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(hello);
      clearInterval(pings);
      connections.delete(connection);
      world.changed();
    });
  }

  function acknowledge(data: string): void {
    const message: unknown = JSON.parse(data);
    if (!isObject(message) || typeof message.envelope_id !== 'string') return;
    awaited.get(message.envelope_id)?.(message.payload);
  }

  const usable = () => [...connections].filter(({ ready, socket }) => ready && socket.readyState === socket.OPEN);

  function send(delivery: Delivery, retry: { num: number; reason?: string }): Promise<Outcome> {
    const candidates = usable();
    const connection = candidates[Math.floor(random() * candidates.length)];
    if (connection === undefined) return Promise.resolve({ acknowledged: false, reason: 'timeout' });
    const envelope = world.ids.secret();
    return new Promise((resolve) => {
      const end = (outcome: Outcome) => {
        clearTimeout(timer);
        awaited.delete(envelope);
        connection.socket.off('close', lost);
        resolve(outcome);
      };
      const lost = () => end({ acknowledged: false, reason: 'timeout' });
      const timer = setTimeout(lost, ackTimeoutMs);
      awaited.set(envelope, (response) => end(acknowledged(response)));
      connection.socket.once('close', lost);
      write(connection, {
        envelope_id: envelope,
        type: delivery.kind,
        accepts_response_payload: acceptsResponse(delivery),
        ...(delivery.kind === 'events_api' && { retry_attempt: retry.num, retry_reason: retry.reason ?? '' }),
        payload: delivery.payload,
      });
    });
  }

  return {
    send,
    newTicket: () => {
      const ticket = world.ids.secret();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${world.app.id}`;
    },
    get open() {
      return usable().filter(({ silent }) => !silent).length;
    },
    get made() {
      return made;
    },
    upgrade: (request, socket, head) => {
      const fault = faults.take('socket');
      if (fault?.kind === 'no answer') return;
      if (fault !== undefined) {
        socket.end(fault.kind === 'reset' ? '' : 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, connect);
    },
    announceDisconnect: (reason, closesAfterMs = 10_000) => {
      for (const connection of connections) {
        write(connection, { type: 'disconnect', reason, debug_info: debugInfo });
        if (reason === 'warning') continue;
        const end = setTimeout(() => connection.socket.close(1000), closesAfterMs).unref();
        connection.socket.once('close', () => clearTimeout(end));
      }
    },
    drop: (how = 'cut') => {
      for (const { socket } of connections) {
        if (how === 'cut') socket.terminate();
        else socket.close(1000);
      }
    },
    silence: () => {
      for (const connection of connections) connection.silent = true;
    },
    delayHello: (delayMs) => {
      helloDelayMs = delayMs;
    },
    close: async () => {
      const open = [...connections].map(({ socket }) => socket);
      for (const socket of open) socket.close(1001);
      const cut = setTimeout(() => {
        for (const socket of open) socket.terminate();
      }, closeHandshakeMs);
      await Promise.all(open.map((socket) => socket.readyState === socket.CLOSED || once(socket, 'close')));
      clearTimeout(cut);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const acceptsResponse = ({ kind, type }: Delivery): boolean =>
  kind === 'slash_commands' || type === 'view_submission' || type === 'block_suggestion';

/** The SDK sends an empty payload where it has nothing to say. */
function acknowledged(response: unknown): Outcome {
  const empty = response === undefined || (isObject(response) && Object.keys(response).length === 0);
  return empty ? { acknowledged: true } : { acknowledged: true, response };
}
