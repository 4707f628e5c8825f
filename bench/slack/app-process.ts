import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signingSecret } from './load.ts';

export interface AppProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs an app in a process of its own, in HTTP mode. */
export async function startApp(
  args: readonly string[],
  port: number,
  environment: Record<string, string>,
): Promise<AppProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stevedore-bench-'));
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: signingSecret, SLACK_MODE: 'http' },
      ...{ SLACK_PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', ...environment },
    },
  });
  await listening(port, child);
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
    if (open) return;
    await wait(100);
  }
  throw new Error(`the app ended with ${child.exitCode} before it listened`);
}
