import { UserError } from '../../errors.ts';
import { isId } from '../../new-id.ts';
import { answerChoices } from '../answer-choices.ts';
import { answerMessage } from '../answer-message.ts';
import type { Command } from '../command.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { recalledQuestion } from '../meant-answer.ts';
import { createMessage } from '../message.ts';
import { personMarkdown } from '../person-markdown.ts';

/** A longer question is not shown whole above its answer, in characters. */
const longestQuestion = 300;

export const share: Command = {
  name: 'share',
  summary: 'Show everyone here an answer that only you have seen',
  options: [],
  publishes: true,
  read: (words) => (isId(words) ? { question: words } : undefined),
  async run(request, deps) {
    const { platform, person, options } = request;
    const id = options.question ?? '';
    const asked = await recalledQuestion(id, request, deps);
    if (asked.person !== person) throw new UserError('not-yours', 'Only who asked can share the answer.');
    const answer = deps.engine.ask(asked.question);
    if (answer.state === 'silent') throw new UserError('no-answer-to-share', 'The notes no longer answer that.');
    const isNew = await deps.store.events.claim({ platform, event: `share:${id}` }, deps.clock.now());
    if (!isNew) {
      // It may not have arrived, and then what the person was shown is all that they have.
      const markdown = 'You have shared this one already. If it is not there, ask again and share that.';
      return createMessage({ markdown, visibility: 'asker' });
    }
    const by = personMarkdown(person, { person: '', shared: true });
    const message = answerMessage(answer, {
      // As it was understood, which need not be what they wrote.
      above: `${by} shares an answer on: *${escapeMarkdown(shortened(asked.question))}*`,
      choices: answerChoices(answer.state, { id, isWithheld: false }, { visibility: 'everyone' }),
    });
    return { ...message, pressed: { becomes: 'gone' } };
  },
};

function shortened(question: string): string {
  return question.length <= longestQuestion ? question : `${question.slice(0, longestQuestion - 1).trimEnd()}…`;
}
