import { DefaultUserAgent } from 'discord.js';
import type { Clock } from '../../../clock.ts';
import { silentLogger } from '../../../logger.ts';
import type { Finding } from '../../examination.ts';
import type { Api, CallOptions } from '../api.ts';
import { DiscordError, failureOf, RateLimitedError } from '../discord-failure.ts';
import type { DiscordSettings } from '../discord-settings.ts';
import { createApi } from '../sending/create-api.ts';

/** Asks Discord, once and not for long. */
export interface Probe {
  /** Throws a RateLimitedError where Discord asks to wait. */
  readonly api: Api;
  /** Aborted when one reply has taken too long. */
  patience(): AbortSignal;
  /** @throws as the calls of `api` do, and when it takes too long. */
  get(route: `/${string}`, query?: CallOptions['query']): Promise<unknown>;
  /**
   * Discord's clock less ours, in milliseconds, to about a second; absent where what answers tells no time.
   * @throws when Discord cannot be reached.
   */
  skewMs(): Promise<number | undefined>;
  close(): void;
}

export interface ProbeDeps {
  readonly clock: Clock;
  /** How long one reply may take. */
  readonly patienceMs: number;
}

export function createProbe({ token, apiUrl }: DiscordSettings, { clock, patienceMs }: ProbeDeps): Probe {
  const api = createApi({
    ...{ token, apiUrl, pace: { timeoutMs: patienceMs }, clock, logger: silentLogger },
    // Nobody who waits for a diagnosis wants to wait for a limit.
    sleep: async (ms) => {
      throw new RateLimitedError('Discord asks to wait', ms);
    },
  });
  const patience = () => AbortSignal.timeout(patienceMs);
  return {
    api,
    patience,
    get: (route, query) => api.call('GET', route, { ...(query !== undefined && { query }), signal: patience() }),
    async skewMs() {
      const reply = await fetch(`${apiUrl}/v10/gateway`, {
        headers: { 'user-agent': DefaultUserAgent },
        signal: patience(),
      });
      const at = Date.parse(reply.headers.get('date') ?? '');
      await reply.body?.cancel();
      return Number.isNaN(at) ? undefined : at - clock.now();
    },
    close: () => api.close(),
  };
}

/** By Discord's number, or `http_…` where it gave none. */
type Explain = (code: string) => Pick<Finding, 'message' | 'remedy'>;

/** Says why a call failed: Discord refused it, or could not be asked. */
export function failureFinding(check: string, error: unknown, refused: Explain): Finding {
  const failure = failureOf(error);
  if (failure.kind === 'refused') return { check, state: 'problem', ...refused(failure.code) };
  if (failure.kind === 'limited') {
    return {
      ...{ check, state: 'warning', message: 'Discord asks for fewer calls just now' },
      remedy: 'Try again in a minute.',
    };
  }
  return {
    ...{ check, state: 'problem', message: `Discord cannot be reached (${reasonOf(error)})` },
    remedy: 'Look at the network, at a proxy or firewall in between, and at DISCORD_API_URL where it is set.',
  };
}

/** The code or the words of the innermost cause that has some. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return error === undefined ? '' : String(error);
  const inner = reasonOf(error.cause);
  if (inner !== '') return inner;
  if (error.name === 'TimeoutError') return 'no answer in time';
  if (error instanceof DiscordError) return `HTTP ${error.status}`;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
