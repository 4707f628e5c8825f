import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { expect, it, onTestFinished } from 'vitest';
import { createSite } from '../../src/http/create-site.ts';
import { silentLogger } from '../../src/logger.ts';
import { silentMetrics } from '../../src/metrics.ts';
import { createRequestIds } from '../../src/ops/async-request-ids.ts';

async function begin({ basePath = '', part = new Hono() } = {}) {
  const logged: unknown[] = [];
  const site = createSite({
    ...{ host: '127.0.0.1', port: 0, basePath, parts: [part], isOperator: () => false },
    logger: { ...silentLogger, error: (_, fields) => logged.push(fields) },
    newId: () => 'id',
    ...{ metrics: silentMetrics, requestIds: createRequestIds(() => 'madebyus') },
  });
  await site.listen();
  onTestFinished(() => site.close());
  const get = (path: string) => fetch(`${site.address()}${path}`);
  return { site, get, logged };
}

/** Also of methods that browsers refuse to send. */
async function statusOf(address: string, method: string): Promise<number | undefined> {
  const asking = request(address, { method }).end();
  const [reply] = (await once(asking, 'response')) as [IncomingMessage];
  reply.resume();
  return reply.statusCode;
}

it('asks for patience until the platform is there, and again once it has gone', async () => {
  const { site, get } = await begin();
  expect((await get('/')).status).toBe(503);
  const leave = site.serve(async () => new Response('here'));
  expect(await (await get('/')).text()).toBe('here');
  leave();
  const after = await get('/');
  expect([after.status, after.headers.get('retry-after')]).toEqual([503, '2']);
});

it('tells the platform the path inside the site and where a request came from', async () => {
  const { site, get } = await begin({ basePath: '/ships' });
  const seen: unknown[] = [];
  site.serve(async (request, { address }) => {
    const { pathname, search } = new URL(request.url);
    seen.push([pathname + search, address]);
    return new Response();
  });
  // With the path in front, as some proxies leave it, and without, as others take it away.
  for (const path of ['/ships', '/ships/', '/ships/quiz?topic=a%20b', '/quiz', '/shipshape']) await get(path);
  expect(seen).toEqual(['/', '/', '/quiz?topic=a%20b', '/quiz', '/shipshape'].map((path) => [path, '127.0.0.1']));
});

it('keeps the body of what is posted below the path', async () => {
  const { site } = await begin({ basePath: '/ships' });
  site.serve(async (request) => new Response(`${request.method} ${await request.text()}`));
  const reply = await fetch(`${site.address()}/ships/`, { method: 'POST', body: 'text=pod' });
  expect(await reply.text()).toBe('POST text=pod');
});

it('takes a body whose length is not told', async () => {
  const part = new Hono().post('/form', bodyLimit({ maxSize: 20 }), async (context) =>
    context.text(await context.req.text()),
  );
  const { site } = await begin({ part });
  const post = (text: string) =>
    fetch(`${site.address()}/form`, { method: 'POST', duplex: 'half', body: new Blob([text]).stream() });
  expect(await (await post('text=pod')).text()).toBe('text=pod');
  expect((await post('text=pod'.repeat(9))).status).toBe(413);
});

it('takes no method that pages do not need, with a path in front or without', async () => {
  const { site, logged } = await begin({ basePath: '/ships' });
  site.serve(async () => new Response('here'));
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
    for (const path of ['/', '/ships/']) {
      const status = await statusOf(`${site.address()}${path}`, method);
      expect([method, path, status]).toEqual([method, path, 405]);
    }
  }
  expect(logged).toEqual([]);
});

it('says so where there is no such page, and shows no name as HTML', async () => {
  const { site, get } = await begin();
  site.serve(async () => undefined);
  const reply = await get('/<script>');
  expect(reply.status).toBe(404);
  expect(await reply.text()).not.toContain('<script>');
});

it('answers what fails with an incident that stands in the log', async () => {
  const part = new Hono().get('/broken', () => {
    throw new Error('secret detail');
  });
  const { get, logged } = await begin({ part });
  const reply = await get('/broken');
  const text = await reply.text();
  expect(reply.status).toBe(500);
  expect(text).not.toContain('secret detail');
  const incident = /incident (\w+)/.exec(text)?.[1];
  expect(incident).toBe(reply.headers.get('x-request-id'));
  expect(logged).toEqual([expect.objectContaining({ incident, path: '/broken' })]);
});

it('forbids all that comes from elsewhere or stands in the page itself, on every page', async () => {
  const { site, get } = await begin();
  site.serve(async (request) => (request.url.endsWith('/here') ? new Response('here') : undefined));
  for (const path of ['/here', '/nowhere', '/assets/site.css', '/assets/nothing.js']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-request-id')).toMatch(/^\w+$/);
  }
});

it('lets browsers keep an asset as long as its version is asked for', async () => {
  const { get } = await begin();
  expect((await get('/assets/site.css')).headers.get('cache-control')).toBe('no-cache');
  const page = await (await get('/')).text();
  const path = /href="([^"]*site\.css[^"]*)"/.exec(page)?.[1] ?? '';
  expect((await get(path)).headers.get('cache-control')).toContain('immutable');
  expect((await get('/assets/..%2Fpage.ts')).status).toBe(404);
});
