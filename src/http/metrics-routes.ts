import { Hono } from 'hono';

/** `/metrics`: everything that is measured, as Prometheus reads it. Tells of no person and of no question. */
export function metricsRoutes(
  exposition: () => Promise<{ readonly contentType: string; readonly text: string }>,
): Hono {
  return new Hono().get('/metrics', async (context) => {
    const { contentType, text } = await exposition();
    return context.body(text, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  });
}
