import { WebAPIHTTPError, WebClient } from '@slack/web-api';
import type { Clock } from '../../../clock.ts';
import { silentLogger } from '../../../logger.ts';
import type { Finding } from '../../examination.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { failureOf, wordOfSlack } from '../slack-failure.ts';
import { webClientOptions } from '../web-client-options.ts';

/** A client of the Web API that also notices how Slack's clock differs from ours. */
export interface Probe {
  readonly client: WebClient;
  /** Slack's clock less ours, in milliseconds, to about a second; absent before the first reply. */
  skewMs(): number | undefined;
}

export interface ProbeDeps {
  readonly apiUrl: string;
  readonly patienceMs: number;
  readonly clock: Clock;
}

export function createProbe(token: string | undefined, { apiUrl, patienceMs, clock }: ProbeDeps): Probe {
  let skewMs: number | undefined;
  const client = new WebClient(token, {
    ...webClientOptions(apiUrl, patienceMs, createBoltLogger(silentLogger, 'debug')),
    fetch: async (url, init) => {
      const reply = await fetch(url, init);
      const at = Date.parse(reply.headers.get('date') ?? '');
      if (!Number.isNaN(at)) skewMs = at - clock.now();
      return reply;
    },
  });
  return { client, skewMs: () => skewMs };
}

/** Says why a call failed: Slack refused it, with a code, or could not be asked. */
export function failureFinding(
  check: string,
  error: unknown,
  refused: (code: string) => Pick<Finding, 'message' | 'remedy'>,
): Finding {
  const failure = failureOf(error);
  const code = wordOfSlack(failure);
  if (code !== undefined) return { check, state: 'problem', ...refused(code) };
  if (failure.kind === 'limited') {
    return {
      check,
      state: 'warning',
      message: 'Slack asks for fewer calls just now',
      remedy: 'Try again in a minute.',
    };
  }
  return {
    check,
    state: 'problem',
    message: `Slack cannot be reached (${reasonOf(error)})`,
    remedy: 'Look at the network, at a proxy or firewall in between, and at SLACK_API_URL where it is set.',
  };
}

/** The code or the words of the innermost cause that has some. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return error === undefined ? '' : String(error);
  const inner = reasonOf('original' in error ? error.original : error.cause);
  if (inner !== '') return inner;
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
