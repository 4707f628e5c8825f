import { someQuestion } from '../../../day/questions.ts';
import { command, persist } from '../acts.ts';
import type { Scene } from '../day.ts';

/** What else one can say, and how the reply begins. */
const otherCommands: readonly (readonly [text: string, says: RegExp])[] = [
  ['help', /ask <question>/],
  ['', /ask <question>/],
  ['score', /^You have not answered anything here yet|This week:/],
  ['sources', /^There is no answer to give sources for|^The (last )?answer is quoted from/],
  ['daily', /daily quiz|The next one comes/i],
  ['daily off', /^Only admins/],
  ['what is the salary of the mayor?', /^The notes don't say|^Not sure/],
];

/** Slash commands, answered for who gave them alone. */
export const commands: Scene = async (day) => {
  const { chance, size } = day;
  const going: Promise<unknown>[] = [];
  for (let count = 0; count < 6 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    const question = someQuestion(day);
    const [text, says] = chance.random() < 0.3 ? chance.pick(otherCommands) : ([question.text, question.says] as const);
    going.push(command(day, { channel: channel.id, user, text: text }, says));
    await day.beat();
  }
  await Promise.all(going);
};

/** Commands whose answer all may see. */
export const publicCommands: Scene = async (day) => {
  const { slack, ledger, size } = day;
  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    const { text, says } = someQuestion(day);
    const what = `/stevedore --public ${text} of ${user}`;
    const expected = ledger.expect({ what, channel: channel.id, askers: [user], says });
    const give = () => slack.command({ channel: channel.id, user, text: `--public ${text}` });
    going.push(persist(day, give, expected));
    await day.beat();
  }
  await Promise.all(going);
};
