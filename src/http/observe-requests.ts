import type { MiddlewareHandler } from 'hono';
import type { Logger } from '../logger.ts';
import type { HttpMetrics } from '../metrics.ts';
import type { RequestIds } from '../request-ids.ts';
import { createRouteNames } from './route-names.ts';

interface ObserverDeps {
  /** Paths of routes that are there from the start. */
  readonly known: readonly string[];
  readonly requestIds: RequestIds;
  readonly metrics: HttpMetrics;
  readonly logger: Logger;
}

/** Nobody should have to wait as long for a page. */
const slowMs = 1_000;

/** All that pages need. */
export const pageMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** As proxies make them: a UUID, or hexadecimal digits. */
const requestIdShape = /^[\w.-]{8,64}$/;

/** Gives each request its id, that of the proxy before it where there is one, and measures it. What is asked is logged nowhere. */
export function observeRequests({ known, requestIds, metrics, logger }: ObserverDeps): MiddlewareHandler {
  const routes = createRouteNames(known);
  return (context, next) => {
    const given = context.req.header('x-request-id');
    return requestIds.within(
      async () => {
        const begunMs = performance.now();
        await next();
        const id = requestIds.current();
        if (id !== undefined) context.res.headers.set('x-request-id', id);
        const { status } = context.res;
        const route = routes.nameOf(context.req.path, status);
        const method = pageMethods.has(context.req.method) ? context.req.method : 'other';
        const tookMs = performance.now() - begunMs;
        metrics.served(route, method, status, tookMs / 1_000);
        const fields = { route, method, status, ms: Math.round(tookMs) };
        // 503 says that the process is starting or stopping, and is no failure.
        if (status >= 500 && status !== 503) logger.warn('a request over HTTP failed', fields);
        else if (tookMs > slowMs) logger.warn('a request over HTTP took long', fields);
        else logger.debug('a request over HTTP', fields);
      },
      given !== undefined && requestIdShape.test(given) ? given : undefined,
    );
  };
}
