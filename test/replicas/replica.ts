import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** From the start of a process to its end; times by the clock of this machine. */
export interface Life {
  readonly from: number;
  ended?: { readonly at: number; readonly how: 'killed' | 'stopped' };
  /** For how long it was paused, all in all. */
  pausedMs: number;
  readonly pauses: { readonly from: number; readonly to: number }[];
}

/** One of the processes that serve together, as an orchestrator sees it: started again after each end. */
export interface Replica {
  readonly name: string;
  /** Where Slack's requests go. */
  readonly port: number;
  readonly lives: readonly Life[];
  readonly state: 'down' | 'up' | 'paused';
  start(): void;
  /** At this moment, whatever it is doing. */
  kill(): Promise<void>;
  /** As an orchestrator stops it: killed where it takes too long. Resolves to its exit code. */
  stop(): Promise<number | null>;
  /** It stands still, as on a machine that swaps or is moved. */
  pause(): void;
  resume(): void;
  /** What all of its processes have logged, parsed. */
  readonly log: readonly LogLine[];
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface ReplicaOptions {
  readonly name: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** By how much the clock of the next process is ahead of this machine's. */
  readonly aheadMs: () => number;
}

const program = resolve('dist/main.js');
/** What Kubernetes gives a process after SIGTERM. */
const graceMs = 30_000;

export function createReplica({ name, port, env, aheadMs }: ReplicaOptions): Replica {
  const lives: Life[] = [];
  const log: LogLine[] = [];
  let child: ChildProcess | undefined;
  let pausedAt: number | undefined;

  function resume(): void {
    if (pausedAt === undefined) return;
    const life = lives.at(-1);
    if (life !== undefined) {
      life.pauses.push({ from: pausedAt, to: Date.now() });
      life.pausedMs += Date.now() - pausedAt;
    }
    pausedAt = undefined;
    child?.kill('SIGCONT');
  }

  async function end(how: 'killed' | 'stopped'): Promise<number | null> {
    const ending = child;
    const life = lives.at(-1);
    if (ending === undefined || life === undefined) return null;
    child = undefined;
    if (how === 'stopped') resume();
    pausedAt = undefined;
    if (how === 'killed') life.ended = { at: Date.now(), how };
    if (ending.exitCode === null && ending.signalCode === null) {
      const exit = once(ending, 'exit');
      ending.kill(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
      const late = setTimeout(() => ending.kill('SIGKILL'), graceMs);
      await exit;
      clearTimeout(late);
    }
    life.ended ??= { at: Date.now(), how: ending.signalCode === 'SIGKILL' ? 'killed' : how };
    return ending.exitCode;
  }

  return {
    name,
    port,
    lives,
    log,
    get state() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return 'down';
      return pausedAt === undefined ? 'up' : 'paused';
    },
    start() {
      const begun = spawn(process.execPath, ['--import', clockAhead(aheadMs()), program, 'serve'], {
        env: { PATH: process.env.PATH ?? '', ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = begun;
      lives.push({ from: Date.now(), pausedMs: 0, pauses: [] });
      let rest = '';
      begun.stderr?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line !== '') log.push(parsed(line));
      });
    },
    async kill() {
      await end('killed');
    },
    stop: () => end('stopped'),
    pause() {
      if (child === undefined || pausedAt !== undefined) return;
      pausedAt = Date.now();
      child.kill('SIGSTOP');
    },
    resume,
  };
}

/** A module that sets the clock of a process ahead, so that it need not be waited for. */
function clockAhead(ms: number): string {
  const code = `const Real = Date;
    globalThis.Date = class Date extends Real {
      constructor(...parts) { parts.length === 0 ? super(Real.now() + ${ms}) : super(...parts); }
      static now() { return Real.now() + ${ms}; }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** What Node itself says of a crash is no JSON, and an error. */
function parsed(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'error', msg: line };
  }
}
