import { pressables } from '../../../../fakes/slack/state/interactions.ts';
import type { Expected } from '../../../day/ledger.ts';
import { feedback, feedbackAgain, ofQuizQuestion, tally } from '../../../day/questions.ts';
import { press } from '../acts.ts';
import type { Day, Scene } from '../day.ts';

/** Several answer by a press each, all at once; then one of them changes their mind, which does not count. */
export async function answerTogether(day: Day, prompt: Expected, players: readonly string[]): Promise<void> {
  const { ledger, chance } = day;
  const { channel } = prompt;

  async function choose(user: string, says: RegExp): Promise<Expected> {
    const message = ledger.found(prompt)[0]?.message;
    const labels = pressables(message?.blocks ?? []).map(({ label }) => label);
    const button = chance.pick(labels.filter((label) => /^\d\. /.test(label)));
    const alone = { channel, person: user };
    const expected = ledger.expect({ what: `${user} presses ${button}`, ...alone, says });
    // A press of which Slack says that it went wrong may have counted; then the next one does not.
    const none = { least: 0, most: 0 };
    const second = ledger.expect({ what: `${user} presses ${button} again`, ...alone, says: feedbackAgain, ...none });
    await press(day, prompt, { user, button }, expected, second);
    return expected;
  }

  if (ledger.found(prompt).length === 0) return;
  await day.said(...(await Promise.all(players.map((user) => choose(user, feedback)))));
  const [hesitant] = players;
  if (hesitant !== undefined) await day.said(await choose(hesitant, feedbackAgain));
}

/** A quiz in a thread, of two questions for five players. */
export const quizzes: Scene = async (day) => {
  const { slack, ledger, chance, size } = day;

  async function play(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const [typist = '', ...players] = chance.some(channel.members, 5);
    const people = players.length + 1;
    const { ts: thread } = slack.say({ channel: id, user: typist, text: `<@${day.town.bot}> quiz` });
    const said = (what: string, says: RegExp) => ledger.expect({ what, channel: id, below: thread, says });

    const first = said(`the first question for ${typist}`, ofQuizQuestion(1));
    await day.said(first);
    slack.say({ channel: id, user: typist, text: '1', thread_ts: thread });
    await day.said(ledger.expect({ what: `${typist} types 1`, channel: id, person: typist, says: feedback }));
    await answerTogether(day, first, players);
    await day.said(said('the count of the first question', ofQuizQuestion(1, tally(people))));

    // Two want to go on at the same time: it goes on once, and one of them is told so.
    const second = said('the second question', ofQuizQuestion(2));
    const goOn = (user: string) => {
      const late = {
        channel: id,
        person: user,
        says: /^The quiz has gone on already\.|^No quiz is under way\./,
        least: 0,
      };
      return press(day, first, { user, button: 'Next' }, ledger.expect({ what: `${user} goes on, too late`, ...late }));
    };
    await Promise.all(players.slice(0, 2).map(goOn));
    await day.said(second, said('that the first is closed', ofQuizQuestion(1, `Closed: \\d of ${people} were right`)));
    await answerTogether(day, second, players);
    await day.said(said('the count of the second question', ofQuizQuestion(2, tally(players.length))));
    slack.say({ channel: id, user: typist, text: `<@${day.town.bot}> stop`, thread_ts: thread });
    await day.said(said('the summary', new RegExp(`Done\\. 2 questions, ${people} players\\.`)));
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < size; count += 1) {
    going.push(play());
    await day.beat();
  }
  await Promise.all(going);
};
