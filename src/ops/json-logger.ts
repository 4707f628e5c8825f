import type { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '../logger.ts';
import type { Level } from './logger.ts';

/** One JSON object a line, for machines: `level`, `time` (ISO 8601), `msg`, then the fields. */
export function createJsonLogger(output: Writable, least: Level): Logger {
  const log = pino(
    {
      level: least,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields },
    },
    output,
  );
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
  };
}

/** Not what else libraries put into their errors: a reply with its headers, the values of a row. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = pino.stdSerializers.err(error);
  return { type, message, stack, code };
}
