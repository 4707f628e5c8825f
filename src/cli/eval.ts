import { readFileSync } from 'node:fs';
import { openEdition } from '../edition.ts';
import { UserError } from '../errors.ts';
import { evaluate } from '../eval/evaluate.ts';
import { parseLabelledQuestions } from '../eval/labelled-question.ts';
import { renderEvaluation } from '../eval/report.ts';
import { showControls } from '../platforms/console/controls.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

export interface EvalOptions extends CorpusOption {
  readonly json?: boolean;
  /** 0 to 1. */
  readonly minScore: number;
}

/** Holds the answers against labelled questions; a score below the wanted one is a problem. */
export async function evalFile(file: string, options: EvalOptions, io: Io): Promise<ExitCode> {
  const questions = parseLabelledQuestions(readQuestions(file), file);
  const { engine } = await openEdition(await configWith(options));
  const evaluation = evaluate(engine, questions);
  io.stdout.write(
    options.json === true ? `${JSON.stringify(evaluation)}\n` : showControls(renderEvaluation(evaluation)),
  );
  return evaluation.score >= options.minScore ? exitCodes.fine : exitCodes.problem;
}

function readQuestions(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('usage', `cannot read the questions: ${reason}`, { cause });
  }
}
