import type { Writable } from 'node:stream';
import { pino } from 'pino';
import type { LoggerOptions, ProcessLogger } from './logger.ts';
import type { Redaction } from './redaction.ts';

/** One JSON object a line, for machines: `level`, `time` (ISO 8601), `requestId`, the fields, then `msg`. */
export function createJsonLogger(
  output: Writable,
  { least, redaction, requestId }: Pick<LoggerOptions, 'least' | 'redaction' | 'requestId'>,
): ProcessLogger {
  const log = pino(
    {
      level: least,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields },
      mixin: () => ofRequest(requestId?.()),
      // Last of all, so that nothing goes past it.
      hooks: { streamWrite: (line) => (redaction === undefined ? line : redactedLine(line, redaction)) },
    },
    output,
  );
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
    fatal: (message, fields = {}) => log.fatal(fields, message),
  };
}

const ofRequest = (requestId: string | undefined): object => (requestId === undefined ? {} : { requestId });

/** As data, because a secret may be spelled otherwise in JSON. */
function redactedLine(line: string, redaction: Redaction): string {
  try {
    return `${JSON.stringify(redaction.data(JSON.parse(line)))}\n`;
  } catch {
    return redaction.text(line);
  }
}

/** Not what else libraries put into their errors: a reply with its headers, the values of a row. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = pino.stdSerializers.err(error);
  return { type, message, stack, code };
}
