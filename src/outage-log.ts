import type { LogFields, Logger } from './logger.ts';

/** Says once that something does not work, however often it is tried, and once that it works again. */
export interface OutageLog {
  /** @param fields tell one thing of this name from another, in fields of the log. */
  failed(name: string, error: unknown, fields?: LogFields): void;
  worked(name: string, fields?: LogFields): void;
}

export function createOutageLog(logger: Logger): OutageLog {
  const out = new Set<string>();
  const keyOf = (name: string, fields: LogFields): string => JSON.stringify([name, fields]);
  return {
    failed(name, error, fields = {}) {
      const key = keyOf(name, fields);
      if (!out.has(key)) logger.error(`${name} failed; said once until it works again`, { ...fields, err: error });
      out.add(key);
    },
    worked(name, fields = {}) {
      if (out.delete(keyOf(name, fields))) logger.info(`${name} works again`, fields);
    },
  };
}
