import type { Writable } from 'node:stream';
import type { ProcessLogger } from './logger.ts';

/** The part of `process` that tells of what nobody has caught. */
export interface CrashSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (reason: unknown) => void): unknown;
  off(event: 'uncaughtException' | 'unhandledRejection', listener: (reason: unknown) => void): unknown;
  exit(code: number): void;
}

interface CrashDeps {
  readonly source: CrashSource;
  readonly logger: Pick<ProcessLogger, 'fatal'>;
  /** Where the logger writes. */
  readonly output: Writable;
}

/** Who reads the log may be gone as well. */
const flushMs = 1_000;

/**
 * After what nobody has caught nobody knows what still holds: it is logged, and the process ends with 1. What it had taken, another
 * or the next one goes on with.
 * @returns what ends the watch
 */
export function endOnCrash({ source, logger, output }: CrashDeps): () => void {
  let isEnding = false;
  const end = (message: string) => (reason: unknown) => {
    const exit = (): void => source.exit(1);
    if (isEnding) return exit();
    isEnding = true;
    setTimeout(exit, flushMs);
    logger.fatal(message, { err: reason instanceof Error ? reason : new Error(String(reason)) });
    output.write('', exit);
  };
  const onException = end('the process ends: an error was caught by nobody');
  const onRejection = end('the process ends: a promise was rejected, and nobody had waited for it');
  source.on('uncaughtException', onException);
  source.on('unhandledRejection', onRejection);
  return () => {
    source.off('uncaughtException', onException);
    source.off('unhandledRejection', onRejection);
  };
}
