import type { Json } from '../../json.ts';
import type { Fault } from '../faults.ts';

/** What goes back: a reply, a connection that breaks, or nothing at all. */
export type Reply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Record<string, string>;
      /** None with 204. */
      readonly body: unknown;
      readonly delayMs: number;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

export const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  kind: 'reply',
  status,
  headers,
  body,
  delayMs: 0,
});

/** "Exceeding A Rate Limit" of the reference. */
export function tooMany(
  seconds: number,
  scope: 'user' | 'shared' | 'global',
  headers: Record<string, string> = {},
): Reply {
  const isGlobal = scope === 'global';
  const body: Json = { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal };
  return reply(429, body, {
    ...headers,
    'retry-after': String(seconds),
    'x-ratelimit-scope': scope,
    ...(isGlobal && { 'x-ratelimit-global': 'true' }),
  });
}

/**
 * Lets a fault do what it does: in place of the effect, or to the reply once there was the effect.
 *
 * @param act has the effect and gives its reply.
 * @param skipped is told that there is no effect.
 */
export function withFault(
  fault: Fault | undefined,
  act: () => Reply,
  skipped: (kind: string, status?: number) => void,
): Reply {
  if (fault === undefined) return act();
  const early = replyBefore(fault);
  if (early === undefined) return replyAfter(fault, act());
  skipped(fault.kind, early.kind === 'reply' ? early.status : undefined);
  return early;
}

/** As the servers before Discord's own answer when those fail. */
const failure = (status = 500): Reply => reply(status, { message: `${status}: Internal Server Error`, code: 0 });

function replyBefore(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'rate limited':
      return tooMany(fault.retryAfterS, fault.scope ?? 'user');
    case 'server error':
      return failure(fault.status);
    case 'error':
      return reply(fault.status, { message: fault.message, code: fault.code });
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
      return failure(fault.status);
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
