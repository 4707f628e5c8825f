import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return String((server.address() as AddressInfo).port);
}

/** @returns its exit code and what it said */
function ask(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/healthcheck.js'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

describe('the health check of the image', () => {
  it('asks /healthz on the port of the settings, on this machine', async () => {
    const asked: (string | undefined)[] = [];
    const port = await serve(({ url, headers }, response) => {
      asked.push(url, headers.host);
      response.end('ok');
    });
    expect(await ask({ HTTP_PORT: port, HTTP_HOST: '0.0.0.0' })).toEqual({ code: 0, said: 'HTTP 200\n' });
    expect(asked).toEqual(['/healthz', `127.0.0.1:${port}`]);
  });

  it('says no when the answer is not 200', async () => {
    const port = await serve((_, response) => response.writeHead(503).end());
    expect(await ask({ HTTP_PORT: port })).toEqual({ code: 1, said: 'HTTP 503\n' });
  });

  it('says no when nobody listens', async () => {
    const port = await serve(() => {});
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    const { code, said } = await ask({ HTTP_PORT: port });
    expect(code).toBe(1);
    expect(said).toContain('ECONNREFUSED');
  });

  it('does not wait for ever', async () => {
    const port = await serve(() => {});
    expect(await ask({ HTTP_PORT: port })).toEqual({ code: 1, said: 'no answer within 3 s\n' });
  });

  it('has nothing to ask where HTTP is off', async () => {
    expect(await ask({ HTTP_PORT: 'off' })).toEqual({ code: 0, said: '' });
  });
});
