import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import { createLanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { failureOf } from '../slack-failure.ts';
import { type Outgoing, sendContent } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { unsureText } from './poster.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Replies by the `response_url` that comes with a command or a press. */
export interface ResponseUrls {
  /** @throws when Slack refuses it, as it does after half an hour, or cannot be reached */
  respond(url: string, parts: readonly Outgoing[], how: Response): Promise<void>;
  deleteOriginal(url: string): Promise<void>;
}

interface Response {
  readonly forAll: boolean;
  /** Whether the first part takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
}

interface ResponseUrlDeps {
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pace;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** docs.slack.dev, "Handling user interaction": five uses within 30 minutes. */
const mostUses = 5;

/** Who does not wait for a reply is not told that it may be lost. */
const forAskerAlone = { response_type: 'ephemeral', replace_original: false };

const restText =
  'That is not all: Slack lets me show no more here. Send me the same as a direct message, and I will show all of it.';

export function createResponseUrls(deps: ResponseUrlDeps): ResponseUrls {
  const { fetch, sleep, pace, signal, logger } = deps;
  const used = new BoundedMap<string, number>(10_000);
  const lanes = createLanes();

  async function use(url: string, payload: object): Promise<void> {
    // Only what Slack does not even take for a use of the address is no use.
    const count = (used.get(url) ?? 0) + 1;
    try {
      await postJson(fetch, url, payload, pace.timeoutMs);
      used.set(url, count);
    } catch (error) {
      if (failureOf(error).kind === 'doubtful') used.set(url, count);
      throw error;
    }
  }

  /** @returns whether it is not known if it arrived */
  async function send(url: string, part: Outgoing, fixed: object, repeatable: boolean): Promise<boolean> {
    let doubtful = false;
    const settled = (error: unknown) => {
      // Slack's own 5xx says that it did nothing; a reply that never came says nothing.
      doubtful = !repeatable && !(error instanceof WebAPIHTTPError);
      return doubtful;
    };
    const attempt = () => sendContent(part, (content) => use(url, { ...fixed, ...content }), logger);
    await sendUntilDone(attempt, { pace, sleep, signal, settled });
    return doubtful;
  }

  return {
    async respond(url, parts, how) {
      await lanes.run(checked(url, deps.apiUrl), signal, async () => {
        const left = mostUses - (used.get(url) ?? 0);
        if (left <= 0) throw new Error('the response_url has been used five times, which is all that Slack takes');
        const fixed = {
          response_type: how.forAll ? 'in_channel' : 'ephemeral',
          unfurl_links: false,
          unfurl_media: false,
        };
        const fitting = parts.length <= left ? parts : [...parts.slice(0, left - 1), { text: restText }];
        for (const [index, part] of fitting.entries()) {
          const replaces = how.replaces && index === 0;
          const unsure = await send(url, part, { ...fixed, replace_original: replaces }, replaces);
          if (!unsure) continue;
          if ((used.get(url) ?? 0) >= mostUses) logger.warn('a reply in Slack may not have arrived');
          // Twice does no harm, and never would leave the person waiting.
          else await send(url, { text: unsureText }, { ...fixed, ...forAskerAlone }, true);
          return;
        }
      });
    },
    async deleteOriginal(url) {
      await lanes.run(checked(url, deps.apiUrl), signal, async () => {
        const attempt = () => use(url, { delete_original: true });
        await sendUntilDone(attempt, { pace, sleep, signal, settled: () => false });
      });
    },
  };
}

/**
 * The address came with a signed request; all the same nothing is ever sent to a host that is neither Slack's nor that of the
 * Web API (a proxy).
 */
function checked(url: string, apiUrl: string): string {
  const { protocol, hostname, origin } = new URL(url);
  const slack = protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(hostname);
  if (!slack && origin !== new URL(apiUrl).origin) throw new Error(`a response_url of ${hostname} is none of Slack's`);
  return url;
}

async function postJson(fetcher: typeof fetch, url: string, payload: object, timeoutMs: number): Promise<void> {
  const response = await fetcher(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(payload),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = await response.text();
  // Slack answers `ok` in plain text, or JSON.
  const code = refusalIn(body);
  if (code !== undefined && response.status !== 429) throw new WebAPIPlatformError({ ok: false, error: code });
  if (response.ok) return;
  throw new WebAPIHTTPError(response.status, response.statusText, Object.fromEntries(response.headers), body);
}

function refusalIn(body: string): string | undefined {
  try {
    const { ok, error }: { ok?: unknown; error?: unknown } = JSON.parse(body);
    return ok === false && typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
