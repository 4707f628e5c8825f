import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { LogFields, Logger } from '../logger.ts';
import type { Redaction } from './redaction.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

const levels: readonly (Level | 'fatal')[] = ['debug', 'info', 'warn', 'error', 'fatal'];

export interface LoggerOptions {
  readonly output: Writable;
  /** json: for machines. pretty: one short line each, for a person at a terminal. */
  readonly format: 'json' | 'pretty';
  /** Lines below this level are not written. */
  readonly least: Level;
  readonly colour: boolean;
  /** Nothing is taken out where it is absent. */
  readonly redaction?: Redaction;
  /** Of the request that this moment's work is for. */
  readonly requestId?: () => string | undefined;
}

/** Also says what ends the process. */
export interface ProcessLogger extends Logger {
  fatal(message: string, fields?: LogFields): void;
}

export async function createLogger(options: LoggerOptions): Promise<ProcessLogger> {
  if (options.format === 'pretty') return createPrettyLogger(options);
  // Only here, because loading pino takes longer than answering a question.
  const { createJsonLogger } = await import('./json-logger.ts');
  return createJsonLogger(options.output, options);
}

function createPrettyLogger({ output, least, colour, redaction, requestId }: LoggerOptions): ProcessLogger {
  const write =
    (level: Level | 'fatal') =>
    (message: string, fields: LogFields = {}) => {
      if (levels.indexOf(level) < levels.indexOf(least)) return;
      const id = requestId?.();
      // An incident is named after its request.
      const all = id === undefined || id === fields.incident ? fields : { ...fields, requestId: id };
      const details = plain(all, redaction).map(([name, value]) => ` ${name}=${inOneLine(value)}`);
      const isBad = level === 'error' || level === 'fatal';
      const label = colour ? styleText(isBad ? 'red' : 'yellow', level, { validateStream: false }) : level;
      output.write(`${label}: ${redaction?.text(message) ?? message}${details.join('')}\n`);
    };
  return {
    ...{ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    fatal: write('fatal'),
  };
}

/** As plain data, of an error its message alone. */
function plain(
  fields: LogFields,
  redaction: Redaction | undefined,
): readonly (readonly [name: string, value: unknown])[] {
  const known = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? value.message : value]);
  const data: unknown = JSON.parse(JSON.stringify(Object.fromEntries(known)));
  return Object.entries(Object(redaction === undefined ? data : redaction.data(data)));
}

function inOneLine(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^[\w./:@+-]+$/.test(text)) return text;
  // JSON escapes the C0 controls; a terminal must not obey the others either.
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '?');
}
