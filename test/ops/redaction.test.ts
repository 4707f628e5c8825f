import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/ops/logger.ts';
import { createRedaction } from '../../src/ops/redaction.ts';

// Credentials are put together here so that no scanner takes this file for a leak.
const discordToken = `${Buffer.from('123456789012345678').toString('base64url')}.Gh-_12.${'a1B2'.repeat(9)}`;
const key = (part: string) => `-----${part} RSA ${'PRIVATE'} KEY-----`;

/** What is written of a line, with these settings' secrets. */
async function written(format: 'json' | 'pretty', message: string, fields: object, secrets: readonly string[] = []) {
  const output = new PassThrough();
  const redaction = createRedaction(secrets);
  const logger = await createLogger({ output, format, least: 'debug', colour: false, redaction });
  logger.error(message, { ...fields });
  return String(output.read());
}

describe.each(['json', 'pretty'] as const)('a %s log', (format) => {
  it('holds no secret of the settings, wherever it stands and however it is spelled', async () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
      .filter((text) => text.trim().length >= 8);
    const around = fc.tuple(fc.string(), fc.string());
    await fc.assert(
      fc.asyncProperty(secret, around, fc.integer({ min: 0, max: 4 }), async (hidden, [before, after], depth) => {
        const text = `${before} ${hidden} ${after}`;
        const nested = Array.from({ length: depth }).reduce<unknown>((inner) => ({ inner: [inner] }), { [text]: text });
        const error = new Error(text, { cause: new Error(text) });
        const line = await written(format, text, { text, nested, err: error, at: new URL('http://x/?a=b') }, [hidden]);
        const shown = format === 'json' ? JSON.stringify(textsIn(JSON.parse(line))) : line;
        expect(shown).not.toContain(JSON.stringify(hidden).slice(1, -1));
        expect(shown).toContain('[redacted]');
        if (format === 'json') expect(JSON.parse(line)).toMatchObject({ level: 'error', err: { type: 'Error' } });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['xoxb-', `Slack said no to xoxb-${'123456789012'}-abcdefghij`],
    ['xapp-', `xapp-1-A0123-${'1234567890'}-abcdef`],
    ['a1B2', `the bot has ${discordToken}`],
    ['hunter2', 'cannot connect to postgres://stevedore:hunter2@db.example.com:5432/stevedore'],
    ['p%40ss', 'postgres://stevedore:p%40ss@db.example.com/stevedore'],
    ['QWERTY', `the key AKIA${'QWERTYUIOPASDFGH'} is refused`],
    ['wJalr', `aws_secret_access_key = ${'wJalrXUtnFEMI/K7MDENG/bPxRfiCY0123456789'}`],
    ['c2VjcmV0', 'Authorization: Basic c2VjcmV0OnBhc3N3b3Jk'],
    ['abcdef0123', 'authorization: "Bearer abcdef0123456789abcdef"'],
    ['sid=', 'Set-Cookie: sid=0123456789; HttpOnly'],
    ['0987654321', `https://example.com/?next=token%3Dxoxb-${'123456789012'}-0987654321`],
    ['T0AAA', 'posting to https://hooks.slack.com/commands/T0AAA/123/abc failed'],
    ['98765', 'wss://wss-primary.slack.com/link/?ticket=98765-4321&app_id=A1'],
    ['aW50ZXI', 'POST /interactions/123456789012345678/aW50ZXJhY3Rpb246/callback'],
    ['MIIEow', `${key('BEGIN')}\nMIIEowIBAAKCAQEA\n${key('END')}`],
    ['Tr0ub4', 'DB_PASSWORD=Tr0ub4dor&3'],
    ['ghp_', `ghp_${'a1B2'.repeat(9)}`],
  ])('holds nothing that looks like %s…', async (piece, text) => {
    const fields = { text, list: [{ text }], err: new Error(text) };
    const line = await written(format, text, fields);
    expect(line).not.toContain(piece);
    expect(line).toContain('[redacted]');
  });

  it('holds nothing that is kept under the name of a secret', async () => {
    const headers = { Authorization: 'plain words', cookie: 'plain words', accept: 'text/html' };
    const line = await written(format, 'a reply', { headers, token: 'plain words' });
    expect(line).not.toContain('plain words');
    expect(line).toContain('text/html');
  });

  it.each([
    'SLACK_BOT_TOKEN is not set; set it as docs/slack.md says.',
    'HTTP_PORT is 8080, where something listens already: stop that, or set HTTP_PORT to another port, or to off.',
    'the password of the database: ask who runs it',
    'nothing came over a socket for 8000 ms',
    '/srv/stevedore/node_modules/@discordjs/ws/dist/index.mjs:1234:56',
    'http://127.0.0.1:8080/notes/aws/ecs-roles.md?lines=118-118#cited',
    'slack 0f3k9a2m5x7q1bz 2026-01-05T09:00:00.000Z',
  ])('leaves %j as it is', async (text) => {
    const fields = { text, number: 12345678, none: null, yes: true, list: [1, 'two'] };
    const line = await written(format, text, fields, ['another secret']);
    expect(line).not.toContain('[redacted]');
    if (format === 'json') expect(JSON.parse(line)).toMatchObject({ msg: text, ...fields });
  });
});

it('takes out the longer of two secrets of which one begins the other', () => {
  const { text } = createRedaction(['password', 'password-and-more']);
  expect(text('password-and-more, password')).toBe('[redacted], [redacted]');
});

it('leaves alone what is too short to be told from a word', () => {
  expect(createRedaction(['slack', '']).text('slack listens')).toBe('slack listens');
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
