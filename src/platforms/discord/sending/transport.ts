import {
  type ClientRequest,
  type IncomingHttpHeaders,
  Agent as PlainAgent,
  type RequestOptions,
  request as requestPlain,
} from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';

/** HTTP on connections of its own. */
export interface Transport {
  /** Resolves once the whole response is there. Rejects with the code `ERR_NEVER_CONNECTED` when it surely was not sent. */
  send(url: string, request: HttpRequest): Promise<HttpResponse>;
  /** Leaves nothing open. What is under way may end, and what is sent later has a connection for itself. */
  close(): void;
}

interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How long a connection is kept for the next request, in milliseconds: less than proxies usually keep theirs. */
const idleMs = 30_000;

export function createTransport(): Transport {
  const options = { keepAlive: true, timeout: idleMs };
  const plain = new PlainAgent(options);
  const secure = new SecureAgent(options);

  return {
    send(url, request) {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const address = { hostname, port, path: `${pathname}${search}` };
      return protocol === 'http:'
        ? exchange((how) => requestPlain({ ...address, ...how, agent: plain }), 'connect', request)
        : exchange((how) => requestSecure({ ...address, ...how, agent: secure }), 'secureConnect', request);
    },
    close() {
      for (const agent of [plain, secure]) {
        agent.maxFreeSockets = 0;
        for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
      }
    },
  };
}

async function exchange(
  open: (how: RequestOptions) => ClientRequest,
  connects: 'connect' | 'secureConnect',
  { method, headers, body, signal }: HttpRequest,
): Promise<HttpResponse> {
  signal.throwIfAborted();
  let connected = false;
  try {
    return await new Promise((resolve, reject) => {
      const request = open({ method, headers, signal });
      request.on('socket', (socket) => {
        connected = request.reusedSocket;
        if (connected) return;
        socket.once(connects, () => {
          connected = true;
        });
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const { statusCode: status = 0, headers: received } = response;
        response.setEncoding('utf8');
        let content = '';
        response.on('data', (chunk: string) => {
          content += chunk;
        });
        response.on('end', () => resolve({ status, headers: received, body: content }));
        response.on('error', reject);
      });
      request.end(body);
    });
  } catch (error) {
    if (connected) throw error;
    throw Object.assign(new Error('no connection came about', { cause: error }), { code: 'ERR_NEVER_CONNECTED' });
  }
}
