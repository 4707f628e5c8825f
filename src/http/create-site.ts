import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { HttpMetrics } from '../metrics.ts';
import { messagePage } from '../pages/message-page.ts';
import { serveAssets } from '../pages/serve-assets.ts';
import type { Site, SiteHandler } from '../platforms/site.ts';
import type { RequestIds } from '../request-ids.ts';
import { createHttpServer } from './http-server.ts';
import { observeRequests, pageMethods } from './observe-requests.ts';
import { securityHeaders } from './security-headers.ts';

export interface SiteDeps {
  readonly host: string;
  readonly port: number;
  readonly basePath: string;
  /** Parts of the site that are no platform, each with routes of its own: health, metrics, the note reader. */
  readonly parts: readonly Hono[];
  readonly isOperator: (request: Request) => boolean;
  readonly requestIds: RequestIds;
  readonly metrics: HttpMetrics;
  readonly logger: Logger;
  readonly newId: () => string;
}

export interface RunningSite extends Site {
  /** Listens. A port that cannot be had is told by `serve`, so that the platform behind it is left out and the others go on. */
  listen(): Promise<void>;
  /** `http://localhost:8080`; nothing until it listens. */
  address(): string | undefined;
  close(): Promise<void>;
}

type Bindings = { Bindings: HttpBindings };

/** What is being answered when the process ends may take this long. */
const closingMs = 2_000;

export function createSite(deps: SiteDeps): RunningSite {
  const { host, basePath, parts, isOperator, requestIds, metrics, logger, newId } = deps;
  let platform: SiteHandler | undefined;
  let port: number | undefined;
  let problem: unknown;

  const app = new Hono<Bindings>();
  const known = parts.flatMap(({ routes }) => routes.map(({ path }) => path));
  app.use(observeRequests({ known, requestIds, metrics, logger }));
  app.use(securityHeaders());
  app.use(async (context, next) => {
    if (pageMethods.has(context.req.method)) return next();
    const text = 'Pages can be looked at here, and forms can be sent.';
    return context.html(messagePage({ basePath, title: 'Not like that', text }), 405, { allow: 'GET, HEAD, POST' });
  });
  for (const part of parts) app.route('/', part);
  app.get('/assets/:name', (context) => serveAssets(context));
  app.all('*', async (context) => {
    if (platform === undefined) {
      const text = 'Stevedore is starting, or stopping. Try again in a moment.';
      return context.html(messagePage({ basePath, title: 'One moment', text }), 503, { 'retry-after': '2' });
    }
    const address = context.env.incoming.socket.remoteAddress ?? '';
    return (await platform(context.req.raw, { address })) ?? context.notFound();
  });
  app.notFound((context) =>
    context.html(messagePage({ basePath, title: 'Not found', text: 'There is no such page here.' }), 404),
  );
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    const incident = requestIds.current() ?? newId();
    logger.error('a page could not be made', { incident, path: context.req.path, err: error });
    const text = `Sorry, that went wrong on my side. Please try again, or tell whoever runs me: incident ${incident}.`;
    return context.html(messagePage({ basePath, title: 'Something went wrong', text }), 500);
  });

  const server = createHttpServer({ host, port: deps.port, fetch: (request, env) => app.fetch(inside(request), env) });

  /** A proxy may leave the path below which the site is reached in the request, or take it away. */
  function inside(request: Request): Request {
    if (!pageMethods.has(request.method)) return request;
    const url = new URL(request.url);
    const isBelow = basePath !== '' && `${url.pathname}/`.startsWith(`${basePath}/`);
    if (isBelow) url.pathname = url.pathname.slice(basePath.length) || '/';
    // The server's own kind of request cannot be copied by those who have to read a body to see how long it is.
    return isBelow || request.method === 'POST' ? new Request(url, request) : request;
  }

  return {
    basePath,
    isOperator,
    async listen() {
      try {
        port = await server.listen();
      } catch (error) {
        problem = error;
        if (!(error instanceof ConfigError)) logger.error('nothing is served over HTTP', { err: error });
      }
    },
    address: () => (port === undefined ? undefined : `http://${shownHost(host)}:${port}`),
    serve(handle) {
      if (port === undefined) throw problem ?? new Error('the site does not listen');
      platform = handle;
      return () => {
        platform = undefined;
      };
    },
    close: () => server.close(closingMs),
  };
}

/** An address that a browser on this machine can open. */
function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
