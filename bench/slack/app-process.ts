import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { runChild } from '../child-app.ts';
import { signingSecret } from './sender.ts';

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
  const app = runChild(args, {
    ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: signingSecret, SLACK_MODE: 'http' },
    ...{ SLACK_PORT: String(port), ...environment },
  });
  await Promise.race([listening(port, app.process), app.failed]);
  return { url: `http://127.0.0.1:${port}/slack/events`, stop: app.stop };
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
