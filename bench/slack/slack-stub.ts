import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of Slack's Web API as a load needs, and no more, so that the load is on the app and not on this. */
export interface SlackStub {
  /** Root of the Web API, ending in a slash. */
  readonly apiUrl: string;
  /** One for each command: none may be used more than five times. */
  newResponseUrl(): string;
  /** Commands replied to so far. */
  responses(): number;
  /** How often each thread was replied to, by the `ts` of its first message. */
  readonly replies: ReadonlyMap<string, number>;
  close(): void;
}

export async function startSlackStub(): Promise<SlackStub> {
  let handedOut = 0;
  // A long answer comes in several posts.
  const answered = new Set<string>();
  let posted = 0;
  const replies = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (request.url?.startsWith('/response/') === true) answered.add(request.url);
      if (request.url === '/api/chat.postMessage') {
        posted += 1;
        const thread = threadOf(body);
        replies.set(thread, (replies.get(thread) ?? 0) + 1);
      }
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-oauth-scopes', 'chat:write');
      response.end(JSON.stringify({ ...identity, ts: `1700000000.${String(posted).padStart(6, '0')}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${root}/api/`,
    newResponseUrl: () => `${root}/response/${++handedOut}`,
    responses: () => answered.size,
    replies,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const identity = {
  ...{ ok: true, url: 'https://bench.slack.com/', team: 'bench', team_id: 'T1', user: 'stevedore', user_id: 'UBOT' },
  ...{ bot_id: 'BBOT', channel: 'C1', messages: [], members: [], user_profile: {} },
};

function threadOf(body: string): string {
  if (body.startsWith('{')) return (JSON.parse(body) as { thread_ts?: string }).thread_ts ?? '';
  return new URLSearchParams(body).get('thread_ts') ?? '';
}
