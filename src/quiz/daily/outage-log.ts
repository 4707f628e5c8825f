import type { LogFields, Logger } from '../../logger.ts';

/** Says once that something does not work, however often it is tried, and once that it works again. */
export interface OutageLog {
  failed(subject: string, fields: LogFields): void;
  worked(subject: string): void;
}

export function createOutageLog(logger: Logger): OutageLog {
  const out = new Set<string>();
  return {
    failed(subject, fields) {
      if (!out.has(subject)) logger.error(`${subject} failed; said once until it works again`, fields);
      out.add(subject);
    },
    worked(subject) {
      if (out.delete(subject)) logger.info(`${subject} works again`);
    },
  };
}
