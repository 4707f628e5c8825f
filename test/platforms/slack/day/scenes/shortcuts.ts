import { someQuestion } from '../../../day/questions.ts';
import { persist } from '../acts.ts';
import type { Scene } from '../day.ts';

/** "Answer from notes" in the menu of what somebody else wrote, at the top of a channel or in a thread. */
export const shortcuts: Scene = async (day) => {
  const { slack, ledger, chance, size } = day;
  const going: Promise<void>[] = [];
  for (let count = 0; count < 3 * size; count += 1) {
    const channel = day.someChannel();
    const [writer = '', user = ''] = chance.some(channel.members, 2);
    const { text, says } = someQuestion(day);
    const root = slack.say({ channel: channel.id, user: writer, text: chance.pick([text, 'The tide is late.']) });
    const asked = chance.random() < 0.5 ? { thread_ts: root.ts } : {};
    const { ts } = slack.say({ channel: channel.id, user: writer, text, ...asked });
    const expected = ledger.expect({ what: `shortcut of ${user}: ${text}`, channel: channel.id, person: user, says });
    const choose = () => slack.messageShortcut({ channel: channel.id, user, ts, callbackId: 'answer_from_notes' });
    going.push(persist(day, choose, expected));
    await day.beat();
  }
  await Promise.all(going);
};
