import { holdsSecret } from '../../answer/secret-guard.ts';
import { UserError } from '../../errors.ts';
import { answerMessage } from '../answer-message.ts';
import type { Command } from '../command.ts';

export const ask: Command = {
  name: 'ask',
  summary: 'Answer a question from the notes, with sources',
  options: [{ name: 'question', summary: 'What you want to know', required: true }],
  run(request, { engine, memory, logger }) {
    const question = request.options.question?.trim() ?? '';
    if (question === '') throw new UserError('no-question', 'Ask me a question, or say `help`.');
    const answer = engine.ask(question, memory.questions(request));
    // A greeting is no turn: it would only stand between a question and its follow-up.
    if (answer.state !== 'smalltalk') memory.remember(request, question, answer);
    if (answer.state === 'silent' || answer.state === 'closest') {
      logger.info('the notes do not answer', { state: answer.state, question: loggable(answer.question) });
    }
    return answerMessage(answer);
  },
};

/** People paste whole configurations; what looks like a credential in them is not for a log. */
function loggable(question: string): string {
  return holdsSecret(question) ? '(withheld: it looks like it holds a credential)' : question;
}
