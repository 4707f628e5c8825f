import { createServer, get, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A process behind it. */
export interface Target {
  readonly port: number;
  /** Where it says at `/readyz` whether requests should be sent to it. */
  readonly healthPort: number;
  /** The number of its process, when something is passed on to it. */
  readonly life: () => number;
}

/** One request that was passed on. */
export interface Passed {
  /** Index of the target. */
  readonly to: number;
  readonly life: number;
  readonly at: number;
  /** 0 where the connection broke, or the client went. */
  status: number;
}

/** What stands between Slack and the processes: each request goes to the next one of those that are well. */
export interface LoadBalancer {
  readonly url: string;
  /** Whether a target is sent requests. */
  isWell(index: number): boolean;
  /** Where a request went, by the id that its body bears. */
  passed(id: string): readonly Passed[];
  readonly counts: { passed: number; refused: number; broken: number; unserved: number };
  close(): Promise<void>;
}

/** Who fails a look is given nothing until it passes one. */
const lookEveryMs = 250;
const lookMs = 2_000;

/** @param path where the processes take Slack's requests. */
export async function startLoadBalancer(targets: readonly Target[], path: string): Promise<LoadBalancer> {
  const well = new Set<number>();
  const passed = new Map<string, Passed[]>();
  const counts = { passed: 0, refused: 0, broken: 0, unserved: 0 };
  let turn = 0;

  const looking = targets.map((target, index) =>
    setInterval(async () => ((await isReady(target.healthPort)) ? well.add(index) : well.delete(index)), lookEveryMs),
  );

  /** Those that are well first; the others may be well again by now. */
  function inTurn(): readonly number[] {
    turn += 1;
    const all = targets.map((_, index) => (index + turn) % targets.length);
    return [...all.filter((index) => well.has(index)), ...all.filter((index) => !well.has(index))];
  }

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const body = await read(from);
    for (const index of inTurn()) {
      const target = targets[index]!;
      const entry: Passed = { to: index, life: target.life(), at: Date.now(), status: 0 };
      const outcome = await send(target.port, from, body, to, () => {
        const id = idOf(body, from.headers['content-type']);
        passed.set(id, [...(passed.get(id) ?? []), entry]);
        counts.passed += 1;
      });
      // Nothing of it was sent, so another one may have it. What was sent may have been done, and goes to nobody else.
      if (outcome === 'refused') {
        counts.refused += 1;
        well.delete(index);
        continue;
      }
      if (outcome === 'broken') counts.broken += 1;
      else entry.status = outcome;
      if (outcome === 'broken' && !to.headersSent) to.writeHead(502).end();
      return;
    }
    counts.unserved += 1;
    to.writeHead(503).end();
  }

  const server = createServer((from, to) => {
    pass(from, to).catch(() => to.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    isWell: (index) => well.has(index),
    passed: (id) => passed.get(id) ?? [],
    counts,
    async close() {
      for (const timer of looking) clearInterval(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/readyz', agent: false, timeout: lookMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
  });
}

/** Passes a request on. @returns the status of the reply, or why there is none */
function send(
  port: number,
  from: IncomingMessage,
  body: string,
  to: ServerResponse,
  onConnected: () => void,
): Promise<number | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const { method = 'POST', url, headers } = from;
    let connected = false;
    const sent = request({ host: '127.0.0.1', port, path: url, method, headers, agent: false }, (response) => {
      void read(response).then(
        (text) => {
          if (to.destroyed) return resolve('broken');
          const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...rest } = response.headers;
          to.writeHead(response.statusCode ?? 502, rest).end(text);
          resolve(response.statusCode ?? 502);
        },
        () => resolve('broken'),
      );
    });
    sent.on('socket', (socket) => {
      socket.on('connect', () => {
        connected = true;
        onConnected();
      });
    });
    sent.on('error', () => resolve(connected ? 'broken' : 'refused'));
    // Slack waits no longer.
    to.on('close', () => {
      if (!to.writableFinished) sent.destroy();
    });
    sent.end(body);
  });
}

async function read(from: IncomingMessage): Promise<string> {
  let text = '';
  from.setEncoding('utf8');
  for await (const chunk of from) text += chunk;
  return text;
}

/** What tells commands, presses and events apart. */
function idOf(body: string, contentType = ''): string {
  if (contentType.includes('json')) return String(JSON.parse(body).event_id);
  const form = new URLSearchParams(body);
  return form.get('trigger_id') ?? String(JSON.parse(form.get('payload') ?? '{}').trigger_id);
}
