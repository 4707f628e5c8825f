import type { Expected } from '../../../day/ledger.ts';
import { command } from '../acts.ts';
import type { Day, Scene } from '../day.ts';
import { answerTogether } from './quizzes.ts';

/** Some channels, of more than one guild, have a daily quiz. */
const quizzed = ({ town: { channels } }: Day) => [...channels.slice(0, 2), ...channels.slice(-2)];

/** An admin wishes for a quiz at nine. */
export const wishForDailyQuiz: Scene = async (day) => {
  const given = { user: day.town.admin, name: 'daily', options: { setting: '09:00 UTC' } };
  const wishes = quizzed(day).map(({ id }) => command(day, { channel: id, ...given }, /09:00.*The next one comes in/));
  await day.said(...(await Promise.all(wishes)));
};

/** It was nine a moment ago. */
export function expectDailyQuiz(day: Day): readonly Expected[] {
  return quizzed(day).map(({ id }) => day.ledger.expect({ what: 'the daily quiz', channel: id, says: /^Daily quiz/ }));
}

/** Readers answer the daily quiz. */
export async function answerDailyQuiz(day: Day, prompts: readonly Expected[]): Promise<void> {
  await Promise.all(
    quizzed(day).map(async ({ id, members }, index) => {
      const prompt = prompts[index];
      if (prompt === undefined) return;
      const players = day.chance.some(members, 6);
      await answerTogether(day, prompt, players);
      const says = new RegExp(`^Daily quiz[^]*${players.length} people have answered`);
      await day.said(day.ledger.expect({ what: 'the count of the daily quiz', channel: id, says }));
    }),
  );
}
