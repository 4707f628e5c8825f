import { isObject } from '../../json.ts';
import type { Faults } from '../faults.ts';
import { answerRoutes } from './answers.ts';
import { applicationRoutes } from './applications.ts';
import { DiscordError, isCircumstance, refuse } from './discord-error.ts';
import { messageRoutes } from './messages.ts';
import { placeRoutes } from './places.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Reply, reply, withFault } from './reply.ts';
import type { Route, RouteDeps } from './route.ts';

/** A request as it came over HTTP. */
interface RestRequest {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: string;
}

export interface HandlerDeps extends RouteDeps {
  readonly faults: Faults;
  readonly limits: RateLimits | undefined;
}

const routes: readonly Route[] = [...placeRoutes, ...messageRoutes, ...answerRoutes, ...applicationRoutes];

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(':id', '(\\d{1,20})').replaceAll(':token', '([^/]+)')}$`),
}));

export type CallHandler = (request: RestRequest) => Reply;

/** Answers one request after the other, as Discord's REST API does. */
export function createCallHandler(deps: HandlerDeps): CallHandler {
  const { world, faults, limits } = deps;

  return (request) => {
    const path = decodeURIComponent(request.path);
    const fitting = patterns.flatMap(({ route, pattern }) => {
      const match = pattern.exec(path);
      return match === null ? [] : [{ route, params: match.slice(1) }];
    });
    const found = fitting.find(({ route }) => route.method === request.method);
    const name = `${request.method} ${found?.route.path ?? path}`;
    const record = (outcome: string, done: boolean, body: unknown, status?: number) => {
      world.calls.push({ at: world.clock.now(), route: name, path, body, status, outcome, done });
      world.changed();
    };

    const act = (): Reply => {
      let whole: unknown = {};
      let headers: Record<string, string> = {};
      try {
        if (found === undefined) throw refuse(fitting.length > 0 ? 'methodNotAllowed' : 'general');
        const { route, params } = found;
        if (route.open !== true && request.authorization !== `Bot ${world.token}`) throw refuse('unauthorized');
        whole = readBody(request);
        const limited = limits?.take({ route: name, params, open: route.open === true });
        headers = limited?.headers ?? {};
        if (limited?.refusal !== undefined) {
          record('429', false, whole, 429);
          return limited.refusal;
        }
        const body = isObject(whole) ? whole : {};
        const { status, body: answer } = route.run({ ...deps, route: name, params, query: request.query, body, whole });
        record('ok', true, whole, status);
        return reply(status, answer, headers);
      } catch (error) {
        if (!(error instanceof DiscordError)) throw error;
        const { code, message, reasons, status } = error;
        if (!isCircumstance(code)) world.refused.push({ route: name, code, message, reasons, body: whole });
        record(String(code === 0 ? status : code), false, whole, status);
        return reply(status, error.body, headers);
      }
    };
    return withFault(faults.take(name), act, (kind, status) => record(kind, false, request.body, status));
  };
}

function readBody({ body, contentType }: RestRequest): unknown {
  if (body === '') return {};
  if (!contentType.startsWith('application/json')) {
    const message = `Expected "Content-Type" header to be one of {'application/json'}.`;
    throw new DiscordError(400, 50035, 'Invalid Form Body', {
      _errors: [{ code: 'CONTENT_TYPE_INVALID', message }],
    });
  }
  try {
    return JSON.parse(body);
  } catch {
    throw refuse('invalidJson');
  }
}
