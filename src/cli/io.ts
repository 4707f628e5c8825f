import type { Readable, Writable } from 'node:stream';
import { type Config, folderPath, loadConfig } from '../config.ts';
import type { CrashSource } from '../ops/crash.ts';
import type { SignalSource } from '../ops/shutdown.ts';

/** fine: done. problem: done, and something was found wanting, or could not be done. usage: not understood. */
export const exitCodes = { fine: 0, problem: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a sub-command may use of the process. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly signals: SignalSource;
  /** Absent where somebody else looks after what nobody catches. */
  readonly crashes?: CrashSource;
  /** Milliseconds since any moment, with fractions. */
  readonly now: () => number;
}

export interface CorpusOption {
  /** From `--corpus DIR`. */
  readonly corpus?: string;
}

/** The settings, with the command line's say on top. @throws ConfigError */
export async function configWith({ corpus }: CorpusOption): Promise<Config> {
  const config = await loadConfig();
  return corpus === undefined ? config : { ...config, corpusDir: folderPath(corpus) };
}
