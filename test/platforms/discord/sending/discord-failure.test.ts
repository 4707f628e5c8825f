import { expect, it } from 'vitest';
import { DiscordError, failureOf, RateLimitedError } from '../../../../src/platforms/discord/discord-failure.ts';

const refused = (status: number, code?: number) => new DiscordError('', status, code);
const network = (code: string) => new Error('no reply', { cause: Object.assign(new Error(), { code }) });

it.each([
  [new RateLimitedError('', 1_500), { kind: 'limited', retryAfterMs: 1_500 }],
  [refused(403, 50013), { kind: 'refused', code: '50013' }],
  [refused(403, 0), { kind: 'refused', code: 'http_403' }],
  [refused(401), { kind: 'refused', code: 'http_401' }],
  [refused(302), { kind: 'refused', code: 'http_302' }],
  [refused(200), { kind: 'doubtful' }],
  [refused(408), { kind: 'doubtful' }],
  [refused(502), { kind: 'doubtful' }],
  [refused(503, 130000), { kind: 'doubtful' }],
  [refused(400, 110001), { kind: 'doubtful' }],
  [network('ECONNRESET'), { kind: 'doubtful' }],
  [network('ECONNREFUSED'), { kind: 'unsent' }],
  [network('ENOTFOUND'), { kind: 'unsent' }],
  [network('ERR_NEVER_CONNECTED'), { kind: 'unsent' }],
  [new DOMException('', 'TimeoutError'), { kind: 'doubtful' }],
  ['anything', { kind: 'doubtful' }],
])('%s is %o', (error, failure) => {
  expect(failureOf(error)).toEqual(failure);
});
