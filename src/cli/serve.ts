import { serve } from '../app.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

/** Chats until it is told to stop. */
export async function runServe(options: CorpusOption, io: Io): Promise<ExitCode> {
  const { stdin: input, stdout: output, stderr: errors, signals, crashes } = io;
  await serve(await configWith(options), { input, output, errors, signals, ...(crashes && { crashes }) });
  return exitCodes.fine;
}
