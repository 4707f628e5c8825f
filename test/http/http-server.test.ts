import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { createHttpServer } from '../../src/http/http-server.ts';

function open(
  port: number,
  fetch: () => Response | Promise<Response> = () => new Response('here'),
  host = '127.0.0.1',
) {
  const server = createHttpServer({ host, port, fetch });
  onTestFinished(() => server.close(0));
  return server;
}

const problemOf = (listening: Promise<unknown>) =>
  listening.then(
    () => undefined,
    (error: unknown) => (error instanceof ConfigError ? error.problems : error),
  );

it('takes any free port and says which', async () => {
  const port = await open(0).listen();
  expect(port).toBeGreaterThan(0);
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here');
});

it('says what to do where something else listens', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await problemOf(open(port).listen())).toEqual([
    `HTTP_PORT is ${port}, where something listens already: stop that, or set HTTP_PORT to another port, or to off.`,
  ]);
});

it('says what to do where the address is not of this machine', async () => {
  // 192.0.2.0/24 is for documentation and belongs to nobody (RFC 5737).
  expect(await problemOf(open(0, undefined, '192.0.2.1').listen())).toEqual([
    'HTTP_HOST is 192.0.2.1, which is no address of this machine: set HTTP_HOST to 127.0.0.1 or 0.0.0.0.',
  ]);
});

it('finishes what is under way when it closes, and takes nothing new', async () => {
  let answer = (_: Response) => {};
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = open(0, () => {
    asked();
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const port = await server.listen();
  const reply = fetch(`http://127.0.0.1:${port}`);
  await isAsked;
  const closed = server.close(5_000);
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  answer(new Response('done'));
  expect(await (await reply).text()).toBe('done');
  await closed;
});

it('cuts short what takes longer than the grace', async () => {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = open(0, () => {
    asked();
    return new Promise(() => {});
  });
  const port = await server.listen();
  const reply = fetch(`http://127.0.0.1:${port}`).catch(() => 'cut');
  await isAsked;
  await server.close(10);
  expect(await reply).toBe('cut');
});

it('ends what waits behind another answer when the connection ends', async () => {
  let [begun, ended] = [0, 0];
  const endless = () => {
    begun += 1;
    return new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new Uint8Array(1)),
        cancel() {
          ended += 1;
        },
      }),
    );
  };
  const port = await open(0, endless).listen();
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n'.repeat(3));
  await once(socket, 'data');
  await vi.waitFor(() => expect(begun).toBe(3));
  socket.destroy();
  await vi.waitFor(() => expect(ended).toBe(3));
});

it('does not wait for ever for the rest of a request', async () => {
  const server = createHttpServer({
    ...{ host: '127.0.0.1', port: 0, requestTimeoutMs: 60 },
    fetch: async (request) => new Response(await request.text()),
  });
  onTestFinished(() => server.close(0));
  const socket = connect(await server.listen(), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf');
  const [reply] = await once(socket, 'data');
  expect(String(reply)).toContain('408 Request Timeout');
});
