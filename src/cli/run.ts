import { CommanderError } from 'commander';
import { ConfigError, UserError } from '../errors.ts';
import { createRedaction } from '../ops/redaction.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { createProgram } from './program.ts';

/** Runs the command line. Never rejects: whatever goes wrong becomes a message and an exit code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  const program = createProgram(io, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io);
  }
}

function report(error: unknown, { stderr }: Io): ExitCode {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof UserError) {
    stderr.write(`stevedore: ${error.message}\n`);
    return error.code === 'usage' ? exitCodes.usage : exitCodes.problem;
  }
  if (error instanceof ConfigError) {
    for (const problem of error.problems) stderr.write(`stevedore: ${problem}\n`);
    return exitCodes.problem;
  }
  stderr.write(
    `stevedore: this is a mistake of ours, please report it.\n${createRedaction([]).text(inspectable(error))}\n`,
  );
  return exitCodes.problem;
}

function inspectable(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
