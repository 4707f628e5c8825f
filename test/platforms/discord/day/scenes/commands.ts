import type { OptionValues } from '../../../../fakes/discord/given-command.ts';
import { someQuestion } from '../../../day/questions.ts';
import { command, persist } from '../acts.ts';
import type { Scene } from '../day.ts';

/** What else one can say, and how the reply begins. */
const otherCommands: readonly (readonly [name: string, options: OptionValues, says: RegExp])[] = [
  ['help', {}, /ask <question>/],
  ['score', {}, /^You have not answered anything here yet|^(- )?This week:/],
  ['sources', {}, /^There is no answer to give sources for|^The (last )?answer is quoted from/],
  ['review', {}, /^You have no review cards|^Nothing to review now|^To review: /],
  ['leaderboard', { period: 'week' }, /^This week/],
  ['ask', { question: 'what is the salary of the mayor?' }, /^The notes don't say|^Not sure/],
];

/** Slash commands, answered for who gave them alone. */
export const commands: Scene = async (day) => {
  const { chance, size } = day;
  const going: Promise<unknown>[] = [];
  for (let count = 0; count < 6 * size; count += 1) {
    const channel = day.someChannel();
    const given = { channel: channel.id, user: day.someoneIn(channel) };
    const { text, says: answer } = someQuestion(day);
    const asking = ['ask', { question: text }, answer] as const;
    const [name, options, says] = chance.random() < 0.3 ? chance.pick(otherCommands) : asking;
    going.push(command(day, { ...given, name, options }, says));
    await day.beat();
  }
  await Promise.all(going);
};

/** Commands whose answer all may see. */
export const publicCommands: Scene = async (day) => {
  const { discord, ledger, size } = day;
  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    const { text, says } = someQuestion(day);
    const what = `public /ask ${text} of ${user}`;
    const expected = ledger.expect({ what, channel: channel.id, askers: [user], says });
    const options = { question: text, public: true };
    going.push(persist(day, () => discord.command({ channel: channel.id, user, command: 'ask', options }), expected));
    await day.beat();
  }
  await Promise.all(going);
};

/** "Answer from notes" in the menu of what somebody wrote, in a channel or in a thread. */
export const messageMenus: Scene = async (day) => {
  const { discord, ledger, chance, size } = day;
  const going: Promise<void>[] = [];
  for (let count = 0; count < 3 * size; count += 1) {
    const { id, members } = day.someChannel();
    const [writer = '', user = ''] = chance.some(members, 2);
    const { text, says } = someQuestion(day);
    const inThread = chance.random() < 0.5;
    const said = inThread
      ? discord.startThread({ channel: id, user: writer, name: 'tides', text })
      : discord.say({ channel: id, user: writer, text });
    const { channel, id: message } = said;
    const expected = ledger.expect({ what: `menu of ${user}: ${text}`, channel, person: user, says });
    const choose = () => discord.messageCommand({ channel, user, message, command: 'Answer from notes' });
    going.push(persist(day, choose, expected));
    await day.beat();
  }
  await Promise.all(going);
};
