import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createSite, type RunningSite } from './http/create-site.ts';
import { healthRoutes } from './http/health-routes.ts';
import { createOperatorDoor } from './http/operator-door.ts';
import type { Logger } from './logger.ts';
import type { Health } from './ops/health.ts';

interface ServedSiteDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly health: Pick<Health, 'snapshot'>;
}

/** What `serve` serves over HTTP, put together. */
export function createServedSite(
  { http, publicUrl, operatorToken }: Pick<Config, 'publicUrl' | 'operatorToken'> & Required<Pick<Config, 'http'>>,
  { clock, logger, newId, health }: ServedSiteDeps,
): RunningSite {
  const door = operatorToken === undefined ? undefined : createOperatorDoor({ token: operatorToken, clock });
  return createSite({
    ...http,
    basePath: publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, ''),
    parts: [healthRoutes(health.snapshot)],
    isOperator: (request) => door?.isOperator(request) ?? false,
    ...{ logger, newId },
  });
}
