import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AppProcessNews, AppProcessSettings } from './app-process.ts';

export type Stats = Extract<AppProcessNews, { kind: 'stats' }>;

/** The app in processes of its own, one after the other, so that one of them can be killed. */
export interface RunningApp {
  /** Resolves once it listens. */
  start(): Promise<void>;
  /** As an operator stops it; resolves once the process is gone. */
  stop(): Promise<void>;
  /** At this moment, whatever it is doing. */
  kill(): Promise<void>;
  stats(): Promise<Stats>;
  /** Whether there is one that listens. */
  readonly listens: boolean;
  /** For how long there has been one; 0 when there is none. */
  readonly listensForMs: number;
  /** Warnings and errors of all processes. */
  readonly log: readonly string[];
}

const program = fileURLToPath(new URL('app-process.ts', import.meta.url));

/** @param settings of the next process. */
export function createRunningApp(settings: () => AppProcessSettings): RunningApp {
  const log: string[] = [];
  let child: ChildProcess | undefined;
  let listensFrom: number | undefined;

  const running = (): ChildProcess => {
    if (child === undefined) throw new Error('No process runs.');
    return child;
  };

  function news<K extends AppProcessNews['kind']>(kind: K): Promise<Extract<AppProcessNews, { kind: K }>> {
    const from = running();
    return new Promise((resolve, reject) => {
      const forget = () => {
        from.off('message', hear);
        from.off('exit', die);
      };
      const hear = (told: AppProcessNews) => {
        if (!isOf(told, kind)) return;
        forget();
        resolve(told);
      };
      const die = () => {
        forget();
        reject(new Error(`The process has ended:\n${log.slice(-20).join('\n')}`));
      };
      from.on('message', hear);
      from.on('exit', die);
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined) return;
    const ending = child;
    child = undefined;
    listensFrom = undefined;
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  }

  return {
    async start() {
      child = spawn(process.execPath, ['--import', 'tsx', program], {
        env: { ...process.env, DAY: JSON.stringify(settings()) },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        log.push(...text.split('\n').filter((line) => line !== ''));
      });
      await news('listens');
      listensFrom = Date.now();
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async stats() {
      const reply = news('stats');
      running().send('stats');
      return reply;
    },
    get listens() {
      return listensFrom !== undefined;
    },
    get listensForMs() {
      return listensFrom === undefined ? 0 : Date.now() - listensFrom;
    },
    log,
  };
}

function isOf<K extends AppProcessNews['kind']>(
  told: AppProcessNews,
  kind: K,
): told is Extract<AppProcessNews, { kind: K }> {
  return told.kind === kind;
}
