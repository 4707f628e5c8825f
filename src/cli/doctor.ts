import type { Config } from '../config.ts';
import { configFindings, examine } from '../examine.ts';
import { showControls } from '../platforms/console/controls.ts';
import type { Finding } from '../platforms/examination.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

export interface DoctorOptions extends CorpusOption {
  readonly json?: boolean;
}

/** Tries everything that `serve` needs, and says what to do about what does not work. */
export async function doctor(options: DoctorOptions, io: Io): Promise<ExitCode> {
  const findings = await diagnose(options);
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify({ problems, warnings, findings })}\n`
      : showControls(`${findings.map(render).join('')}\n${summary(problems, warnings)}\n`),
  );
  return problems === 0 ? exitCodes.fine : exitCodes.problem;
}

async function diagnose(options: CorpusOption): Promise<readonly Finding[]> {
  const check = 'settings';
  let config: Config;
  try {
    config = await configWith(options);
  } catch (error) {
    return configFindings(check, error);
  }
  return [{ check, state: 'ok', message: 'they can be read' }, ...(await examine(config))];
}

function render({ check, state, message, remedy }: Finding): string {
  const line = `${state.padEnd(9)}${check}: ${message}\n`;
  return remedy === undefined ? line : `${line}${' '.repeat(9)}${remedy}\n`;
}

function summary(problems: number, warnings: number): string {
  if (problems + warnings === 0) return 'All is well.';
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`;
}
