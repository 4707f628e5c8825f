import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createSite, type RunningSite } from './http/create-site.ts';
import { healthRoutes } from './http/health-routes.ts';
import { metricsRoutes } from './http/metrics-routes.ts';
import { createOperatorDoor } from './http/operator-door.ts';
import type { Observation } from './observation.ts';

interface ServedSiteDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observation: Observation;
}

/** What `serve` serves over HTTP, put together. */
export function createServedSite(
  { http, publicUrl, operatorToken }: Pick<Config, 'publicUrl' | 'operatorToken'> & Required<Pick<Config, 'http'>>,
  { clock, newId, observation }: ServedSiteDeps,
): RunningSite {
  const { requestIds, metrics, logger, health, exposition } = observation;
  const door = operatorToken === undefined ? undefined : createOperatorDoor({ token: operatorToken, clock });
  return createSite({
    ...http,
    basePath: publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, ''),
    parts: [healthRoutes(health.snapshot), ...(exposition === undefined ? [] : [metricsRoutes(exposition)])],
    isOperator: (request) => door?.isOperator(request) ?? false,
    ...{ requestIds, metrics, logger, newId },
  });
}
