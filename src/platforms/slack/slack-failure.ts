import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Failure } from '../sending/failure.ts';

/** Errors of connecting, before anything was sent. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Slack's own words for having stumbled: docs.slack.dev says of the first two that some of it may have been done. */
const stumbles = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

const rateLimits = new Set(['ratelimited', 'rate_limited']);

/** For what a Web API client or `fetch` has thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return limited(error.retryAfter);
  if (error instanceof WebAPIHTTPError) return failureOfStatus(error.statusCode, error.headers['retry-after']);
  if (error instanceof WebAPIPlatformError) {
    const { error: code, response_metadata } = error.data;
    if (rateLimits.has(code)) return limited(response_metadata?.retryAfter);
    // What is no code is the page of a proxy, of which nobody knows what it did.
    return stumbles.has(code) || !/^[a-z][a-z0-9_]*$/.test(code) ? { kind: 'doubtful' } : { kind: 'refused', code };
  }
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  return codesOf(cause).some((code) => neverConnected.has(code)) ? { kind: 'unsent' } : { kind: 'doubtful' };
}

/** Slack's own word for why it has said no; nothing where a proxy did, which may refuse what Slack would not. */
export function wordOfSlack(failure: Failure): string | undefined {
  return failure.kind === 'refused' && !failure.code.startsWith('http_') ? failure.code : undefined;
}

/** @param retryAfter the header, in seconds */
function failureOfStatus(status: number, retryAfter: string | null | undefined): Failure {
  if (status === 429) return limited(Number.parseInt(retryAfter ?? '', 10));
  return status >= 500 || status === 408 ? { kind: 'doubtful' } : { kind: 'refused', code: `http_${status}` };
}

/** @param seconds no number where Slack did not say */
function limited(seconds: number | undefined): Failure {
  return { kind: 'limited', retryAfterMs: 1000 * (seconds === undefined || Number.isNaN(seconds) ? 1 : seconds) };
}

/** The codes of an error and its causes. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}
