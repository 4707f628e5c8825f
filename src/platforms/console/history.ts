import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../logger.ts';

/** Lines typed at the prompt, kept between sessions. */
export interface History {
  /** Newest first, each once, as node:readline wants them. */
  load(): string[];
  /** Never throws: without a history one can still ask. */
  add(line: string): void;
}

const maxLines = 500;

export function createHistory(folder: string, logger: Logger): History {
  const file = join(folder, 'console-history');
  return {
    load() {
      try {
        const lines = readFileSync(file, 'utf8').split('\n').reverse();
        return [...new Set(lines.filter((line) => line !== ''))].slice(0, maxLines);
      } catch (error) {
        if (!isMissing(error)) logger.warn('the console history cannot be read', { file, err: error });
        return [];
      }
    },
    add(line) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        // What people ask is theirs: readable by nobody else.
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      } catch (error) {
        logger.warn('the console history cannot be written', { file, err: error });
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
