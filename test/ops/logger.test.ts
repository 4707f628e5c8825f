import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions } from '../../src/ops/logger.ts';

async function create(options: Partial<LoggerOptions>) {
  const output = new PassThrough();
  const logger = await createLogger({ output, format: 'pretty', least: 'debug', colour: false, ...options });
  return { logger, written: () => String(output.read() ?? '') };
}

describe.each(['pretty', 'json'] as const)('the %s logger', (format) => {
  it('writes a line for each message at or above its level', async () => {
    const { logger, written } = await create({ format, least: 'warn' });
    for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level](`a ${level} line`);
    const text = written();
    expect(text).not.toMatch(/debug|info/);
    expect(text.match(/\n/g)).toHaveLength(2);
    expect(text).toMatch(/a warn line[\s\S]*a error line/);
  });
});

describe('the pretty logger', () => {
  it('keeps a message with its fields on one harmless line', async () => {
    const { logger, written } = await create({});
    logger.warn('a note is left out', { path: 'a b.md', line: 3, err: new Error('two\nlines \u001b[2J\u009b') });
    expect(written()).toBe('warn: a note is left out path="a b.md" line=3 err="two\\nlines \\u001b[2J?"\n');
  });

  it('colours the level when told to', async () => {
    const { logger, written } = await create({ colour: true });
    logger.error('x');
    expect(written()).toBe('\u001b[31merror\u001b[39m: x\n');
  });
});

describe('the JSON logger', () => {
  it('writes level, time, message and fields, and an error with its stack and cause', async () => {
    const { logger, written } = await create({ format: 'json' });
    logger.error('failed', { incident: 'abc', err: new Error('outer', { cause: new Error('inner') }) });
    const line = JSON.parse(written());
    expect(line).toMatchObject({ level: 'error', msg: 'failed', incident: 'abc' });
    expect(new Date(line.time).toISOString()).toBe(line.time);
    expect(line.err.stack).toContain('inner');
  });

  it('writes of an error its code, and nothing else that a library has put into it', async () => {
    const { logger, written } = await create({ format: 'json' });
    const more = { code: 'ESLACK', headers: { 'set-cookie': 'd=secret' }, data: { text: 'secret' } };
    logger.error('failed', { err: Object.assign(new TypeError('refused'), more) });
    const line = written();
    expect(JSON.parse(line).err).toMatchObject({ type: 'TypeError', message: 'refused', code: 'ESLACK' });
    expect(line).not.toContain('secret');
  });
});
