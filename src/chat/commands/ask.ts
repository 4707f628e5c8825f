import type { Answer } from '../../answer/answer.ts';
import { holdsSecret } from '../../answer/secret-guard.ts';
import { UserError } from '../../errors.ts';
import { sectionId } from '../../quiz/section.ts';
import { orElse } from '../../store/or-else.ts';
import type { AskedQuestion } from '../../store/store.ts';
import { answerCitations, answerMessage } from '../answer-message.ts';
import type { Command, CommandRequest } from '../command.ts';

export const ask: Command = {
  name: 'ask',
  summary: 'Answer a question from the notes, with sources',
  options: [{ name: 'question', summary: 'What you want to know', required: true }],
  read: (words) => ({ question: words }),
  async run(request, { engine, memory, store, clock, newId, logger }) {
    const question = request.options.question?.trim() ?? '';
    if (question === '') throw new UserError('no-question', 'Ask me a question, or say `help`.');
    const answer = engine.ask(question, await memory.questions(request));
    if (answer.state === 'silent' || answer.state === 'closest') {
      logger.info('the notes do not answer', { state: answer.state, question: keepable(answer.question) });
    }
    // A greeting is no turn: it would only stand between a question and its follow-up.
    if (answer.state !== 'smalltalk') {
      const asked = recordOf(request, answer, newId(), clock.now());
      await Promise.all([
        memory.remember(request, keepable(question), answer),
        orElse(store.questions.record(asked), () => {}, logger),
      ]);
    }
    return answerMessage(answer);
  },
};

function recordOf(request: CommandRequest, answer: Answer, id: string, askedAt: number): AskedQuestion {
  const { platform, place, person } = request;
  const sections = [...new Set(answerCitations(answer).map(sectionId))];
  return { id, platform, place, person, question: keepable(answer.question), state: answer.state, sections, askedAt };
}

/** People paste whole configurations; what looks like a credential in them is neither for a log nor for a database. */
function keepable(question: string): string {
  return holdsSecret(question) ? '(withheld: it looks like it holds a credential)' : question;
}
