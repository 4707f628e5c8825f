import type { Expected } from '../../../day/ledger.ts';
import { command } from '../acts.ts';
import type { Day, Scene } from '../day.ts';
import { answerTogether } from './quizzes.ts';

/** The first channels have a daily quiz. */
const quizzed = (day: Day) => day.town.channels.slice(0, 4);

/** An admin wishes for a quiz at nine. */
export const wishForDailyQuiz: Scene = async (day) => {
  const wishes = quizzed(day).map(({ id }) =>
    command(day, { channel: id, user: day.town.admin, text: 'daily 09:00 UTC' }, /09:00.*The next one comes in/),
  );
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
