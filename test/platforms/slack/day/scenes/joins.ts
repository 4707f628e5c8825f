import { someQuestion } from '../../../day/questions.ts';
import { calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** The bot is invited to channels, says hello once, and is asked something there. */
export const joins: Scene = async (day) => {
  const { slack, ledger, town } = day;
  for (const { id: channel, members } of town.others) {
    slack.invite(channel, town.admin);
    const says = /^Hello! Mention me and ask me a question/;
    await day.said(ledger.expect({ what: 'hello', channel, says }));
    const { text, says: answer } = someQuestion(day);
    const user = day.someoneIn({ members });
    const { ts: thread } = slack.say({ channel, user, text: calling(day, text) });
    ledger.expect({ what: `${user} asks: ${text}`, channel, below: thread, says: answer });
    await day.beat();
  }
};
