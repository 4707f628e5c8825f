import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const bin = resolve('bin/stevedore.js');

export interface ProgramPlace {
  readonly cwd: string;
  /** All of the environment but PATH. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ProgramProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it has written so far. */
  readonly seen: { stdout: string; stderr: string };
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts the program as a shell would. The first start in a checkout builds it. */
export function startProgram(args: readonly string[], { cwd, env }: ProgramPlace): ProgramProcess {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HTTP_PORT: 'off', ...env },
  });
  const seen = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    seen.stdout += data;
  });
  child.stderr.on('data', (data) => {
    seen.stderr += data;
  });
  const ended = new Promise<number | null>((resolveEnd) => child.on('close', (code) => resolveEnd(code)));
  return { child, seen, ended };
}

/** Runs the program to its end. */
export async function runProgram(args: readonly string[], place: ProgramPlace, input = '') {
  const { child, seen, ended } = startProgram(args, place);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await ended;
  return { code, ...seen };
}
