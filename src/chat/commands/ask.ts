import type { Answer } from '../../answer/answer.ts';
import { UserError } from '../../errors.ts';
import { answerChoices } from '../answer-choices.ts';
import { answerMessage } from '../answer-message.ts';
import type { Command, CommandDeps } from '../command.ts';
import { completeQuestion } from '../complete-question.ts';
import type { Message } from '../message.ts';
import { recordQuestion } from '../recorded-question.ts';
import type { Request } from '../request.ts';

export const ask: Command = {
  name: 'ask',
  summary: 'Answer a question from the notes, with sources',
  options: [{ name: 'question', summary: 'What you want to know', required: true, complete: completeQuestion }],
  forAll: true,
  read: (words) => ({ question: words }),
  async run(request, deps) {
    const question = request.options.question?.trim() ?? '';
    if (question === '') throw new UserError('no-question', 'Ask me a question, or say `help`.');
    const answer = deps.engine.ask(question, await earlierQuestions(request, deps));
    return giveAnswer(request, { written: question, answer }, deps);
  },
};

/** In whose light a question is understood. A thread below a direct message goes on with what was said above it. */
export async function earlierQuestions(
  request: Request,
  { memory }: { readonly memory: Pick<CommandDeps['memory'], 'questions'> },
): Promise<readonly string[]> {
  const here = await memory.questions(request);
  const { platform, place, conversation, shared } = request;
  if (here.length > 0 || shared || conversation === place) return here;
  return memory.questions({ platform, conversation: place });
}

/** The answer with what one can do with it, and the question remembered. */
export async function giveAnswer(
  request: Request,
  { written, answer }: { readonly written: string; readonly answer: Answer },
  deps: CommandDeps,
): Promise<Message> {
  const { state } = answer;
  // A greeting is no turn: it would only stand between a question and its follow-up.
  if (state === 'smalltalk') return answerMessage(answer);
  const recorded = await recordQuestion(request, { written, answer }, deps);
  if (state === 'silent' || state === 'closest') {
    // Its words stand in the store alone, where they are forgotten with the person.
    deps.logger.info('the notes do not answer', { state, question: recorded?.id });
  }
  return answerMessage(answer, { choices: answerChoices(state, recorded, request) });
}
