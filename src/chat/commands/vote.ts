import { UserError } from '../../errors.ts';
import type { Vote } from '../../store/store.ts';
import type { Command } from '../command.ts';
import { createMessage } from '../message.ts';

/** A vote without a question is about what the person asked last, and that is a matter of minutes. */
const recentMs = 60 * 60_000;

export const vote: Command = {
  name: 'vote',
  summary: 'Say whether my last answer helped: helpful, or not helpful',
  options: [
    { name: 'helpful', summary: 'helpful, or not helpful', required: true },
    { name: 'question', summary: 'Id of the question, for buttons', required: false },
  ],
  read(words) {
    const [, verdict, question] = /^((?:not[ -])?helpful|up|down|[+-]1)(?: ([0-9a-z]{1,36}))?$/i.exec(words) ?? [];
    return verdict === undefined ? undefined : { helpful: verdict, ...(question !== undefined && { question }) };
  },
  async run(request, { store, clock }) {
    const { platform, person, options } = request;
    const now = clock.now();
    const last = async () => (await store.questions.byPerson({ platform, person }, now - recentMs, 1))[0]?.id;
    const question = options.question ?? (await last());
    const verdict: Vote = /not|down|-1/i.test(options.helpful ?? '') ? 'not-helpful' : 'helpful';
    const known =
      question !== undefined &&
      (await store.questions.vote({ platform, person, question, vote: verdict, votedAt: now }));
    if (!known) throw new UserError('no-answer-to-vote-on', 'There is no recent answer of mine to vote on.');
    const markdown =
      verdict === 'helpful'
        ? 'Good to know, thank you.'
        : 'Noted, thank you. I bring the topic up again in your next `review`.';
    return createMessage({ markdown, visibility: 'asker' });
  },
};
