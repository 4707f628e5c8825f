import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { failureOf } from '../../../../src/platforms/slack/slack-failure.ts';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const http = (status: number, headers = {}) => new WebAPIHTTPError(status, '', headers, '');
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }));

it.each([
  [new WebAPIRateLimitedError(30), { kind: 'limited', retryAfterMs: 30_000 }],
  [http(429, { 'retry-after': '5' }), { kind: 'limited', retryAfterMs: 5_000 }],
  [http(429), { kind: 'limited', retryAfterMs: 1_000 }],
  [platform('ratelimited'), { kind: 'limited', retryAfterMs: 1_000 }],
  [platform('channel_not_found'), { kind: 'refused', code: 'channel_not_found' }],
  [http(403), { kind: 'refused', code: 'http_403' }],
  [platform('internal_error'), { kind: 'doubtful' }],
  [platform('<html>Bad gateway</html>'), { kind: 'doubtful' }],
  [http(502), { kind: 'doubtful' }],
  [network('ECONNRESET'), { kind: 'doubtful' }],
  [network('UND_ERR_SOCKET'), { kind: 'doubtful' }],
  [network('ECONNREFUSED'), { kind: 'unsent' }],
  [network('ENOTFOUND'), { kind: 'unsent' }],
  [new DOMException('', 'TimeoutError'), { kind: 'doubtful' }],
  ['anything', { kind: 'doubtful' }],
])('%s is %o', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});
