import { runProgram } from './program-process.ts';

/** Builds the program once, where there are sources newer than it, so that no two files of tests do at the same time. */
export async function setup(): Promise<void> {
  await runProgram(['--version'], { cwd: process.cwd(), env: {} });
}
