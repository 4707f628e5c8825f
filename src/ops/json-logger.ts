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
