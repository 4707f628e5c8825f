import { UserError } from '../../errors.ts';
import type { Command } from '../command.ts';
import { among } from '../complete-choices.ts';
import { createMessage } from '../message.ts';

/** Names of what is deleted, for one and for several. */
const kinds = [
  ['questions', 'question', 'questions'],
  ['votes', 'vote', 'votes'],
  ['turns', 'turn of a conversation', 'turns of conversations'],
  ['attempts', 'quiz answer with its points', 'quiz answers with their points'],
  ['cards', 'review card', 'review cards'],
  ['sessions', 'quiz or review that you started', 'quizzes and reviews that you started'],
] as const;

export const forget: Command = {
  name: 'forget',
  summary: 'Delete everything that I keep about you: say forget me',
  options: [{ name: 'whom', summary: 'me', required: true, complete: among(['me']) }],
  read: (words) => (/^(?:me|about me)?[.!]?$/i.test(words) ? { whom: words === '' ? '' : 'me' } : undefined),
  async run(request, { store, memory }) {
    if (request.options.whom?.trim().toLowerCase() !== 'me') {
      const markdown = 'To delete your questions, answers, points and review cards for good, say `forget me`.';
      throw new UserError('forget-whom', markdown);
    }
    await memory.forget(request);
    const forgotten = await store.forget({ platform: request.platform, person: request.person });
    const lines = kinds.flatMap(([key, one, several]) => {
      const count = forgotten[key];
      return count === 0 ? [] : [`- ${count} ${count === 1 ? one : several}`];
    });
    const markdown =
      lines.length === 0 ? 'I kept nothing about you.' : `Deleted, all that I kept about you:\n\n${lines.join('\n')}`;
    return createMessage({ markdown, visibility: 'asker' });
  },
};
