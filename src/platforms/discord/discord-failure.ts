import type { Failure } from '../sending/failure.ts';

/** Discord, or a proxy before it, has answered a call with something else than success. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  /** Discord's own number for what is wrong; absent where it gave none, or was not asked. */
  readonly code: number | undefined;

  constructor(message: string, status: number, code?: number) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Discord asks to wait, and has done nothing. */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';

  constructor(
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(message);
  }
}

/** Errors of connecting, before anything was sent. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_NEVER_CONNECTED',
]);

/** Discord's numbers for having too much to do. */
const stumbles = new Set([40062, 110001, 130000]);

/**
 * For what `Api.call` has thrown. The code of a refusal is Discord's own number where it gave one (`50013`), and `http_403` where it
 * did not.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitedError) return { kind: 'limited', retryAfterMs: error.retryAfterMs };
  if (error instanceof DiscordError) return failureOfStatus(error.status, error.code);
  return codesOf(error).some((code) => neverConnected.has(code)) ? { kind: 'unsent' } : { kind: 'doubtful' };
}

function failureOfStatus(status: number, code: number | undefined): Failure {
  // What succeeded without being what Discord says is the page of a proxy, of which nobody knows what it did.
  if (status < 300 || status >= 500 || status === 408 || stumbles.has(code ?? 0)) return { kind: 'doubtful' };
  // 0 is Discord's number for anything.
  return { kind: 'refused', code: code === undefined || code === 0 ? `http_${status}` : String(code) };
}

/** The codes of an error and its causes. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}
