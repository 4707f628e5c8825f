import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createSite, type RunningSite } from '../http/create-site.ts';
import { healthRoutes } from '../http/health-routes.ts';
import { metricsRoutes } from '../http/metrics-routes.ts';
import { createOperatorDoor } from '../http/operator-door.ts';
import { operatorRoutes } from '../operator-pages/operator-routes.ts';
import type { Gather } from '../operator-pages/reports.ts';
import { readerRoutes } from '../reader/reader-routes.ts';
import type { ServedNotes } from '../reader/served-notes.ts';
import type { Observation } from './observation.ts';

/** What pages are made of: each is there as soon as the process has it, and pages that want it say so until then. */
export interface PageSources {
  notes?: () => ServedNotes;
  /** What people asked, for the operator. */
  gather?: Gather;
}

interface ServedSiteDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observation: Observation;
  readonly sources: PageSources;
}

/** What `serve` serves over HTTP, put together. */
export function createServedSite(
  { http, publicUrl, operatorToken }: Pick<Config, 'publicUrl' | 'operatorToken'> & Required<Pick<Config, 'http'>>,
  { clock, newId, observation, sources }: ServedSiteDeps,
): RunningSite {
  const { requestIds, metrics, logger, health, exposition } = observation;
  const door = operatorToken === undefined ? undefined : createOperatorDoor({ token: operatorToken, clock });
  const isOperator = (request: Request): boolean => door?.isOperator(request) ?? false;
  const basePath = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
  const frame = { basePath, isOperator };
  return createSite({
    ...{ ...http, ...frame },
    parts: [
      healthRoutes(health.snapshot),
      ...(exposition === undefined ? [] : [metricsRoutes(exposition)]),
      readerRoutes({ ...frame, notes: () => sources.notes?.(), now: clock.now }),
      ...(door === undefined
        ? []
        : [
            operatorRoutes({
              ...{ basePath, door, clock, logger, health: health.snapshot },
              isSecure: publicUrl?.startsWith('https:') ?? false,
              problems: () => sources.notes?.().corpus.problems,
              gather: () => sources.gather,
            }),
          ]),
    ],
    ...{ requestIds, metrics, logger, newId },
  });
}
