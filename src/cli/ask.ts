import type { Answer } from '../answer/answer.ts';
import { answerMarkdown } from '../chat/answer-markdown.ts';
import { type Config, showsColour } from '../config.ts';
import { openEdition } from '../edition.ts';
import { UserError } from '../errors.ts';
import { showControls } from '../platforms/console/controls.ts';
import { askForRecord } from './answer-record.ts';
import { type CorpusOption, configWith, type ExitCode, exitCodes, type Io } from './io.ts';

export interface AskOptions extends CorpusOption {
  readonly json?: boolean;
  readonly batch?: boolean;
  /** Earlier questions, oldest first. */
  readonly context?: readonly string[];
}

/** An honest "the notes don't say" is a fine answer: only a batch line that cannot be read makes for a problem. */
export async function ask(words: readonly string[], options: AskOptions, io: Io): Promise<ExitCode> {
  const question = words.join(' ').trim();
  const { context = [] } = options;
  if (options.batch === true && (question !== '' || context.length > 0)) {
    throw new UserError('usage', 'with --batch, questions and their context come from standard input');
  }
  if (options.batch !== true && question === '') {
    throw new UserError('usage', 'nothing to answer; try: stevedore ask "what is a container"');
  }
  const config = await configWith(options);
  const { engine } = await openEdition(config);
  const { stdin: input, stdout: output, now } = io;
  if (options.batch === true) {
    const { answerBatch } = await import('./batch.ts');
    const failed = await answerBatch({ engine, input, output, now });
    return failed === 0 ? exitCodes.fine : exitCodes.problem;
  }
  if (options.json === true) {
    output.write(`${JSON.stringify(askForRecord(engine, question, context, now))}\n`);
  } else {
    output.write(await shown(engine.ask(question, context), config, output));
  }
  return exitCodes.fine;
}

async function shown(answer: Answer, config: Config, output: Io['stdout']): Promise<string> {
  const colour = showsColour(config, output);
  if (!colour && output.isTTY !== true) return `${showControls(answerMarkdown(answer).markdown)}\n`;
  // Only here, because a Markdown parser takes longer to load than an answer takes to find.
  const [{ answerMessage }, { renderMessage }] = await Promise.all([
    import('../chat/answer-message.ts'),
    import('../platforms/console/render-message.ts'),
  ]);
  const hyperlinks = config.terminal.hyperlinks && output.isTTY === true;
  return renderMessage(answerMessage(answer), { width: output.columns ?? 80, colour, hyperlinks });
}
