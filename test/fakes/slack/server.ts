import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json } from '../json.ts';
import type { SocketMode } from './delivery/socket-mode.ts';
import type { Faults } from './faults.ts';
import type { World } from './state/world.ts';
import { record, recordRefusal } from './web-api/call-log.ts';
import type { ApiRequest } from './web-api/handle-call.ts';
import type { OAuthPage } from './web-api/oauth-page.ts';
import { errorBody, type Reply, reply, withFault } from './web-api/reply.ts';
import type { ResponseUrls } from './web-api/response-urls.ts';
import { SlackError } from './web-api/slack-error.ts';

/** The HTTP server on a free port of this machine. */
export interface SlackServer {
  readonly port: number;
  /** From now on connections are refused, those that are open are cut. */
  goOffline(): Promise<void>;
  /** Takes connections again, on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

interface ServerDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly call: (request: ApiRequest) => Reply;
  readonly urls: ResponseUrls;
  readonly sockets: SocketMode;
  readonly oauthPage: OAuthPage;
}

export async function startServer(deps: ServerDeps): Promise<SlackServer> {
  let server = await listen(deps, 0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    deps.sockets.drop();
    await closed;
  };
  return {
    port,
    goOffline: stop,
    comeBack: async () => {
      server = await listen(deps, port);
    },
    close: stop,
  };
}

function listen(deps: ServerDeps, port: number): Promise<Server> {
  const server = createServer((request, response) => void respond(deps, request, response));
  server.on('upgrade', deps.sockets.upgrade);
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
    write(deps.world, response, given);
  } catch (error) {
    // A mistake of the fake itself, or a client that went away.
    if (!response.headersSent) response.writeHead(500).end(String(error));
  }
}

function route(deps: ServerDeps, request: IncomingMessage, body: string): Reply {
  const url = new URL(request.url ?? '/', 'http://slack.fake');
  const contentType = request.headers['content-type'] ?? '';
  const [, first = '', ...rest] = url.pathname.split('/');
  if (first === 'api') {
    const method = rest.join('/');
    const { authorization } = request.headers;
    if (request.method !== 'GET') return deps.call({ method, contentType, authorization, body });
    return deps.call({
      method,
      contentType: 'application/x-www-form-urlencoded',
      authorization,
      body: url.search.slice(1),
    });
  }
  if (first === 'oauth') return deps.oauthPage(url);
  return useResponseUrl(deps, url.pathname, body);
}

function useResponseUrl({ world, urls, faults }: ServerDeps, path: string, body: string): Reply {
  const payload = parse(body);
  const use = (): Reply => {
    try {
      urls.use(path, payload);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      recordRefusal(world, 'response_url', payload, error);
      const gone = ['not_found', 'used_url', 'expired_url'].includes(error.code);
      return reply(gone ? 404 : 400, errorBody(error));
    }
    record(world, 'response_url', payload, 'ok', true);
    return reply(200, { ok: true });
  };
  return withFault(faults.take('response_url'), use, (kind) => record(world, 'response_url', payload, kind, false));
}

function parse(body: string): Json {
  try {
    const value: unknown = JSON.parse(new URLSearchParams(body).get('payload') ?? body);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function write(world: World, response: ServerResponse, given: Extract<Reply, { kind: 'reply' }>): void {
  const isText = typeof given.body === 'string';
  response.writeHead(given.status, {
    'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    date: new Date(world.clock.now()).toUTCString(),
    'x-slack-req-id': world.ids.secret(),
    ...given.headers,
  });
  response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
}
