import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import { type DiscordError, RateLimitedError } from '../discord-failure.ts';

/** What is not even asked of Discord, because the answer is known. */
export interface Restraint {
  /**
   * @param request `POST /channels/1/messages`.
   * @param scopes whose limits hold for it as well.
   * @throws RateLimitedError while one of them is held up, or the refusal that the request has had again and again.
   */
  check(request: string, scopes: readonly string[]): void;
  /** Nothing in the scope (a request is one, too) goes out before. */
  hold(scope: string, retryAfterMs: number): void;
  /** Discord has answered with 401, 403 or 429, of which it counts how many come from one address. */
  countInvalid(): void;
  /** 401 or 403. */
  refused(request: string, error: DiscordError): void;
  succeeded(request: string): void;
}

/** The scope of everything that counts as invalid when it is refused. */
export const everything = 'everything';

/** docs.discord.com, "Rate limits", on invalid requests: 10,000 within 10 minutes, and the address is shut out. */
const windowMs = 600_000;
const mostInvalid = 5_000;

/** A request refused so often in a row is not sent for a while. Somebody may have mended it meanwhile, so that it is not long. */
const mostRefusals = 5;
const restMs = 60_000;

interface Refusals {
  readonly count: number;
  readonly error: DiscordError;
  readonly at: number;
}

interface Hold {
  readonly since: number;
  readonly ms: number;
}

/** How much is left of a pause, in milliseconds: nothing where the clock was set back, which may have been by years. */
const leftOf = ({ since, ms }: Hold, now: number): number => (now < since ? 0 : Math.max(0, since + ms - now));

export function createRestraint({ clock, logger }: { readonly clock: Clock; readonly logger: Logger }): Restraint {
  const holds = new BoundedMap<string, Hold>(10_000);
  const refusals = new BoundedMap<string, Refusals>(10_000);
  let invalid = { count: 0, since: clock.now() };

  const isRecent = ({ at }: Refusals, now: number): boolean => leftOf({ since: at, ms: restMs }, now) > 0;

  function hold(scope: string, retryAfterMs: number): void {
    holds.set(scope, { since: clock.now(), ms: retryAfterMs });
  }

  return {
    hold,
    check(request, scopes) {
      const now = clock.now();
      for (const scope of [request, ...scopes]) {
        const held = holds.get(scope);
        if (held === undefined) continue;
        const waitMs = leftOf(held, now);
        if (waitMs > 0) throw new RateLimitedError('Discord asks to wait', waitMs);
        holds.delete(scope);
      }
      const known = refusals.get(request);
      if (known !== undefined && known.count >= mostRefusals && isRecent(known, now)) throw known.error;
    },
    countInvalid() {
      const now = clock.now();
      if (leftOf({ ...invalid, ms: windowMs }, now) === 0) invalid = { count: 0, since: now };
      invalid.count += 1;
      if (invalid.count < mostInvalid) return;
      const shutMs = leftOf({ ...invalid, ms: windowMs }, now);
      hold(everything, shutMs);
      logger.error(
        'Discord has refused so many requests that it would shut out this address: nothing is sent for a while',
        {
          ...{ platform: 'discord', refused: invalid.count, minutes: Math.ceil(shutMs / 60_000) },
        },
      );
    },
    refused(request, error) {
      const known = refusals.get(request);
      const now = clock.now();
      const count = known !== undefined && isRecent(known, now) ? known.count : 0;
      refusals.set(request, { count: count + 1, error, at: now });
    },
    succeeded(request) {
      refusals.delete(request);
    },
  };
}
