import { UserError } from '../../errors.ts';
import type { Vote } from '../../store/store.ts';
import type { Command } from '../command.ts';
import { createMessage } from '../message.ts';

/** A vote without a question is about what the person asked last, and that is a matter of minutes. */
const recentMs = 60 * 60_000;

export const vote: Command = {
  name: 'vote',
  summary: 'Say whether my last answer helped: vote helpful, or vote not helpful',
  options: [{ name: 'verdict', summary: 'helpful, or not helpful', required: true }],
  // A button says which answer it stands below, by the id of the question.
  read(words) {
    if (words === '') return {};
    const [, verdict, question] = /^((?:not[ -])?helpful|up|down|[+-]1)(?: ([0-9a-z]{1,36}))?[.!]?$/i.exec(words) ?? [];
    return verdict === undefined ? undefined : { verdict, ...(question !== undefined && { question }) };
  },
  async run(request, { store, clock }) {
    const { platform, person, options } = request;
    const verdict = readVote(options.verdict ?? '');
    if (verdict === undefined) {
      throw new UserError('vote-what', 'Did my last answer help? Say `vote helpful` or `vote not helpful`.');
    }
    const now = clock.now();
    const last = async () => (await store.questions.byPerson({ platform, person }, now - recentMs, 1))[0]?.id;
    const question = options.question ?? (await last());
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

function readVote(words: string): Vote | undefined {
  if (/^(?:helpful|up|\+1)$/i.test(words.trim())) return 'helpful';
  return /^(?:not[ -]helpful|down|-1)$/i.test(words.trim()) ? 'not-helpful' : undefined;
}
