import { topics } from '../../../day/notes.ts';
import { howToClean, someQuestion, whatIs } from '../../../day/questions.ts';
import { ask, calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** People go on by replying to an answer; who switches the ping off is heard only where the bot may read all. */
export const replies: Scene = async (day) => {
  const { discord, ledger, chance, messageContent, size } = day;

  async function goOn(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const [user = '', other = ''] = chance.some(channel.members, 2);
    const topic = chance.pick(topics);
    const answer = ask(day, { channel: id, user, text: calling(day, whatIs(topic).text) }, whatIs(topic).says);
    await day.said(answer);
    const [answered] = ledger.found(answer);
    if (answered === undefined) return;
    const replyTo = answered.id;
    await day.said(ask(day, { channel: id, user, text: 'and how do I clean it?', replyTo }, howToClean(topic).says));
    const { text, says } = someQuestion(day);
    const silently = discord.say({ channel: id, user: other, text, replyTo, ping: false });
    if (messageContent) {
      ledger.expect({ what: `${other} replies without a ping: ${text}`, channel: id, below: silently.id, says });
    }
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 2 * size; count += 1) {
    going.push(goOn());
    await day.beat();
  }
  await Promise.all(going);
};

/** Somebody asks nobody, and somebody else calls the bot below it. Without the intent the bot cannot read what was asked. */
export const callsBelowQuestions: Scene = async (day) => {
  const { discord, chance, town, messageContent, size } = day;
  for (let count = 0; count < 2 * size; count += 1) {
    const channel = day.someChannel();
    const [asker = '', user = ''] = chance.some(channel.members, 2);
    const { text, says } = someQuestion(day);
    const { id: replyTo } = discord.say({ channel: channel.id, user: asker, text });
    const hello = /^Hello! Mention me and ask me a question/;
    ask(day, { channel: channel.id, user, text: `<@${town.bot}>`, replyTo }, messageContent ? says : hello);
    await day.beat();
  }
};
