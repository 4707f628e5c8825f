import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ChildApp {
  readonly process: ChildProcess;
  /** Rejects should it end before it is stopped. */
  readonly failed: Promise<never>;
  /** Resolves once it has stopped. */
  stop(): Promise<void>;
}

/**
 * Runs an app in a process of its own, with a folder of its own for its data.
 * @param flags for Node.js, before the file.
 */
export function runChild(
  args: readonly string[],
  environment: Record<string, string>,
  flags: readonly string[] = [],
): ChildApp {
  const dataDir = mkdtempSync(join(tmpdir(), 'stevedore-bench-'));
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error', ...environment },
  });
  let isStopping = false;
  const failed = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      if (!isStopping) reject(new Error(`${args.join(' ')} has ended with ${code}`));
    });
  });
  failed.catch(() => {});
  return {
    process: child,
    failed,
    async stop() {
      isStopping = true;
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await gone;
      }
      rmSync(dataDir, { recursive: true });
    },
  };
}
