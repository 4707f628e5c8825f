import { someQuestion } from '../../../day/questions.ts';
import { ask, calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** The bot is invited to guilds, says hello once, and is asked something there. One has an outage, one throws it out again. */
export const joins: Scene = async (day) => {
  const { discord, ledger, town } = day;
  for (const [index, channel] of town.others.entries()) {
    const { id, guild } = channel;
    discord.invite(guild);
    const says = /^Hello! Mention me and ask me a question/;
    await day.said(ledger.expect({ what: `hello in guild ${index}`, channel: id, says }));
    const question = someQuestion(day);
    const user = day.someoneIn(channel);
    await day.said(ask(day, { channel: id, user, text: calling(day, question.text) }, question.says));
    if (index === 0) {
      discord.beginOutage(guild);
      await day.beat();
      discord.endOutage(guild);
    }
    if (index === 1) {
      discord.kick(guild);
      discord.say({ channel: id, user, text: calling(day, question.text) });
    }
  }
};
