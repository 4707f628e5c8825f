import { openEdition } from '../edition.ts';
import { UserError } from '../errors.ts';
import { showControls } from '../platforms/console/controls.ts';
import { promptsOf } from '../prompts-of.ts';
import type { BankedPrompt } from '../quiz/prompt-bank.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

export interface QuizOptions extends CorpusOption {
  readonly list?: boolean;
  readonly json?: boolean;
  readonly seed?: string;
}

/** Prints the prompts that the notes yield, for an author's eye or for a machine. */
export async function quiz(topicWords: readonly string[], options: QuizOptions, io: Io): Promise<ExitCode> {
  if (options.list !== true && options.json !== true) {
    throw new UserError('usage', 'say --list or --json. To be quizzed, run stevedore serve and say: quiz');
  }
  const config = await configWith(options);
  const bank = promptsOf(await openEdition(config), config, { seed: options.seed });
  const topic = topicWords.join(' ');
  const prompts = await bank.about(topic);
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify(prompts.map(recordOf), null, 2)}\n`);
  } else {
    io.stdout.write(showControls([...prompts.map(render), summary(prompts)].join('\n')));
  }
  if (prompts.length > 0) return exitCodes.fine;
  io.stderr.write(`The notes yield no prompt${topic === '' ? '' : ` about "${showControls(topic)}"`}.\n`);
  return exitCodes.problem;
}

/** What `quiz --json` prints of a prompt; docs/command-line.md says what each key holds. */
function recordOf(prompt: BankedPrompt) {
  const {
    id,
    kind: type,
    stem,
    choices,
    answerIndex,
    answer,
    accepted,
    remark,
    explanation,
    citation,
    quality,
  } = prompt;
  return { id, type, stem, choices, answerIndex, answer, accepted, remark, explanation, citation, quality };
}

/** Begins with `path:line:` as compilers write it, so that editors find the place. */
function render({ kind, stem, choices, answerIndex, accepted, citation }: BankedPrompt): string {
  const place = `${citation.path}:${citation.startLine}`;
  const listed = choices.map((choice, index) => `  ${index === answerIndex ? '*' : ' '} ${index + 1}. ${choice}`);
  const typed = choices.length === 0 ? [`  * ${accepted.join(' | ')}`] : [];
  const heading = [citation.title, ...citation.headings].join(' › ');
  return [
    `${place}: ${kind} (${heading})`,
    ...stem.split('\n').map((line) => `    ${line}`.trimEnd()),
    ...listed,
    ...typed,
    '',
  ].join('\n');
}

function summary(prompts: readonly BankedPrompt[]): string {
  const kinds = new Map<string, number>();
  for (const { kind } of prompts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const notes = new Set(prompts.map(({ citation }) => citation.path)).size;
  const lines = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${String(count).padStart(5)} ${kind}`);
  return `${[...lines, `${String(prompts.length).padStart(5)} ${prompts.length === 1 ? 'prompt' : 'prompts'} from ${notes} ${notes === 1 ? 'note' : 'notes'}`].join('\n')}\n`;
}
