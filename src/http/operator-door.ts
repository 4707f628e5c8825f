import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import type { Clock } from '../clock.ts';

/** Tells the operator from other people, by the token of the settings. Nothing is kept: every replica knows a session again. */
export interface OperatorDoor {
  /** Value for the cookie `operatorCookie`, valid for `operatorSessionMs`; nothing when the token is wrong. */
  open(token: string): string | undefined;
  /** Whether the request comes from a browser that was let in, or brings the token itself (`Authorization: Bearer …`). */
  isOperator(request: Request): boolean;
}

export const operatorCookie = 'stevedore_operator';
export const operatorSessionMs = 12 * 3_600_000;

export function createOperatorDoor({ token, clock }: { readonly token: string; readonly clock: Clock }): OperatorDoor {
  const sign = (until: string): string =>
    createHmac('sha256', token).update(`operator until ${until}`).digest('base64url');
  const isToken = (given: string): boolean => isSame(given, token);
  return {
    open(given) {
      if (!isToken(given)) return undefined;
      const until = String(clock.now() + operatorSessionMs);
      return `${until}.${sign(until)}`;
    },
    isOperator(request) {
      const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
      if (bearer !== undefined) return isToken(bearer);
      const [until = '', signature = ''] = (parse(request.headers.get('cookie') ?? '')[operatorCookie] ?? '').split(
        '.',
      );
      return isSame(signature, sign(until)) && Number(until) > clock.now();
    },
  };
}

/** Takes equally long whatever is compared, so that nothing can be guessed piece by piece. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
