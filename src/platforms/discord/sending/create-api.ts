import type { IncomingHttpHeaders } from 'node:http';
import { makeURLSearchParams, REST, type RESTOptions, RequestMethod, type ResponseLike } from 'discord.js';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import type { Api } from '../api.ts';
import { DiscordError, RateLimitedError } from '../discord-failure.ts';
import type { Pace } from './pace.ts';
import { createRestraint, everything } from './restraint.ts';
import { createTransport, type HttpResponse } from './transport.ts';

export interface ClosableApi extends Api {
  /** Leaves nothing open. What is under way may end, and calls still work, each on a connection of its own. */
  close(): void;
}

interface ApiDeps {
  readonly token: string;
  /** Root of the REST API without its version. */
  readonly apiUrl: string;
  readonly pace: Pick<Pace, 'timeoutMs'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Called each time that Discord asks to wait. */
  readonly onRateLimit?: () => void;
  readonly logger: Logger;
}

const methods = {
  ...{ GET: RequestMethod.Get, POST: RequestMethod.Post, PUT: RequestMethod.Put },
  ...{ PATCH: RequestMethod.Patch, DELETE: RequestMethod.Delete },
};

/** The scope of Discord's global limit, which is one of the bot. */
const allOfTheBot = 'all of the bot';

/** How long all is held up after a 429 that does not say: it comes of something before Discord. */
const unsaidMs = 30_000;
/** Not to ask without end what says 0. */
const shortestMs = 50;

/** The longest pause that discord.js makes by itself: nothing ends its timers, and they keep the process from ending. */
const longestPauseS = 5;
const resetAfter = 'x-ratelimit-reset-after';

/**
 * discord.js's client of the REST API, for its knowledge of buckets. Everything that it does after a failure is decided elsewhere:
 * by itself it would send again what may have arrived, ask at once again after a 429 that does not say for how long to wait, wait
 * out limits that nobody waits for any more, and forget the token after one 401.
 */
export function createApi({ token, apiUrl, pace, clock, sleep, onRateLimit, logger }: ApiDeps): ClosableApi {
  const transport = createTransport();
  const restraint = createRestraint({ clock, logger });

  function createRest(scopes: readonly string[], options: Partial<RESTOptions>): REST {
    return new REST({
      ...{ api: apiUrl, version: '10', retries: 0, timeout: pace.timeoutMs, userAgentAppendix: 'Stevedore' },
      // Each interaction has a queue of its own, which is thrown away by the sweep.
      handlerSweepInterval: 60_000,
      ...options,
      async makeRequest(url, { method = 'GET', headers, body, signal }) {
        const request = `${method} ${url.slice(apiUrl.length).replace(/\?.*/, '')}`;
        restraint.check(request, scopes);
        const response = await transport
          .send(url, {
            // What discord.js gives is an object.
            ...{ method, headers: headers as Readonly<Record<string, string>> },
            ...(typeof body === 'string' && { body }),
            signal: signal ?? AbortSignal.timeout(pace.timeoutMs),
          })
          .catch((error: unknown) => {
            throw new Error(`Discord did not reply to ${nameOf(request)}`, { cause: error });
          });
        return taken(request, response);
      },
    });
  }

  function taken(request: string, { status, headers, body }: HttpResponse): ResponseLike {
    if (status === 429) throw limited(request, headers, body);
    if (status === 401 || status === 403) {
      restraint.countInvalid();
      restraint.refused(request, errorOf(request, status, body));
    } else {
      restraint.succeeded(request);
    }
    if (status < 200 || status >= 300) throw errorOf(request, status, body);
    return {
      ...{ ok: true, status, statusText: '', headers: limitsIn(headers) },
      ...{ body: null, bodyUsed: false, text: async () => body },
      json: async () => JSON.parse(body),
      arrayBuffer: async () => new ArrayBuffer(0),
    };
  }

  function limited(request: string, headers: IncomingHttpHeaders, body: string): RateLimitedError {
    onRateLimit?.();
    const said = saidIn(body);
    const seconds = Number(said.retry_after ?? headers['retry-after'] ?? Number.NaN);
    const byDiscord = typeof said.retry_after === 'number';
    const waitMs = Number.isFinite(seconds) ? Math.max(shortestMs, Math.ceil(seconds * 1_000)) : unsaidMs;
    const ofAll = said.global === true ? allOfTheBot : request;
    if (headers['x-ratelimit-scope'] !== 'shared') restraint.countInvalid();
    restraint.hold(byDiscord ? ofAll : everything, waitMs);
    return new RateLimitedError('Discord asks to wait', waitMs);
  }

  const asBot = createRest([everything, allOfTheBot], {});
  // docs.discord.com, "Rate limits": interactions are not bound to the bot's global limit.
  const withoutToken = createRest([everything], { globalRequestsPerSecond: Number.POSITIVE_INFINITY });

  return {
    call(method, route, { body, query, signal, withoutToken: anonymous = false } = {}) {
      const request = {
        ...{ method: methods[method], fullRoute: route, body },
        ...(query !== undefined && { query: makeURLSearchParams(query) }),
        // A client that knows the token forgets it after one 401, and is silent for good.
        ...{ auth: false, headers: anonymous ? {} : { Authorization: `Bot ${token}` } },
      };
      const rest = anonymous ? withoutToken : asBot;
      return unlessAborted(signal, async (ended) => {
        for (;;) {
          try {
            const response = await rest.queueRequest({ ...request, signal: ended });
            return contentOf(nameOf(`${method} ${route}`), response.status, await response.text());
          } catch (error) {
            if (!(error instanceof RateLimitedError)) throw error;
            logger.debug('Discord asks to wait', { platform: 'discord', retryAfterMs: error.retryAfterMs });
            await sleep(error.retryAfterMs, ended);
          }
        }
      });
    },
    close() {
      for (const rest of [asBot, withoutToken]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
      transport.close();
    },
  };
}

/**
 * Does the work, which ends soon after the signal is aborted: what discord.js waits for by itself is left behind, and is not sent any
 * more. A signal of its own, because discord.js never stops listening to the one that it is given.
 */
async function unlessAborted<T>(signal: AbortSignal | undefined, work: (ended: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason));
  });
  const end = () => ending.abort(signal?.reason);
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([aborted, work(ending.signal)]);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** What discord.js wants to know of buckets. */
function limitsIn(headers: IncomingHttpHeaders): Headers {
  const limits = new Headers();
  for (const name of ['limit', 'remaining', 'reset-after', 'bucket'].map((part) => `x-ratelimit-${part}`)) {
    const value = headers[name];
    if (typeof value === 'string') limits.set(name, value);
  }
  if (Number(limits.get(resetAfter)) > longestPauseS) limits.set(resetAfter, String(longestPauseS));
  return limits;
}

/** As logs may show it: what comes after the id of an interaction, or of the app, is a credential, and an id may be a person. */
const nameOf = (request: string): string =>
  request
    .replace(/^(\S+ )\/v\d+(?=\/)/, '$1')
    .replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/]+/, '$1…')
    .replace(/(\/(?:members|users)\/)\d+/, '$1…');

function contentOf(request: string, status: number, body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new DiscordError(`what came back to ${request} is not from Discord`, status);
  }
}

function errorOf(request: string, status: number, body: string): DiscordError {
  const { code, message, errors } = saidIn(body);
  const details = errors === undefined ? '' : ` ${JSON.stringify(errors)}`;
  const words = typeof message === 'string' ? `: ${message}${details}` : '';
  const number = typeof code === 'number' ? code : undefined;
  const which = number === undefined ? status : `${status}, ${number}`;
  return new DiscordError(`Discord refused ${nameOf(request)} (${which})${words}`, status, number);
}

/** The fields of what Discord says when it refuses; nothing where something else has answered. */
function saidIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}
