import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { LogFields, Logger } from '../logger.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

const levels: readonly Level[] = ['debug', 'info', 'warn', 'error'];

export interface LoggerOptions {
  readonly output: Writable;
  /** json: for machines. pretty: one short line each, for a person at a terminal. */
  readonly format: 'json' | 'pretty';
  /** Lines below this level are not written. */
  readonly least: Level;
  readonly colour: boolean;
}

export async function createLogger(options: LoggerOptions): Promise<Logger> {
  if (options.format === 'pretty') return createPrettyLogger(options);
  // Only here, because loading pino takes longer than answering a question.
  const { createJsonLogger } = await import('./json-logger.ts');
  return createJsonLogger(options.output, options.least);
}

function createPrettyLogger({ output, least, colour }: LoggerOptions): Logger {
  const write =
    (level: Level) =>
    (message: string, fields: LogFields = {}) => {
      if (levels.indexOf(level) < levels.indexOf(least)) return;
      const details = Object.entries(fields).map(([name, value]) => ` ${name}=${inOneLine(value)}`);
      const label = colour ? styleText(level === 'error' ? 'red' : 'yellow', level, { validateStream: false }) : level;
      output.write(`${label}: ${message}${details.join('')}\n`);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function inOneLine(value: unknown): string {
  const text = value instanceof Error ? value.message : typeof value === 'string' ? value : JSON.stringify(value);
  if (/^[\w./:@+-]+$/.test(text)) return text;
  // JSON escapes the C0 controls; a terminal must not obey the others either.
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '?');
}
