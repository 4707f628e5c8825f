import { isWithheld } from '../../answer/withheld-question.ts';
import { UserError } from '../../errors.ts';
import type { Store, Vote } from '../../store/store.ts';
import type { Command } from '../command.ts';
import { among } from '../complete-choices.ts';
import { recentQuestion } from '../meant-answer.ts';
import { type Choice, createMessage } from '../message.ts';

export const vote: Command = {
  name: 'vote',
  summary: 'Say whether my last answer helped: vote helpful, or vote not helpful',
  options: [
    {
      name: 'verdict',
      summary: 'helpful, not helpful, or missing where the notes should say it',
      required: true,
      complete: among(['helpful', 'not helpful', 'missing']),
    },
  ],
  // A button says which answer it stands below, by the id of the question.
  read(words) {
    if (words === '') return {};
    const [, verdict, question] =
      /^((?:not[ -])?helpful|up|down|[+-]1|missing)(?: ([0-9a-z]{1,36}))?[.!]?$/i.exec(words) ?? [];
    return verdict === undefined ? undefined : { verdict, ...(question !== undefined && { question }) };
  },
  async run(request, deps) {
    const { store, clock } = deps;
    const { platform, person, options } = request;
    const verdict = readVote(options.verdict ?? '');
    if (verdict === undefined) {
      throw new UserError('vote-what', 'Did my last answer help? Say `vote helpful` or `vote not helpful`.');
    }
    const now = clock.now();
    const question = options.question ?? (await recentQuestion(request, deps))?.id;
    const isKept =
      question !== undefined &&
      (await store.questions.vote({ platform, person, question, vote: verdict, votedAt: now }));
    if (!isKept) throw new UserError('no-answer-to-vote-on', 'There is no recent answer of mine to vote on.');
    const choices = verdict === 'not-helpful' ? await gapChoices(question, store) : [];
    const offer = choices.length === 0 ? '' : ' Should the notes say more on it?';
    return createMessage({ markdown: `${thanks[verdict]}${offer}`, choices, visibility: 'asker' });
  },
};

const thanks: Readonly<Record<Vote, string>> = {
  helpful: 'Good to know, thank you.',
  'not-helpful': 'Noted, thank you. I bring the topic up again in your next `review`.',
  missing: 'Logged, thank you. Whoever keeps the notes can see that they should say this, and I tell you once they do.',
};

/** A question whose words are not kept tells nobody what is missing. */
async function gapChoices(id: string, { questions }: Pick<Store, 'questions'>): Promise<readonly Choice[]> {
  const asked = await questions.get(id);
  if (asked === undefined || isWithheld(asked.question)) return [];
  return [{ label: 'Log the gap', text: `vote missing ${id}`, typed: 'vote missing', buttonOnly: false }];
}

function readVote(words: string): Vote | undefined {
  const said = words.trim().toLowerCase();
  if (/^(?:helpful|up|\+1)$/.test(said)) return 'helpful';
  if (/^(?:not[ -]helpful|down|-1)$/.test(said)) return 'not-helpful';
  return said === 'missing' ? 'missing' : undefined;
}
