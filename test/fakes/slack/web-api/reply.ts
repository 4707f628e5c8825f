import type { Json } from '../../json.ts';
import type { Fault } from '../faults.ts';
import type { SlackError } from './slack-error.ts';

/** What goes back: a reply, a connection that breaks, or nothing at all. */
export type Reply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: Json | string;
      readonly delayMs: number;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

export const reply = (status: number, body: Json | string, headers: Record<string, string> = {}): Reply => ({
  kind: 'reply',
  status,
  headers,
  body,
  delayMs: 0,
});

export const tooMany = (seconds: number): Reply =>
  reply(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });

export function errorBody(error: SlackError): Json {
  const messages = error.reasons.map((reason) => `[ERROR] ${reason}`);
  return {
    ok: false,
    error: error.code,
    ...error.fields,
    ...(messages.length > 0 && { errors: error.reasons, response_metadata: { messages } }),
  };
}

/**
 * Lets a fault do what it does: in place of the effect, or to the reply once there was the effect.
 *
 * @param act has the effect and gives its reply.
 * @param skipped is told that there is no effect.
 */
export function withFault(fault: Fault | undefined, act: () => Reply, skipped: (kind: string) => void): Reply {
  if (fault === undefined) return act();
  const early = replyBefore(fault);
  if (early === undefined) return replyAfter(fault, act());
  skipped(fault.kind);
  return early;
}

function replyBefore(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'rate limited':
      return tooMany(fault.retryAfterS);
    case 'server error':
      return reply(fault.status ?? 500, 'Internal Server Error');
    case 'error':
      return reply(200, { ok: false, error: fault.error });
    case 'reset':
      return { kind: 'reset' };
    case 'no answer':
      return { kind: 'silence' };
    default:
      return undefined;
  }
}

function replyAfter(fault: Fault, given: Reply): Reply {
  switch (fault.kind) {
    case 'failed after':
      return reply(fault.status ?? 500, 'Internal Server Error');
    case 'lost reply':
      return { kind: 'reset' };
    case 'no answer after':
      return { kind: 'silence' };
    case 'slow':
      return given.kind === 'reply' ? { ...given, delayMs: fault.delayMs } : given;
    default:
      return given;
  }
}
