import { WebAPIPlatformError } from '@slack/web-api';
import { expect, it } from 'vitest';
import type { Logger } from '../../../src/logger.ts';
import { createBoltLogger } from '../../../src/platforms/slack/bolt-logger.ts';

function open(loudest: 'debug' | 'error' = 'error') {
  const lines: string[] = [];
  const write = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`);
  };
  const logger: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { bolt: createBoltLogger(logger, loudest), lines };
}

it.each([
  ['token xoxb-123-456-aBcD is bad', 'token x… is bad'],
  ['xapp-1-A0123-456-abcdef', 'x…'],
  ['xoxe.xoxp-1-Mi0yL', 'x…'],
  ['cannot reach https://hooks.slack.com/commands/T1/2/secret', 'cannot reach https://hooks.slack.com/…'],
  ['(wss://wss-primary.slack.com/link/?ticket=1&app_id=2)', '(wss://wss-primary.slack.com/…)'],
  ['the box-office is closed', 'the box-office is closed'],
])('writes %s as %s', (text, written) => {
  const { bolt, lines } = open();
  bolt.warn(text);
  expect(lines).toEqual([`warn: slack sdk: ${written}`]);
});

it('leaves out objects, which may hold what people wrote, and all that is for debugging', () => {
  const { bolt, lines } = open();
  bolt.debug('http request body: what people wrote');
  bolt.error('failed', { text: 'what people wrote' }, new WebAPIPlatformError({ ok: false, error: 'no_text' }));
  expect(lines).toEqual(['error: slack sdk: failed … An API error occurred: no_text (slack_webapi_platform_error)']);
});

it('is no louder than it should be', () => {
  const { bolt, lines } = open('debug');
  bolt.error('a');
  bolt.warn('b');
  bolt.info('c');
  expect(lines.map((line) => line.split(':')[0])).toEqual(['debug', 'debug', 'debug']);
});
