import type { LogFields, Logger } from '../logger.ts';
import type { Pseudonym } from './pseudonym.ts';

/** Fields in which the ids of people and of the places where they speak stand. */
const idFields: ReadonlySet<string> = new Set(['place', 'conversation', 'person', 'guild', 'channel']);

/** A logger that writes pseudonyms for the ids in its fields, so that nobody who logs has to think of it. */
export function createPseudonymousLogger(logger: Logger, pseudonym: Pseudonym): Logger {
  const hidden = (fields: LogFields): LogFields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, idFields.has(name) ? pseudonym(String(value)) : value]),
    );
  return {
    debug: (message, fields = {}) => logger.debug(message, hidden(fields)),
    info: (message, fields = {}) => logger.info(message, hidden(fields)),
    warn: (message, fields = {}) => logger.warn(message, hidden(fields)),
    error: (message, fields = {}) => logger.error(message, hidden(fields)),
  };
}
