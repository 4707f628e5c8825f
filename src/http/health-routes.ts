import { Hono } from 'hono';
import type { HealthSnapshot } from '../health.ts';

/**
 * `/healthz`: whether the process is alive, and no more; one that is not would not answer. `/readyz`: whether requests should be
 * sent to it, and how its parts are.
 */
export function healthRoutes(snapshot: () => Promise<HealthSnapshot>): Hono {
  return new Hono()
    .get('/healthz', (context) => context.text('ok\n'))
    .get('/readyz', async (context) => {
      const health = await snapshot();
      return context.json(health, health.ready ? 200 : 503, { 'cache-control': 'no-store' });
    });
}
