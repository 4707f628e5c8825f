import { topics } from '../../../day/notes.ts';
import { amongPeople, howToClean, whatIs, whereStored } from '../../../day/questions.ts';
import { ask, calling, threadOn } from '../acts.ts';
import type { Scene } from '../day.ts';

/**
 * A question, its follow-ups in the thread below the answer, and people who talk to each other in between. Follow-ups need the bot's
 * name where it may not read all.
 */
export const conversations: Scene = async (day) => {
  const { discord, chance, messageContent, size } = day;
  const following = (text: string) => (messageContent ? text : calling(day, text));

  async function converse(): Promise<void> {
    const { id, members } = day.someChannel();
    const [asker = '', listener = '', other = ''] = chance.some(members, 3);
    const [first, second, third] = chance.some(topics, 3);
    if (first === undefined || second === undefined || third === undefined) return;
    const answer = ask(day, { channel: id, user: asker, text: calling(day, whatIs(first).text) }, whatIs(first).says);
    await day.said(answer);
    const channel = await threadOn(day, answer);
    if (channel === undefined) return;

    const goingOn = { channel, user: asker, text: following('and how do I clean it?') };
    await day.said(ask(day, goingOn, howToClean(first).says));
    await day.said(ask(day, { channel, user: listener, text: following(whatIs(second).text) }, whatIs(second).says));
    for (const text of chance.some(amongPeople, 3)) {
      discord.say({ channel, user: chance.pick([listener, other]), text });
      await day.beat();
    }
    discord.say({ channel, user: listener, text: `<@${other}> ${whatIs(third).text}` });
    if (!messageContent) discord.say({ channel, user: asker, text: whatIs(third).text });
    const last = chance.pick([asker, other]);
    ask(day, { channel, user: last, text: calling(day, whereStored(third).text) }, whereStored(third).says);
    discord.say({ channel, user: other, text: chance.pick(amongPeople) });
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 4 * size; count += 1) {
    going.push(converse());
    await day.beat();
  }
  await Promise.all(going);
};
