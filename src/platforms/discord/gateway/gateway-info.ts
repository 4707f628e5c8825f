import type { Clock } from '../../../clock.ts';
import type { Api } from '../api.ts';
import { DiscordError } from '../discord-failure.ts';
import { refusedToken } from '../portal.ts';
import { isGatewayUrl } from './saved-sessions.ts';

/** What Discord says about connecting: https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export interface GatewayFacts {
  readonly url: string;
  /** How many shards Discord advises. */
  readonly shards: number;
  /** How many sessions may be begun at a time. */
  readonly maxConcurrency: number;
  /** How many sessions may be begun in a day, and how many of them are left until it is over. */
  readonly total: number;
  readonly remaining: number;
  readonly resetAfterMs: number;
}

export interface GatewayInfo {
  /**
   * Asks Discord, but not more often than once a minute; while it cannot be asked, what it said before holds.
   * @throws ConfigError for a refused token
   */
  read(signal: AbortSignal): Promise<GatewayFacts>;
  /** What Discord said last. @throws before it was read */
  known(): GatewayFacts;
  /** To be called for each session that is begun. */
  spend(): void;
}

interface GatewayInfoDeps {
  readonly api: Pick<Api, 'call'>;
  readonly clock: Clock;
}

/** Shards that connect together need not ask each for itself. */
const freshMs = 60_000;

export function createGatewayInfo({ api, clock }: GatewayInfoDeps): GatewayInfo {
  let latest: { readonly facts: GatewayFacts; readonly readAt: number; spent: number } | undefined;
  let reading: Promise<void> | undefined;

  async function ask(signal: AbortSignal): Promise<void> {
    try {
      const facts = factsIn(await api.call('GET', '/gateway/bot', { signal }));
      latest = { facts, readAt: clock.now(), spent: 0 };
    } catch (error) {
      if (error instanceof DiscordError && error.status === 401) throw refusedToken({ cause: error });
      if (latest === undefined) throw error;
    }
  }

  function known(): GatewayFacts {
    if (latest === undefined) throw new Error('Discord has not said yet where its gateway is');
    const { facts, readAt, spent } = latest;
    const resetAfterMs = facts.resetAfterMs - (clock.now() - readAt);
    const remaining = resetAfterMs > 0 ? facts.remaining - spent : facts.total;
    return { ...facts, remaining: Math.max(remaining, 0), resetAfterMs: Math.max(resetAfterMs, 0) };
  }

  return {
    async read(signal) {
      // Also where the clock was set back.
      if (latest === undefined || Math.abs(clock.now() - latest.readAt) >= freshMs) {
        reading ??= ask(signal).finally(() => {
          reading = undefined;
        });
        await reading;
      }
      return known();
    },
    known,
    spend() {
      if (latest !== undefined) latest.spent += 1;
    },
  };
}

/** @throws for what Discord would not say, as the page of a proxy */
function factsIn(reply: unknown): GatewayFacts {
  const { url, shards, session_start_limit: limit } = fieldsOf(reply);
  const { total, remaining, reset_after, max_concurrency } = fieldsOf(limit);
  const numbers = [shards, total, remaining, reset_after, max_concurrency].map(Number);
  const [advised = 0, perDay = 0, left = 0, resetAfterMs = 0, atOnce = 0] = numbers;
  if (typeof url !== 'string' || !isGatewayUrl(url) || numbers.some(Number.isNaN) || advised < 1 || atOnce < 1)
    throw new Error('Discord has not said where its gateway is, but something else');
  return { url, shards: advised, maxConcurrency: atOnce, total: perDay, remaining: left, resetAfterMs };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
