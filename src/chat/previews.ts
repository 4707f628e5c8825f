import { holdsSecret } from '../answer/secret-guard.ts';
import { isForQuizAlone } from '../quiz/sessions/reply-intent.ts';
import { answerMessage } from './answer-message.ts';
import { readCall } from './bot.ts';
import type { CommandDeps } from './command.ts';
import { earlierQuestions } from './commands/ask.ts';
import type { Message } from './message.ts';
import type { Request } from './request.ts';

export interface Previews {
  /** See `Chat.preview`: it never rejects. */
  preview(request: Request): Promise<Message | undefined>;
}

/** What answering takes, and nothing that could be written to. */
export type PreviewsDeps = Pick<CommandDeps, 'engine' | 'logger' | 'commands' | 'calls'> & {
  readonly memory: Pick<CommandDeps['memory'], 'questions'>;
};

/** Whoever has written more than this has pasted it, and waits for no preview. */
const longestQuestion = 500;
/** Beyond so many at a time people go on without. */
const mostAtOnce = 50;

/** Answers as `ask` does, and leaves no trace: no turn of the conversation, no row, no line in the log. */
export function createPreviews({ engine, memory, logger, commands, calls }: PreviewsDeps): Previews {
  const all = [...commands, ...calls];
  let underWay = 0;

  function questionIn(written: string): string {
    const call = readCall(written, all);
    if (call === undefined) return isForQuizAlone(written) ? '' : written;
    return call.name === 'ask' ? (call.options.question ?? '').trim() : '';
  }

  async function answer(request: Request): Promise<Message | undefined> {
    const question = questionIn(request.text.trim());
    if (question === '' || question.length > longestQuestion || holdsSecret(question)) return undefined;
    const found = engine.ask(question, await earlierQuestions(request, { memory }));
    return found.state === 'smalltalk' ? undefined : answerMessage(found);
  }

  return {
    async preview(request) {
      if (underWay >= mostAtOnce) return undefined;
      underWay += 1;
      try {
        return await answer(request);
      } catch (error) {
        const { platform, place } = request;
        logger.warn('an answer could not be previewed', { platform, place, err: error });
        return undefined;
      } finally {
        underWay -= 1;
      }
    },
  };
}
