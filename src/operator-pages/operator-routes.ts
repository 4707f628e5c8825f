import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { clientAddress } from '../client-address.ts';
import type { Clock } from '../clock.ts';
import type { Problem } from '../corpus/note.ts';
import type { HealthSnapshot } from '../health.ts';
import { type OperatorDoor, operatorCookie, operatorSessionMs } from '../http/operator-door.ts';
import type { Logger } from '../logger.ts';
import { messagePage } from '../pages/message-page.ts';
import { createRateLimit } from '../rate-limit.ts';
import { operatorPage, ranges } from './operator-page.ts';
import { createReports, type Gather, type OperatorReport } from './reports.ts';
import { signInPage } from './sign-in-page.ts';

export interface OperatorPagesDeps {
  /** As in `Site.basePath`. */
  readonly basePath: string;
  readonly door: OperatorDoor;
  /** Whether people reach the site over TLS. */
  readonly isSecure: boolean;
  readonly health: () => Promise<HealthSnapshot>;
  /** Nothing until the notes have been read. */
  readonly problems: () => readonly Problem[] | undefined;
  /** May reject with whatever the store says. Nothing until there is a store. */
  readonly gather: () => Gather | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Tries of one address to sign in. A token has 16 characters or more, so this is about load and logs more than about luck. */
const tries = { perMinute: 6, burst: 10 };
const largestBody = 10_000;

/** `/operator`: what whoever runs this looks at, behind the token. */
export function operatorRoutes(deps: OperatorPagesDeps): Hono {
  const { basePath, door, health, problems, clock, logger } = deps;
  const limit = createRateLimit({ clock, ...tries });
  const gather: Gather = (days) => deps.gather()?.(days) ?? Promise.reject(new Error('there is no store yet'));
  const reports = createReports(gather, clock);

  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.use('/operator/*', async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
  });
  // A proxy may call the site by another name than the browser does, and says so then.
  app.use(
    '/operator/*',
    csrf({
      origin: (origin, { req }) =>
        URL.canParse(origin) && [req.header('host'), req.header('x-forwarded-host')].includes(new URL(origin).host),
    }),
  );
  app.use('/operator/*', bodyLimit({ maxSize: largestBody }));

  app.get('/operator', async (context) => {
    if (!door.isOperator(context.req.raw)) return refused(context);
    const wished = Number(context.req.query('days'));
    const days = ranges.find((range) => range === wished) ?? 30;
    const [report, snapshot] = await Promise.all([reportFor(days), health()]);
    const parts = { basePath, days, health: snapshot, problems: problems() ?? [], report, now: clock.now() };
    return context.html(operatorPage(parts));
  });

  app.get('/operator/stubs/:name', async (context) => {
    if (!door.isOperator(context.req.raw)) return refused(context);
    const report = await reportFor(Number(context.req.query('days')) || 30);
    const stub = report?.gaps.gaps.find((gap) => gap.stub.fileName === context.req.param('name'))?.stub;
    if (stub === undefined) return context.notFound();
    return context.body(stub.markdown, 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${stub.fileName}"`,
    });
  });

  app.post('/operator/sign-in', async (context) => {
    const address = clientAddress(context.req.raw, context.env?.incoming?.socket.remoteAddress ?? '');
    if (limit.spend(address, 1) !== undefined) {
      const problem = 'Too many tries. Wait a minute, then try again.';
      return context.html(signInPage({ basePath, problem }), 429, { 'retry-after': '60' });
    }
    const { token } = await context.req.parseBody();
    const session = typeof token === 'string' ? door.open(token.trim()) : undefined;
    if (session === undefined) {
      logger.warn('somebody tried to sign in as the operator with a wrong token', { address });
      return context.html(signInPage({ basePath, problem: 'That is not the token.' }), 401);
    }
    limit.refund(address, 1);
    setCookie(context, operatorCookie, session, { ...cookieOf(context), maxAge: operatorSessionMs / 1_000 });
    return context.redirect(`${basePath}/operator`, 303);
  });

  app.post('/operator/sign-out', (context) => {
    deleteCookie(context, operatorCookie, cookieOf(context));
    return context.redirect(`${basePath}/operator`, 303);
  });

  app.onError((error, context) => {
    if (!(error instanceof HTTPException)) throw error;
    const text = 'That came from another site, or was too much, so it was not taken.';
    return context.html(messagePage({ basePath, title: 'Not like that', text }), error.status);
  });

  /** A person is asked to sign in; a program that brought a token is told that it is the wrong one. */
  function refused(context: Context): Response | Promise<Response> {
    return context.html(signInPage({ basePath }), context.req.header('authorization') === undefined ? 200 : 401);
  }

  async function reportFor(days: number): Promise<OperatorReport | undefined> {
    if (!ranges.some((range) => range === days)) return undefined;
    try {
      return await reports(days);
    } catch (error) {
      logger.warn('there are no numbers for the operator', { err: error });
      return undefined;
    }
  }

  function cookieOf({ req }: Context) {
    // Each proxy adds what it was reached by; the first is the one that the browser sees.
    const forwarded = req.header('x-forwarded-proto')?.split(',')[0]?.trim();
    const overTls = deps.isSecure || forwarded === 'https' || req.url.startsWith('https:');
    return { httpOnly: true, sameSite: 'Strict', secure: overTls, path: basePath === '' ? '/' : basePath } as const;
  }

  return app as unknown as Hono;
}
