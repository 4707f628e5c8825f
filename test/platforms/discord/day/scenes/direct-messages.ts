import { someQuestion } from '../../../day/questions.ts';
import { persist, tell } from '../acts.ts';
import type { Scene } from '../day.ts';

/** Questions in direct messages, one after the other or all at once. */
export const directMessages: Scene = async (day) => {
  const { chance, town, size } = day;
  for (let count = 0; count < 5 * size; count += 1) {
    const user = day.someoneIn({ members: town.people });
    for (let more = true; more; more = chance.random() < 0.3) {
      const { text, says } = someQuestion(day);
      tell(day, user, text, says);
    }
    await day.beat();
  }
};

/** Commands there, in words and as Discord offers them. */
export const directCommands: Scene = async (day) => {
  const { discord, ledger, town, size } = day;
  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    const user = day.someoneIn({ members: town.people });
    tell(day, user, 'help', /ask <question>/);
    const { text, says } = someQuestion(day);
    const channel = discord.directMessage(user);
    const expected = ledger.expect({ what: `/ask ${text} of ${user}, directly`, channel, askers: [user], says });
    const give = () => discord.command({ channel, user, command: 'ask', options: { question: text } });
    going.push(persist(day, give, expected));
    await day.beat();
  }
  await Promise.all(going);
};

/** What is for one person alone and was asked for in a channel comes directly. */
export const privateMatters: Scene = async (day) => {
  const { discord, ledger, town, size } = day;
  for (let count = 0; count < 2 * size; count += 1) {
    const channel = day.someChannel();
    const user = day.someoneIn(channel);
    discord.say({ channel: channel.id, user, text: `<@${town.bot}> score` });
    const says = /^You have not answered anything here yet|^(- )?This week:/;
    ledger.expect({ what: `${user} asks for their score`, channel: discord.directMessage(user), says });
    await day.beat();
  }
};
