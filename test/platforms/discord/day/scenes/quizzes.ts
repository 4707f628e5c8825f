import type { Expected } from '../../../day/ledger.ts';
import { feedback, feedbackAgain, ofQuizQuestion, tally } from '../../../day/questions.ts';
import { ask, command, labelsOn, press, threadOn } from '../acts.ts';
import type { Day, Scene } from '../day.ts';

const isChoice = /^\d\. /;

/** Several answer by a press each, all at once; then one of them changes their mind, which does not count. */
export async function answerTogether(day: Day, prompt: Expected, players: readonly string[]): Promise<void> {
  const { ledger, chance } = day;
  const { channel } = prompt;

  async function choose(user: string, says: RegExp): Promise<Expected> {
    const button = chance.pick(labelsOn(day, prompt).filter((label) => isChoice.test(label)));
    const alone = { channel, person: user };
    const expected = ledger.expect({ what: `${user} presses ${button}`, ...alone, says });
    // A press of which Discord says that it failed may have counted; then the next one does not.
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

/** A quiz in a channel, of two questions for five players, one of whom types in the thread below. */
export const quizzes: Scene = async (day) => {
  const { discord, ledger, chance, town, messageContent, size } = day;

  async function play(): Promise<void> {
    const { id, members } = day.someChannel();
    const [typist = '', ...players] = chance.some(members, 5);
    const people = players.length + 1;
    const start = discord.say({ channel: id, user: typist, text: `<@${town.bot}> quiz` });
    const said = (what: string, below: string, says: RegExp, askers: readonly string[] = []) =>
      ledger.expect({ what, channel: id, below, says, askers });

    const first = said(`the first question for ${typist}`, start.id, ofQuizQuestion(1));
    await day.said(first);
    const prompt = ledger.found(first)[0]?.id ?? '';
    const thread = await threadOn(day, first);
    if (thread === undefined) return;
    discord.say({ channel: thread, user: typist, text: messageContent ? '1' : `<@${town.bot}> 1` });
    const direct = discord.directMessage(typist);
    await day.said(ledger.expect({ what: `${typist} types 1`, channel: direct, says: feedback }));
    await answerTogether(day, first, players);
    await day.said(said('the count of the first question', start.id, ofQuizQuestion(1, tally(people))));

    // Two want to go on at the same time: it goes on once, and one of them is told so, perhaps when all is over.
    const eager = players.slice(0, 2);
    const second = said('the second question', prompt, ofQuizQuestion(2), eager);
    const goOn = (user: string) => {
      const late = {
        channel: id,
        person: user,
        says: /^The quiz has gone on already\.|^No quiz is under way\./,
        least: 0,
      };
      return press(day, first, { user, button: 'Next' }, ledger.expect({ what: `${user} goes on, too late`, ...late }));
    };
    await Promise.all(eager.map(goOn));
    const closed = ofQuizQuestion(1, `Closed: \\d of ${people} were right`);
    await day.said(second, said('that the first is closed', start.id, closed));
    // Its reply may get lost, as whoever pressed is told.
    if (ledger.found(second).length === 0) return;
    await answerTogether(day, second, players);
    await day.said(said('the count of the second question', prompt, ofQuizQuestion(2, tally(players.length))));
    const summary = new RegExp(`Done\\. 2 questions, ${people} players\\.`);
    await day.said(ask(day, { channel: thread, user: typist, text: `<@${town.bot}> stop` }, summary));
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < size; count += 1) {
    going.push(play());
    await day.beat();
  }
  await Promise.all(going);
};

/**
 * A quiz of two questions that one person sees alone; each answer and the next question take the place of the last. Whoever misses
 * one has it among their cards afterwards.
 */
export const privateQuizzes: Scene = async (day) => {
  const { ledger, chance, size } = day;

  async function play(): Promise<void> {
    const channel = day.someChannel();
    const alone = { channel: channel.id, user: day.someoneIn(channel) };
    const first = await command(day, { ...alone, name: 'quiz', options: { count: '2' } }, ofQuizQuestion(1));
    await day.said(first);
    const after = [/^(Right|Not quite)[\s\S]*Question 2 of 2/, /^(Right|Not quite)[\s\S]*Done\. \d of 2 right/];
    let shown = first;
    let missed = false;
    for (const [index, says] of after.entries()) {
      const choices = labelsOn(day, shown).filter((label) => isChoice.test(label));
      if (choices.length === 0) return;
      const what = `private answer ${index + 1} of ${alone.user}`;
      const next = ledger.expect({ what, channel: channel.id, person: alone.user, says });
      shown.least -= 1;
      await press(day, shown, { user: alone.user, button: chance.pick(choices) }, next);
      await day.said(next);
      missed ||= ledger.found(next).some(({ text }) => text.startsWith('Not quite'));
      shown = next;
    }
    await command(day, { ...alone, name: 'score' }, /^(- )?This week:/);
    const cards = missed ? /^Nothing to review now\. You have|^To review: / : /^You have no review cards/;
    await command(day, { ...alone, name: 'review' }, cards);
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    going.push(play());
    await day.beat();
  }
  await Promise.all(going);
};
