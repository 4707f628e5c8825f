import { Hono } from 'hono';

/** `/healthz`: whether the process is alive, and no more; one that is not would not answer. */
export function healthRoutes(): Hono {
  return new Hono().get('/healthz', (context) => context.text('ok\n'));
}
