import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { GatewayServer } from './gateway/gateway.ts';
import type { CallHandler } from './rest/handle-call.ts';
import { type Reply, reply } from './rest/reply.ts';

/** The HTTP server on a free port of this machine. */
export interface DiscordServer {
  readonly port: number;
  /** From now on connections are refused, those that are open are cut. */
  goOffline(): Promise<void>;
  /** Takes connections again, on the same port. */
  comeBack(): Promise<void>;
}

interface ServerDeps {
  readonly call: CallHandler;
  readonly gateway: GatewayServer;
}

export async function startServer(deps: ServerDeps): Promise<DiscordServer> {
  const sockets = new Set<Socket>();
  let server = await listen(deps, 0, sockets);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    goOffline: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      deps.gateway.drop();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    comeBack: async () => {
      if (!server.listening) server = await listen(deps, port, sockets);
    },
  };
}

function listen(deps: ServerDeps, port: number, sockets: Set<Socket>): Promise<Server> {
  const server = createServer((request, response) => void respond(deps, request, response));
  server.on('upgrade', deps.gateway.upgrade);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function respond(deps: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  try {
    request.setEncoding('utf8');
    for await (const chunk of request) body += chunk;
    const given = route(deps, request, body);
    if (given.kind === 'silence') return;
    if (given.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    if (given.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, given.delayMs).unref());
    response.writeHead(given.status, {
      ...(given.body !== undefined && { 'content-type': 'application/json' }),
      ...given.headers,
    });
    response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
  } catch (error) {
    // A mistake of the fake itself, or a client that went away.
    if (!response.headersSent) response.writeHead(500).end(JSON.stringify({ message: String(error), code: 0 }));
  }
}

function route({ call }: ServerDeps, request: IncomingMessage, body: string): Reply {
  const url = new URL(request.url ?? '/', 'http://discord.fake');
  const [, version, path = ''] = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(url.pathname) ?? [];
  if (version !== '10') return reply(400, { message: 'Invalid API version', code: 50041 });
  return call({
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'] ?? '',
    body,
  });
}
