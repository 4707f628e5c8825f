import { topics } from '../../../day/notes.ts';
import { amongPeople, howToClean, whatIs, whereStored } from '../../../day/questions.ts';
import { calling } from '../acts.ts';
import type { Scene } from '../day.ts';

/** A question, its follow-ups without the bot's name, and people who talk to each other in between. */
export const conversations: Scene = async (day) => {
  const { slack, ledger, chance, size } = day;

  async function converse(): Promise<void> {
    const channel = day.someChannel();
    const { id } = channel;
    const [asker = '', listener = '', other = ''] = chance.some(channel.members, 3);
    const [first, second, third] = chance.some(topics, 3);
    if (first === undefined || second === undefined || third === undefined) return;
    const { ts: thread } = slack.say({ channel: id, user: asker, text: calling(day, whatIs(first).text) });
    const say = (user: string, text: string) => slack.say({ channel: id, user, text, thread_ts: thread });
    const expect = (what: string, says: RegExp) => ledger.expect({ what, channel: id, below: thread, says });

    await day.said(expect(`${asker} begins a thread on ${first.name}`, whatIs(first).says));
    say(asker, 'and how do I clean it?');
    await day.said(expect(`${asker} goes on about ${first.name}`, howToClean(first).says));
    say(listener, whatIs(second).text);
    await day.said(expect(`${listener} asks as well, about ${second.name}`, whatIs(second).says));
    for (const text of chance.some(amongPeople, 3)) {
      say(chance.pick([listener, other]), text);
      await day.beat();
    }
    say(listener, `<@${other}> ${whatIs(third).text}`);
    const last = chance.pick([asker, other]);
    say(last, calling(day, whereStored(third).text));
    expect(`${last} calls the bot again, about ${third.name}`, whereStored(third).says);
    say(other, chance.pick(amongPeople));
  }

  const going: Promise<void>[] = [];
  for (let count = 0; count < 4 * size; count += 1) {
    going.push(converse());
    await day.beat();
  }
  await Promise.all(going);
};
