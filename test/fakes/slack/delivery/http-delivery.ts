import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { isObject } from '../../json.ts';
import type { Carrier, Delivery, Failure, Outcome } from './delivery.ts';

interface HttpDeliveryDeps {
  /** Request URLs of the app; with several, each request goes to the next one, as behind a load balancer. */
  readonly urls: () => readonly string[];
  readonly signingSecret: () => string;
  readonly ackTimeoutMs: number;
  /** Milliseconds that the clock of Slack is ahead of this machine's. */
  readonly skewMs: () => number;
}

/** Signs and posts payloads as Slack does for events, commands and interactions. */
interface HttpDelivery extends Carrier {
  /** Asks a URL to repeat a word, as Slack does when it is entered in the app's configuration. */
  verify(url: string, challenge: string): Promise<boolean>;
  close(): void;
}

export function createHttpDelivery(deps: HttpDeliveryDeps): HttpDelivery {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  async function sendTo(url: string, what: Sent, retry: { num: number; reason?: Failure }): Promise<Outcome> {
    const { body, contentType } = bodyOf(what);
    const seconds = Math.floor((Date.now() + deps.skewMs()) / 1000);
    const headers = {
      'content-type': contentType,
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': sign(deps.signingSecret(), seconds, body),
      ...(retry.num > 0 && {
        'x-slack-retry-num': String(retry.num),
        'x-slack-retry-reason': retry.reason ?? 'unknown_error',
      }),
    };
    const once = () => post(url, headers, body, agent, deps.ackTimeoutMs);
    let outcome = await once();
    if (outcome === 'stale') outcome = await once();
    return outcome === 'stale' ? { acknowledged: false, reason: 'connection_failed' } : outcome;
  }

  return {
    send: async (delivery, retry) => {
      const urls = deps.urls();
      const url = urls[turn++ % urls.length];
      return url === undefined ? { acknowledged: false, reason: 'connection_failed' } : sendTo(url, delivery, retry);
    },
    verify: async (url, challenge) => {
      const payload = { token: 'legacy-verification-token', challenge, type: 'url_verification' };
      const outcome = await sendTo(url, { kind: 'events_api', payload }, { num: 0 });
      if (!outcome.acknowledged) return false;
      const { response } = outcome;
      return (isObject(response) ? response.challenge : response) === challenge;
    },
    close: () => agent.destroy(),
  };
}

type Sent = Pick<Delivery, 'kind' | 'payload'>;

/** `v0=` and the HMAC that the app checks. */
function sign(secret: string, seconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
}

function bodyOf({ kind, payload }: Sent): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    kind === 'slash_commands'
      ? new URLSearchParams(Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]))
      : new URLSearchParams({ payload: JSON.stringify(payload) });
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** `stale`: the app had closed a kept connection before it was used again, so nothing was sent. */
function post(
  url: string,
  headers: Record<string, string | number>,
  body: string,
  agent: Agent,
  timeoutMs: number,
): Promise<Outcome | 'stale'> {
  return new Promise((resolve) => {
    const fail = (reason: Failure) => resolve({ acknowledged: false, reason });
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      void readAnswer(response).then((outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    });
    const timer = setTimeout(() => {
      fail('http_timeout');
      sent.destroy();
    }, timeoutMs);
    sent.on('error', () => {
      clearTimeout(timer);
      if (sent.reusedSocket) resolve('stale');
      else fail('connection_failed');
    });
    sent.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Outcome> {
  let text = '';
  response.setEncoding('utf8');
  try {
    for await (const chunk of response) text += chunk;
  } catch {
    return { acknowledged: false, reason: 'connection_failed' };
  }
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) {
    return { acknowledged: false, reason: 'http_error', noRetry: response.headers['x-slack-no-retry'] === '1' };
  }
  return text === ''
    ? { acknowledged: true }
    : { acknowledged: true, response: parse(text, response.headers['content-type']) };
}

function parse(text: string, contentType = ''): unknown {
  if (!contentType.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
