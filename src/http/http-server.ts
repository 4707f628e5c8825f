import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { ConfigError } from '../errors.ts';

export interface HttpServer {
  /**
   * @returns the port, also where any free one was asked for.
   * @throws ConfigError where the address cannot be listened on.
   */
  listen(): Promise<number>;
  /** Takes no more connections. Resolves once those that are there are done, at the latest after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface HttpServerDeps {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>;
  /** A request must have arrived by then, its body too. Default 30,000. */
  readonly requestTimeoutMs?: number;
}

/** A browser keeps its connections open; one that is answered is idle a moment later. */
const idleCheckMs = 20;

export function createHttpServer({ host, port, fetch, requestTimeoutMs = 30_000 }: HttpServerDeps): HttpServer {
  const server = createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    overrideGlobalObjects: false,
    serverOptions: {
      ...{ requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs },
      connectionsCheckingInterval: requestTimeoutMs / 6,
    },
  }) as Server;
  endWithConnection(server);
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error) => reject(listenError(error, host, port)));
        server.listen(port, host, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    async close(graceMs) {
      if (!server.listening) return;
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(late);
      clearInterval(idle);
    },
  };
}

/** An answer that waits behind another on a connection is not told when that ends, and what feeds it would go on for ever. */
function endWithConnection(server: Server): void {
  const open = new WeakMap<Socket, Set<ServerResponse>>();
  server.on('connection', (socket) => {
    const answers = new Set<ServerResponse>();
    open.set(socket, answers);
    socket.once('close', () => {
      for (const answer of answers) {
        if (answer.socket === null) answer.destroy().emit('close');
      }
    });
  });
  server.on('request', ({ socket }, answer) => {
    const answers = open.get(socket);
    answers?.add(answer);
    answer.once('close', () => answers?.delete(answer));
  });
}

function listenError(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: `HTTP_PORT is ${port}, where something listens already: stop that, or set HTTP_PORT to another port, or to off.`,
    EACCES: `HTTP_PORT is ${port}, which this user may not listen on: set HTTP_PORT to a port above 1023.`,
    EADDRNOTAVAIL: `HTTP_HOST is ${host}, which is no address of this machine: set HTTP_HOST to 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `HTTP_HOST is ${host}, which is no address of this machine: set HTTP_HOST to 127.0.0.1 or 0.0.0.0.`,
  };
  const problem = problems[String(code)];
  return problem === undefined ? error : new ConfigError([problem], { cause: error });
}
