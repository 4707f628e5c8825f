import type { Writable } from 'node:stream';
import { type Config, showsColour } from '../config.ts';
import type { Corpus } from '../corpus/note.ts';
import type { Logger } from '../logger.ts';
import { createLogger, type ProcessLogger } from '../ops/logger.ts';
import { createRedaction } from '../ops/redaction.ts';
import { secretSettings } from './secret-settings.ts';

interface ServeLoggerDeps {
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly atTerminal: boolean;
  /** Of the request that this moment's work is for. */
  readonly requestId: () => string | undefined;
}

/** A person at a terminal wants few and short lines; a log collector wants all of them, as JSON. */
export function createServeLogger(
  config: Config,
  { output, atTerminal, requestId }: ServeLoggerDeps,
): Promise<ProcessLogger> {
  const forPerson = atTerminal || output.isTTY === true;
  return createLogger({
    output,
    format: forPerson ? 'pretty' : 'json',
    least: config.logLevel ?? (forPerson ? 'warn' : 'info'),
    colour: showsColour(config, output),
    redaction: createRedaction(secretSettings(config)),
    requestId,
  });
}

export function logProblems({ problems }: Corpus, logger: Logger): void {
  for (const { severity, path, line, code, message, remedy } of problems) {
    const fields = { path, ...(line !== undefined && { line }), code, message, remedy };
    if (severity === 'error') logger.warn('a note is left out', fields);
    else logger.info('a note has a problem', fields);
  }
}
