import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GatewayStub, startGatewayStub } from './gateway-stub.ts';
import { appId, bot, type Interaction } from './payloads.ts';
import { newSnowflake } from './snowflake.ts';

/** As much of Discord as a load needs, and no more, so that the load is on the app and not on this. */
export interface DiscordStub {
  /** Root of the REST API without its version. */
  readonly apiUrl: string;
  readonly gateway: GatewayStub;
  /** @returns milliseconds until the first response to an interaction of that id has come, from now on. */
  responded(interaction: Interaction): Promise<number>;
  /** Interactions whose reply has come, after the first response. */
  replied(): number;
  /** The last reply to an interaction that had buttons, as it was sent. */
  withButtons(): Buttoned | undefined;
  /** How often each message was replied to by the bot with that token, by its id. */
  repliesBy(token: string): ReadonlyMap<string, number>;
  /** Requests so far. */
  requests(): number;
  close(): void;
}

/**
 * @param gatewayPort where the gateway is.
 * @param threads whether threads may be opened below messages.
 */
export async function startDiscordStub(gatewayPort: number, threads: boolean): Promise<DiscordStub> {
  const gateway = startGatewayStub(gatewayPort);
  const waiting = new Map<string, () => void>();
  const replied = new Set<string>();
  const replies = new Map<string, Map<string, number>>();
  let withButtons: Buttoned | undefined;
  let requests = 0;

  function repliesBy(token: string): Map<string, number> {
    const known = replies.get(token) ?? new Map<string, number>();
    replies.set(token, known);
    return known;
  }

  function reply(method: string, path: string, body: string, token: string): Reply {
    const [, room = '', first = '', second = '', third = '', fourth = ''] = path.split('/');
    switch (room) {
      case 'interactions':
        waiting.get(first)?.();
        waiting.delete(first);
        return { status: 204 };
      case 'webhooks':
        if (method === 'PATCH') {
          replied.add(second);
          const sent = JSON.parse(body) as Partial<Buttoned>;
          if (sent.components?.[0] !== undefined) withButtons = { ...sent, components: sent.components };
        }
        return { body: { id: newSnowflake(), channel_id: '1', author: bot, content: '' } };
      case 'channels':
        if (second === '') return { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
        if (fourth === 'threads') {
          if (!threads) return { status: 403, body: { code: 50013, message: 'Missing Permissions' } };
          return { body: { id: third, type: 11, parent_id: first, name: 'thread', owner_id: bot.id } };
        }
        if (method === 'POST') return { body: posted(first, body, repliesBy(token)) };
        return third === '' ? { body: [] } : { status: 404, body: { code: 10008, message: 'Unknown Message' } };
      case 'gateway':
        return { body: { url: `ws://127.0.0.1:${gatewayPort}`, shards: 1, session_start_limit: sessionStarts } };
      case 'users':
        return { body: bot };
      case 'applications':
        if (second !== 'commands') return { body: { id: appId, name: 'stevedore', flags: 0, bot } };
        return { body: method === 'PUT' ? JSON.parse(body) : [] };
      case 'oauth2':
        return { body: { id: appId, name: 'stevedore', flags: 0, bot } };
      default:
        return { status: 404, body: { code: 0, message: '404: Not Found' } };
    }
  }

  function posted(channel: string, body: string, counts: Map<string, number>): object {
    const { message_reference: reference } = JSON.parse(body) as { message_reference?: { message_id: string } };
    if (reference !== undefined) counts.set(reference.message_id, (counts.get(reference.message_id) ?? 0) + 1);
    return { id: newSnowflake(), channel_id: channel, author: bot, content: '', embeds: [], components: [] };
  }

  const server = createServer((request, response) => {
    read(request, (body) => {
      requests += 1;
      const path = (request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*$/, '');
      const { status = 200, body: told } = reply(request.method ?? '', path, body, tokenIn(request));
      response.statusCode = status;
      // Discord tells no bucket of first responses.
      if (!path.startsWith('/interactions/'))
        for (const [name, value] of bucketOf(path)) response.setHeader(name, value);
      if (told === undefined) return response.end();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(told));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    gateway,
    responded({ id }) {
      const start = performance.now();
      return new Promise((resolve) => waiting.set(id, () => resolve(performance.now() - start)));
    },
    replied: () => replied.size,
    withButtons: () => withButtons,
    repliesBy,
    requests: () => requests,
    close() {
      gateway.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Buttoned {
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components: readonly { readonly components: readonly { readonly custom_id?: string }[] }[];
}

interface Reply {
  /** 200 where it is absent. */
  readonly status?: number;
  readonly body?: object;
}

const sessionStarts = { total: 100_000, remaining: 100_000, reset_after: 86_400_000, max_concurrency: 1 };

/** One for each kind of request, and never empty. */
function bucketOf(path: string): readonly (readonly [name: string, value: string])[] {
  const kind = path.split('/').filter((_, at) => at % 2 === 1);
  return [
    ['x-ratelimit-bucket', kind.join('-')],
    ['x-ratelimit-limit', '5'],
    ['x-ratelimit-remaining', '4'],
    ['x-ratelimit-reset-after', '1'],
  ];
}

const tokenIn = ({ headers }: IncomingMessage): string => (headers.authorization ?? '').replace(/^Bot /, '');

function read(request: IncomingMessage, whole: (body: string) => unknown): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => whole(Buffer.concat(chunks).toString()));
}
